// What every load has: its shape for our own server's tables, and one round with one running server.
import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../candidates.ts';
import type { Shown } from '../figures.ts';
import { quantile, sorted } from '../figures.ts';
import type { Shape } from '../tables.ts';
import type { Typing } from '../typing.ts';
import type { Page } from '../wires/wire.ts';

export interface Load {
	/** In the terminal, while it runs. */
	readonly title: string;
	readonly shape: Shape;
	/** null: this server has nothing to show here. */
	round(running: Running): Promise<Shown | null>;
}

export interface Pace {
	readonly warmMs: number;
	readonly measureMs: number;
}

/** Everybody at the table, at most so many coming in at a time. */
export async function everybodyIn(
	{ meetings, people, sections }: Shape,
	come: (where: { meeting: number; person: number; sections: number }) => Promise<Page>,
): Promise<Page[][]> {
	const all: Page[][] = [];
	for (let meeting = 0; meeting < meetings; meeting++) {
		const places = Array.from({ length: people }, (_, person) => ({ meeting, person, sections }));
		all.push(await Promise.all(places.map(come)));
	}
	return all;
}

interface Typed {
	/** Microseconds of the server's processor per letter that reached a screen. */
	readonly cpu: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	/** Per cent of one core that this generator used. */
	readonly generator: number;
}

/** Lets people type for a while and measures the end of it. */
export async function typed(running: Running, typing: Typing, pace: Pace): Promise<Typed> {
	await pause(pace.warmMs);
	const before = {
		cpu: await running.process.cpu(),
		own: process.cpuUsage(),
		at: performance.now(),
	};
	const delivered = typing.delivered;
	typing.measure();
	await pause(pace.measureMs);
	const ms = performance.now() - before.at;
	const cpu = (await running.process.cpu()) - before.cpu;
	const own = process.cpuUsage(before.own);
	const latencies = sorted(typing.latencies);
	return {
		cpu: cpu / (typing.delivered - delivered),
		p50: quantile(latencies, 0.5),
		p95: quantile(latencies, 0.95),
		p99: quantile(latencies, 0.99),
		generator: (own.user + own.system) / ms / 10,
	};
}
