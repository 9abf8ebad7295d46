// From the sending of a withdrawal to the last byte of the part on any other screen, while 12 people type in it.
import { setTimeout as pause } from 'node:timers/promises';
import { OPENING, setTable, type HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startSeeded } from '../worlds/seeded-server.ts';
import type { Figure } from './main.ts';

const READERS = 12;
const ROUNDS = 20;
/** A fast typist: a change every 80 ms, from each of the twelve. */
const KEY_MS = 80;
const TYPING_MS = 600;

const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function colleagues(table: HttpTable): Promise<string[]> {
	const names = ['lise'];
	for (let n = names.length; n < READERS; n += 1) {
		const name = `colleague-${n}`;
		await table.invite(name, {
			kind: 'professional',
			secrecy: 'bound',
			missions: ['youth-aid'],
		});
		names.push(name);
	}
	return names;
}

function typing(page: PlainPage, part: string, stop: AbortSignal): void {
	let count = 0;
	const timer = setInterval(() => {
		if (page.channel(part)?.access === 'write') page.write(part, `mot ${String((count += 1))}`);
	}, KEY_MS);
	stop.addEventListener('abort', () => clearInterval(timer));
}

interface Round {
	/** From sending the command to the last byte of the part elsewhere. */
	readonly last: number;
	/** From sending the command to its answer. */
	readonly answer: number;
}

/** The last moment at which a page got a message while its channel for the part was open, or its close. */
const lastByte = (page: PlainPage, closedAt: ReadonlyMap<PlainPage, number>): number =>
	closedAt.get(page) ?? Number.POSITIVE_INFINITY;

async function round(
	table: HttpTable,
	part: string,
	pages: readonly PlainPage[],
	readers: readonly string[],
): Promise<Round> {
	await table.do('karim', 'record-agreement', {
		person: table.id('mother'),
		scope: [part],
		missions: ['youth-aid'],
		purpose: OPENING.purpose,
		decision: 'given',
		capacity: 'self',
		form: 'spoken',
		explained: { intention: 'x', withWhom: 'x', content: 'x' },
	});
	const ids = readers.map((name) => table.id(name));
	await table.do('karim', 'open-section', {
		sectionId: part,
		...OPENING,
		readers: ids,
		writers: ids,
	});
	const stop = new AbortController();
	for (const page of pages) {
		await page.until(() => page.channel(part)?.access === 'write', 'a channel to type in');
		typing(page, part, stop.signal);
	}
	await pause(TYPING_MS);
	const closedAt = new Map<PlainPage, number>();
	const sent = performance.now();
	const closes = pages.map(async (page) => {
		await page.until(() => page.channel(part) === undefined, 'closed');
		closedAt.set(page, performance.now());
	});
	const scope = [part];
	await table.do('mother', 'withdraw-agreement', { person: table.id('mother'), scope });
	const answer = performance.now() - sent;
	await Promise.all(closes);
	stop.abort();
	const last = Math.max(...pages.map((page) => lastByte(page, closedAt))) - sent;
	return { last, answer };
}

const figure = (name: string, values: readonly number[]): Figure => ({
	name,
	unit: 'ms',
	ours: median(values),
	spread: [Math.min(...values), Math.max(...values)],
	rounds: values.length,
});

/** PlainPage throws on any byte of a part after its close, so a round that ends has shown that none came. */
export async function withdrawal(): Promise<Figure[]> {
	await using server = await startSeeded();
	const table = await setTable(server);
	const names = await colleagues(table);
	const { sectionId: part = '' } = await table.do('karim', 'create-section', {
		kind: 'secret',
		about: [table.id('mother')],
		missions: ['youth-aid'],
	});
	const pages = names.map((name) => new PlainPage(table.person(name), table.meeting));
	const rounds: Round[] = [];
	for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round(table, part, pages, names));
	for (const page of pages) page.close();
	return [
		figure(
			'withdrawal-last-byte-12-typing',
			rounds.map(({ last }) => last),
		),
		figure(
			'withdrawal-answer-12-typing',
			rounds.map(({ answer }) => answer),
		),
	];
}
