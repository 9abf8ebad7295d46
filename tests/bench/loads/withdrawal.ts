// From the sending of a withdrawal to the last byte of the part on any other screen, while 12 people type in it and
// twenty other meetings go on.
import { setTimeout as pause } from 'node:timers/promises';
import { OPENING, setTable, SPOKEN, type HttpTable } from '../../worlds/http-table.ts';
import type { Running } from '../candidates.ts';
import { quantile, sorted, type Shown } from '../figures.ts';
import { FIRST_LETTER, letterOf, lineOf } from '../key-press.ts';
import type { Tables } from '../tables.ts';
import { Typing } from '../typing.ts';
import { OurPage } from '../wires/entour.ts';
import type { Page, PageEvents } from '../wires/wire.ts';
import { everybodyIn, type Load } from './load.ts';
import { PER_SECOND } from './meetings.ts';

const SHAPE = { meetings: 20, people: 12, sections: 8 };
/** A fast typist: a letter every 80 ms, from each of the twelve. */
const KEY_MS = 80;
const TYPING_MS = 240;
const WAIT_MS = 10_000;
/** The first ones find a server that has just started. */
const WARM = 5;

/** One of the twelve: types in the part whenever it is open, and knows when it closed. */
class Typist {
	readonly page: Promise<Page>;
	closedAt = 0;
	#open = false;
	#timer: NodeJS.Timeout | null = null;
	#woken: () => void = () => undefined;

	constructor(
		table: HttpTable<{ readonly origin: string }>,
		name: string,
		part: string,
		typing: Typing,
	) {
		const { meeting } = table;
		const { cookie } = table.person(name);
		const { origin } = table.server;
		const where = { meeting: SHAPE.meetings, person: 0, sections: SHAPE.sections };
		const sit = (heard: PageEvents): Promise<Page> =>
			new Promise((resolve) => {
				const events = {
					...heard,
					opened: (section: string, access: string) => {
						if (section === part && access === 'write') this.#begin(page, page.numberOf(part));
					},
					closed: (section: string) => {
						if (section === part) this.#end();
					},
				};
				const page = new OurPage(origin, { meeting, cookie }, where, events, resolve);
			});
		this.page = typing.seat(sit);
	}

	/** Resolves once the part is open, or closed. */
	async until(open: boolean): Promise<void> {
		if (this.#open === open) return;
		const late = setTimeout(() => {
			throw new Error(`the part never ${open ? 'opened' : 'closed'}`);
		}, WAIT_MS);
		while (this.#open !== open) await new Promise<void>((resolve) => (this.#woken = resolve));
		clearTimeout(late);
	}

	#begin(page: OurPage, section: number): void {
		const clientId = page.clientId(section);
		let clock = FIRST_LETTER;
		page.write(section, lineOf(clientId));
		this.#timer = setInterval(() => page.write(section, letterOf(clientId, clock++)), KEY_MS);
		this.#open = true;
		this.#woken();
	}

	#end(): void {
		this.closedAt = performance.now();
		if (this.#timer) clearInterval(this.#timer);
		this.#open = false;
		this.#woken();
	}
}

async function colleagues(table: HttpTable<{ readonly origin: string }>): Promise<string[]> {
	const names = ['lise'];
	for (let n = names.length; n < SHAPE.people; n += 1) {
		const fields = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] };
		await table.invite(`colleague-${n}`, fields);
		names.push(`colleague-${n}`);
	}
	for (const holder of names.slice(0, SHAPE.sections)) {
		const { sectionId } = await table.do(holder, 'create-section', { kind: 'common' });
		await table.do(holder, 'open-section', { sectionId });
	}
	return names;
}

async function opened(
	table: HttpTable<{ readonly origin: string }>,
	part: string,
	names: readonly string[],
): Promise<void> {
	const ids = names.map((name) => table.id(name));
	await table.do('karim', 'record-agreement', {
		person: table.id('mother'),
		scope: [part],
		missions: ['youth-aid'],
		purpose: OPENING.purpose,
		decision: 'given',
		...SPOKEN,
	});
	const opening = { sectionId: part, ...OPENING, readers: ids, writers: ids };
	await table.do('karim', 'open-section', opening);
}

interface Withdrawn {
	/** From sending the command to the last byte of the part elsewhere, and to its answer; milliseconds. */
	readonly last: number;
	readonly answer: number;
}

/** The page throws on any byte of a part after its close, so a round that ends has shown that none came. */
async function withdrawn(
	table: HttpTable<{ readonly origin: string }>,
	part: string,
	typists: readonly Typist[],
): Promise<Withdrawn> {
	const sent = performance.now();
	const scope = [part];
	await table.do('mother', 'withdraw-agreement', { person: table.id('mother'), scope });
	const answer = performance.now() - sent;
	await Promise.all(typists.map((typist) => typist.until(false)));
	return { last: Math.max(...typists.map(({ closedAt }) => closedAt)) - sent, answer };
}

async function oneTable({ process: { origin } }: Running, { seed }: Tables, typing: Typing) {
	const table = await setTable({ origin, seed });
	const names = await colleagues(table);
	const { sectionId: part = '' } = await table.do('karim', 'create-section', {
		kind: 'secret',
		about: [table.id('mother')],
		missions: ['youth-aid'],
	});
	const typists = names.map((name) => new Typist(table, name, part, typing));
	const pages = await Promise.all(typists.map(({ page }) => page));
	return { table, names, part, typists, pages };
}

export const withdrawal = (times: number): Load => ({
	title: `withdrawals with ${SHAPE.people} typing in the part, beside ${SHAPE.meetings} meetings`,
	shape: SHAPE,
	async round(running: Running): Promise<Shown | null> {
		if (running.name !== 'ours') return null;
		const typing = new Typing();
		const { table, names, part, typists, pages } = await oneTable(running, running.tables, typing);
		const others = await everybodyIn(SHAPE, (where) =>
			typing.seat((events) => running.wire.join(where, events)),
		);
		for (const meeting of [...others, pages])
			for (let section = 0; section < SHAPE.sections; section++)
				typing.add(meeting[section]!, section, SHAPE.people - 1);
		typing.start((PER_SECOND * (SHAPE.meetings + 1)) / SHAPE.meetings, () => undefined);
		const all: Withdrawn[] = [];
		for (let n = -WARM; n < times; n++) {
			await opened(table, part, names);
			await Promise.all(typists.map((typist) => typist.until(true)));
			await pause(TYPING_MS);
			const one = await withdrawn(table, part, typists);
			if (n >= 0) all.push(one);
		}
		const { missing } = await typing.stop();
		const last = sorted(all.map((one) => one.last));
		const answer = sorted(all.map((one) => one.answer));
		return {
			'withdrawal-last-byte-p50': quantile(last, 0.5),
			'withdrawal-last-byte-p99': quantile(last, 0.99),
			'withdrawal-answer-p50': quantile(answer, 0.5),
			'withdrawal-answer-p99': quantile(answer, 0.99),
			'lost-beside-withdrawals': missing,
		};
	},
});
