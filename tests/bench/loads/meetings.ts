// Twenty meetings of 12 people and 8 sections, one writer a section, 1,500 letters a second in all.
import type { Running } from '../candidates.ts';
import type { Shown } from '../figures.ts';
import { Typing } from '../typing.ts';
import { everybodyIn, typed, type Load, type Pace } from './load.ts';

const SHAPE = { meetings: 20, people: 12, sections: 8 };
export const PER_SECOND = 1_500;

export const meetings = (pace: Pace): Load => ({
	title: `${SHAPE.meetings} meetings of ${SHAPE.people}, ${PER_SECOND} letters a second`,
	shape: SHAPE,
	async round(running: Running): Promise<Shown> {
		const typing = new Typing();
		const pages = await everybodyIn(SHAPE, (where) =>
			typing.seat((events) => running.wire.join(where, events)),
		);
		for (const meeting of pages)
			for (let section = 0; section < SHAPE.sections; section++)
				typing.add(meeting[section]!, section, SHAPE.people - 1);
		typing.start(PER_SECOND, () => undefined);
		const { cpu, p50, p95, p99, generator } = await typed(running, typing, pace);
		const { missing } = await typing.stop();
		for (const page of pages.flat()) page.close();
		return {
			'cpu-per-delivered': cpu,
			'latency-typing-p50': p50,
			'latency-typing-p95': p95,
			'latency-typing-p99': p99,
			'lost-typing': missing,
			'cpu-generator-share': generator,
		};
	},
});
