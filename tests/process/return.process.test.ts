// Five hundred pages come back at once after a kill (H8): each has its text and its words again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type } from '#lib/client/live-world.ts';
import { inLong } from '../tools/long.ts';
import { ClientPage } from '../live/client-table.ts';
import { KillableServer } from './kill-table.ts';

const MEETINGS = inLong(4, 10);
const PEOPLE = inLong(10, 25);
/** Each person has a window on the table and one on the side. */
const WINDOWS = 2;
const PATIENT = { timeout: 150_000, interval: 20 };

beforeEach(() => void vi.stubGlobal('window', new EventTarget()));
afterEach(() => void vi.unstubAllGlobals());

test('[W15] everybody comes back at once after a kill, with what they wrote meanwhile', async () => {
	await using server = await KillableServer.start();
	const names = Array.from({ length: PEOPLE }, (_, n) => `person ${n}`);
	const tables = [];
	for (let n = 0; n < MEETINGS; n++) tables.push(await server.meeting(names, 1));
	const pages = tables.flatMap(({ table, sections }) =>
		names.flatMap((name) =>
			Array.from({ length: WINDOWS }, () => ({
				page: new ClientPage(table.person(name), table.meeting),
				section: sections[0]!,
				meeting: table.meeting,
			})),
		),
	);
	for (const { page, section } of pages) await page.opened(section);
	await server.kill();
	for (const { page } of pages) page.held = true;
	await vi.waitFor(() => {
		if (pages.some(({ page }) => page.meeting.connection.state === 'live')) throw new Error('live');
	}, PATIENT);
	for (const [n, { page, section }] of pages.entries())
		type(page.section(section).document!.doc, `mot${n}x`);
	await server.startAgain();

	const from = performance.now();
	for (const { page } of pages) page.held = false;
	window.dispatchEvent(new Event('focus'));
	const isBack = ({ page, section, meeting }: (typeof pages)[number]): boolean => {
		const words = page.words(section);
		const all = pages.flatMap((one, n) => (one.meeting === meeting ? [`mot${n}x`] : []));
		return page.meeting.saving.state === 'saved' && all.every((word) => words.includes(word));
	};
	await vi.waitFor(() => {
		const away = pages.filter((one) => !isBack(one)).length;
		if (away > 0) throw new Error(`${away} of ${pages.length} are not back`);
	}, PATIENT);
	const seconds = (performance.now() - from) / 1_000;
	console.log(`${pages.length} pages were back and alike ${seconds.toFixed(1)} s after they tried`);
	expect(seconds).toBeLessThan(120);
	for (const { page } of pages) expect(page.meeting.undelivered).toEqual([]);
	for (const { page } of pages) page.stop();
});
