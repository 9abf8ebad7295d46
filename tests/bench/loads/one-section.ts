// A hundred people in one section, twenty of them typing; first without anybody's cursor, then with everybody's.
import type { Running } from '../candidates.ts';
import type { Shown } from '../figures.ts';
import { Typing } from '../typing.ts';
import type { Page } from '../wires/wire.ts';
import { everybodyIn, typed, type Load, type Pace } from './load.ts';

const SHAPE = { meetings: 1, people: 100, sections: 1 };
const WRITERS = 20;
const PER_SECOND = 100;
/** Everybody's cursor moves so often, besides with each letter. */
const POINT_MS = 500;

function pointing(pages: readonly Page[]): () => void {
	let clock = 1;
	const timers = pages.map((page, index) => {
		const timer = setInterval(() => page.point(0, (clock += 1)), POINT_MS);
		return index % 2 === 0 ? timer : timer.refresh();
	});
	return () => timers.forEach((timer) => clearInterval(timer));
}

async function phase(running: Running, pace: Pace, present: boolean) {
	const typing = new Typing();
	const [pages = []] = await everybodyIn(SHAPE, (where) =>
		typing.seat((events) => running.wire.join(where, events)),
	);
	for (const page of pages.slice(0, WRITERS)) typing.add(page, 0, SHAPE.people - 1);
	const stop = present ? pointing(pages) : () => undefined;
	typing.start(PER_SECOND, (page, section, clock) => {
		if (present) page.point(section, clock + 1_000_000);
	});
	const measured = await typed(running, typing, pace);
	stop();
	const { missing } = await typing.stop();
	for (const page of pages) page.close();
	return { ...measured, missing };
}

export const oneSection = (pace: Pace): Load => ({
	title: `${SHAPE.people} people in one section, ${WRITERS} typing, without and with presence`,
	shape: SHAPE,
	async round(running: Running): Promise<Shown> {
		const alone = await phase(running, pace, false);
		const present = await phase(running, pace, true);
		return {
			'cpu-per-delivered-100-in-one-section': alone.cpu,
			'cpu-per-delivered-100-with-presence': present.cpu,
			'latency-100-in-one-section-p95': alone.p95,
			'latency-100-with-presence-p50': present.p50,
			'latency-100-with-presence-p95': present.p95,
			'latency-100-with-presence-p99': present.p99,
			'latency-100-presence-to-none-p95-ratio': present.p95 / alone.p95,
			'lost-100-in-one-section': alone.missing + present.missing,
		};
	},
});
