// Two meetings that really happened, on a disk of their own, made once; each test gets a copy to spoil.

import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { parseCallMeeting, parseCommand, type CommandInput } from '#lib/domain/command.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { entryCode } from '../auth/entry-code.ts';
import { write } from '../demo/scribe.ts';
import { createHosts, type Hosts } from '../live/hosts.ts';
import type { Store } from '../store/ports.ts';
import { openInspection } from '../store/sqlite/inspection.ts';
import type { Directories } from '../store/sqlite/store.ts';
import { directories, inStore } from '../store/sqlite/store-world.ts';
import type { Report } from './report.ts';
import { verify } from './verify.ts';

export interface Lived {
	readonly meeting: string;
	/** Opened once: of generation 2, and written in before and after. */
	readonly secret: string;
	/** Of generation 1, with three rows. */
	readonly draft: string;
	readonly amo: Reader;
}

export interface Place extends Directories, Disposable {
	readonly root: string;
	readonly lived: readonly [Lived, Lived];
}

let template: Promise<Place> | undefined;

/** A copy of the template. */
export async function place(): Promise<Place> {
	template ??= make();
	const { root, lived } = await template;
	const copy = directories();
	fs.cpSync(root, copy.root, { recursive: true });
	return { ...copy, lived };
}

async function make(): Promise<Place> {
	const home = directories();
	process.once('exit', () => home[Symbol.dispose]());
	const lived = await inStore(home, async (store) => {
		await store.organisations.put({ id: 'o', name: 'Deux-Rives', jurisdictions: ['be-fr'] });
		await store.accounts.create({ ...ACCOUNT, email: 'Carole@deux-rives.example' });
		return [await live(store), await live(store)] as const;
	});
	return { ...home, lived };
}

const ACCOUNT = {
	id: 'carole',
	organisation: 'o',
	name: 'Carole',
	passwordHash: null,
	kind: 'coordinator',
	service: null,
	function: 'coordinatrice',
	secrecy: 'bound',
	active: true,
} as const;

export function hostsOf(store: Store): Hosts {
	return createHosts({
		store,
		newId: randomUUID,
		random: () => randomBytes(4).readUInt32LE(),
		deriveCode: (meeting, participant, number) =>
			entryCode(store.keys, meeting, participant, number),
	});
}

async function live(store: Store): Promise<Lived> {
	const hosts = hostsOf(store);
	const meeting = await call(hosts);
	const seats = await store.meetings.seatsOfAccount('carole');
	const carole = readerOf(seats.find((seat) => seat.meeting === meeting)?.participant);
	const say = (reader: Reader, input: CommandInput) => command(hosts, { meeting, reader }, input);
	const invite = async (name: string, more: object) => {
		const person = { name, kind: 'professional', secrecy: 'bound', missions: ['aid'], ...more };
		const { participantId } = await say(carole, { type: 'invite', ...person } as never);
		const presence = { type: 'record-presence', participantId, presence: 'in-room' } as const;
		await say(carole, presence as never);
		return readerOf(participantId);
	};
	await say(carole, { type: 'start-meeting' });
	const amo = await invite('Ana', {});
	const other = await invite('Alix', {});
	const mother = await invite('Nadia', { kind: 'parent', secrecy: 'none', missions: [] });
	await say(mother, agreementOf(mother));
	const about = [mother.participant];
	const made = await say(amo, {
		type: 'create-section',
		kind: 'secret',
		about,
		missions: ['aid'] as never,
		title: 'Ce qui pèse',
	});
	const drafted = await say(amo, { type: 'create-section' });
	const [secret, draft] = [made.sectionId, drafted.sectionId] as [string, string];
	const type = (section: string, words: string) =>
		write(hosts, { meeting, reader: amo, section: section as SectionId }, [words]);
	await type(secret, 'avant');
	const why = { purpose: 'préparer', necessity: 'sans cela, pas d’aide' };
	await say(amo, {
		type: 'open-section',
		sectionId: secret,
		readers: [other.participant],
		...why,
	} as never);
	await type(secret, 'après');
	for (const words of ['un', 'deux', 'trois']) await type(draft, words);
	await store.notebooks.put(meeting, amo.participant, randomBytes(40), null);
	await hosts.shutdown();
	return { meeting, secret, draft, amo };
}

const readerOf = (participant: string | undefined): Reader =>
	({ participant, entry: null }) as Reader;

function agreementOf(mother: Reader): CommandInput {
	return {
		type: 'record-agreement',
		person: mother.participant,
		scope: 'all',
		missions: ['aid'] as never,
		purpose: 'préparer la suite',
		decision: 'given',
		capacity: 'self',
		form: 'spoken',
		explained: { intention: 'en parler', withWhom: 'l’AMO', content: 'la situation' },
	};
}

async function call(hosts: Hosts): Promise<string> {
	const asked = parseCallMeeting({
		type: 'call-meeting',
		kind: 'network',
		purpose: 'Le retour en classe',
		jurisdiction: 'be-fr',
		missions: [{ id: 'aid', label: 'aide' }],
	});
	if (isRefusal(asked)) throw new Error(asked.field);
	const { id, name, secrecy } = ACCOUNT;
	const account = {
		id: id as never,
		name,
		service: 'Coordination',
		function: 'coordinatrice',
		secrecy,
	};
	const called = await hosts.call({ organisation: 'o', account, jurisdictions: ['be-fr'] }, asked);
	if (isRefusal(called)) throw new Error(called.refused);
	return called.id;
}

export async function command(
	hosts: Hosts,
	{ meeting, reader }: { meeting: string; reader: Reader },
	input: CommandInput,
) {
	const parsed = parseCommand(input);
	if (isRefusal(parsed)) throw new Error(`malformed: ${parsed.field}`);
	const done = await hosts.command(meeting, reader, parsed);
	if (isRefusal(done)) throw new Error(`${input.type}: ${done.refused} ${done.field}`);
	return done;
}

export function verified(directories: Directories): Report {
	const inspection = openInspection(directories);
	try {
		return verify(inspection);
	} finally {
		inspection.close();
	}
}

/** What somebody does who has the database in hand and knows it well. */
export function spoil(directory: string, file: string, statements: readonly string[]): void {
	const database = new Database(path.join(directory, file));
	try {
		database.pragma('foreign_keys = OFF');
		for (const statement of statements)
			if (database.prepare(statement).run().changes === 0) throw new Error(`nothing: ${statement}`);
	} finally {
		database.close();
	}
}

export const said = ({ faults }: ReturnType<typeof verified>): string[] =>
	faults.map(({ where, seq, what }) =>
		seq === null ? `${where}: ${what}` : `${where}: ${seq} ${what}`,
	);

/** What the verifier says after this was done to the data. */
export async function after(how: (lived: Lived, other: Lived) => string[], file = 'entour.db') {
	using home = await place();
	const [lived, other] = home.lived;
	spoil(file === 'keys.db' ? home.keyDir : home.dataDir, file, how(lived, other));
	return { lived, other, said: said(verified(home)) };
}
