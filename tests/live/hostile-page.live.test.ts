// Pages that ask for too much, on real sockets: they meet a limit, and nobody beside them notices (F1, F8).
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { TOO_LARGE, TRY_LATER } from '#lib/sync/close-codes.ts';
import { encodeFrame } from '#lib/sync/frames.ts';
import { MAX_MESSAGE_BYTES, MAX_SOCKETS_PER_PERSON } from '#lib/sync/limits.ts';
import {
	QUERY_AWARENESS_MESSAGE,
	step1Message,
	updateMessage,
} from '#lib/sync/section-messages.ts';
import type { LivePage } from './live-page.ts';
import { served, until } from './served-world.ts';

const EMPTY_UPDATE = updateMessage(Uint8Array.of(0, 0));

async function table() {
	const { world, join } = await served();
	const section = await world.shared();
	const [amo, mother] = [await world.page('amo'), await world.page('mother')];
	let count = 0;
	/** What is written in this moment is read in this moment. */
	const goesOn = async (): Promise<void> => {
		const words = `mot ${(count += 1)}`;
		amo.write(section, words);
		await until(() => mother.text(section).includes(words));
		expect(amo.closed).toBeUndefined();
	};
	return { world, join, section, amo, mother, goesOn };
}

const isSaved = (page: LivePage): boolean =>
	[...page.channels.values()].every(({ saved, sent }) => saved === sent);

test('[W53] two hundred sockets of one person: eight stay, and nobody else notices', async () => {
	const { join, goesOn, amo } = await table();
	await goesOn();
	const all = await Promise.all(Array.from({ length: 200 }, () => join('marc', false)));
	await goesOn();
	const open = () => all.filter(({ closed }) => closed === undefined);
	await until(() => open().length === MAX_SOCKETS_PER_PERSON);
	for (const { closed } of all) expect([undefined, TRY_LATER]).toContain(closed);
	await goesOn();
	for (const { ws } of open()) ws.terminate();
	const again = await join('marc');
	expect(again.closed).toBeUndefined();
	expect(isSaved(amo)).toBe(true);
});

/** Questions, and updates that change nothing. */
function flood(channel: number, messages: number): Uint8Array[] {
	return Array.from({ length: messages }, (_, n) => {
		if (n % 3 === 1) return encodeFrame(channel, step1Message(Uint8Array.of(0)));
		if (n % 3 === 2) return encodeFrame(channel, QUERY_AWARENESS_MESSAGE);
		return encodeFrame(channel, EMPTY_UPDATE);
	});
}

test('[W50] a thousand messages at once, again and again, are answered in time, and nobody else waits for them', async () => {
	const { world, join, goesOn } = await table();
	await world.draft('marc');
	const page = await join('marc');
	await goesOn();
	for (let second = 0; second < 5; second++) {
		for (const message of flood(1, 1_000)) page.ws.send(message);
		await goesOn();
		await world.pass(1_000);
	}
	expect(page.closed).toBeUndefined();
	await goesOn();
});

test('[W2] messages over the limit and fragments without an end cost nobody else anything', async () => {
	const { join, goesOn } = await table();
	const attacks: ((ws: WebSocket) => void)[] = [
		(ws) => ws.send(new Uint8Array(MAX_MESSAGE_BYTES + 1)),
		(ws) => ws.send(new Uint8Array(5 * MAX_MESSAGE_BYTES)),
		(ws) => {
			const piece = new Uint8Array(16 * 1024);
			const more = (): void => {
				if (ws.readyState === WebSocket.OPEN) ws.send(piece, { fin: false }, more);
			};
			more();
		},
	];
	for (const attack of attacks) {
		const page = await join('marc');
		attack(page.ws);
		await goesOn();
		await until(() => page.closed !== undefined);
		expect([TOO_LARGE, 1006]).toContain(page.closed);
		await goesOn();
	}
});
