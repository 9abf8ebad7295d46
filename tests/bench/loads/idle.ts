// A thousand people at their tables, connected, and nobody says a word.
import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../candidates.ts';
import type { Shown } from '../figures.ts';
import type { Where } from '../wires/wire.ts';
import { everybodyIn, type Load } from './load.ts';

const KB = 1024;
/** Until what coming in left behind has settled. */
const SETTLE_MS = 3_000;
/** Meetings that are there before it is counted what each further person takes: a process grows once, whoever comes. */
const FIRST = 10;
const NOBODY_LISTENS = {
	update: () => undefined,
	presence: () => undefined,
	lost: () => undefined,
};

export function idle(people: number, idleMs: number): Load {
	const shape = { meetings: Math.ceil(people / 12), people: 12, sections: 8 };
	const seated = shape.meetings * shape.people;
	return {
		title: `${seated} people connected and idle`,
		shape,
		async round(running: Running): Promise<Shown> {
			const join = (where: Where) => running.wire.join(where, NOBODY_LISTENS);
			const first = await everybodyIn({ ...shape, meetings: FIRST }, join);
			await pause(SETTLE_MS);
			const before = await running.process.memory();
			const rest = await everybodyIn({ ...shape, meetings: shape.meetings - FIRST }, (where) =>
				join({ ...where, meeting: where.meeting + FIRST }),
			);
			await pause(SETTLE_MS);
			const after = await running.process.memory();
			const came = rest.flat().length;
			const cpu = await running.process.cpu();
			await pause(idleMs);
			const used = (await running.process.cpu()) - cpu;
			for (const page of [...first, ...rest].flat()) page.close();
			return {
				'memory-per-person': (after.resident - before.resident) / came / KB,
				'memory-live-per-person': (after.live - before.live) / came / KB,
				'cpu-idle-per-person-second': used / seated / (idleMs / 1000),
			};
		},
	};
}
