// Class A: everybody asks for everything, over every way in. Who may have it gets it; whoever may not gets one constant refusal.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { PlainPage } from '../worlds/plain-page.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';
import { allAbout, knock, naming, send } from './asking.ts';
import { everything, OUTSIDE, SEATED, setCases, type CaseTable } from './case-table.ts';

// one table for all: whoever may not changes nothing, and that is asked too
let server: WholeServer;
let cases: CaseTable;
beforeAll(async () => {
	server = await startWhole();
	cases = await setCases(server);
});
afterAll(() => server[Symbol.asyncDispose]());

// Seen red: with every part that somebody ever got kept in their sight (visibility.ts), and with a room that keeps struck
// words (room.ts, `gc: false`).
test('[case A1] over HTTP and live, each person gets the words of exactly their parts', async () => {
	const { table, parts } = cases;
	const participants = [...table.ids.values()];
	for (const name of SEATED) {
		const person = table.person(name).again();
		using page = await everything(person, table.meeting);
		expect(page.closed).toBeNull();
		const asked = [...participants, ...[...parts.values()].map(({ id }) => id)];
		await allAbout(person, table.meeting);
		for (const as of asked) await person.fetch(`/api/meetings/${table.meeting}?as=${as}`);
		await person.fetch('/api/meetings');
		const reads = [...parts.values()].filter(({ readers }) => readers.includes(name));
		const holds = reads.filter(({ holder }) => holder === name);
		const past = [...parts.values()].filter(({ remembers }) => remembers.includes(name));
		const may = [
			...reads.flatMap(({ told }) => told),
			...holds.flatMap(({ kept }) => kept),
			...past.flatMap(({ told: [id = '', title = ''] }) => [id, title]),
		];
		const all = [...parts.values()].flatMap(({ told, kept, struck }) => [...told, ...kept, struck]);
		expect.soft([name, (await person.recorder.found(all)).sort()]).toEqual([name, may.sort()]);
	}
});

// Seen red: with the section found in the meeting instead of in the actor's sight (act.ts), which answers 403 or 409.
test('[case A1] a command that names a forbidden part is answered as if there were none, to the byte', async () => {
	const { table, parts } = cases;
	for (const name of SEATED) {
		const person = table.person(name);
		const forbidden = [...parts.values()].filter(({ readers }) => !readers.includes(name));
		const before = (await person.view(table.meeting)).body.version;
		const answers = naming('', table.id('mother')).map(() => new Set<string>());
		for (const id of [randomUUID(), ...forbidden.map((part) => part.id)]) {
			const asked = naming(id, table.id('mother'));
			const all = await Promise.all(asked.map((one) => send(person, table.meeting, one)));
			for (const [index, answer] of all.entries()) answers[index]!.add(answer);
		}
		expect([name, ...answers.map(({ size }) => size)]).toEqual([name, ...answers.map(() => 1)]);
		expect((await person.view(table.meeting)).body.version).toBe(before);
	}
});

// Seen red: with the answer to somebody taken off the table not checked again after their command (api.ts).
test('[case A1] [case A8] without a seat here, a meeting that is and one that never was are the same to the byte', async () => {
	const { table, parts, elsewhere } = cases;
	expect(await knock(table.person('marc'), `/live/${table.meeting}`)).toBe('HTTP/1.1 101');
	for (const name of OUTSIDE) {
		const person = table.person(name).again();
		const here = await allAbout(person, table.meeting);
		const nowhere = await allAbout(person, randomUUID());
		expect([name, here]).toEqual([name, nowhere]);
		const act = (meeting: string): Promise<string> => send(person, meeting, ['create-section', {}]);
		expect(await act(table.meeting)).toBe(await act(randomUUID()));
		const words = [...parts.values()].flatMap(({ told, struck }) => [...told, struck]);
		expect([name, await person.recorder.found([...words, table.meeting])]).toEqual([name, []]);
	}
	const theirs = (await table.person('tom').json('/api/meetings')).body.meetings as object[];
	expect(theirs).toEqual([expect.objectContaining({ id: elsewhere.meeting })]);
});

// Seen red: with accounts of any organisation invited (visit/meetings.ts).
test('[case A8] in a meeting of one’s own, ids of another organisation’s meeting name nothing', async () => {
	const { table, parts, elsewhere } = cases;
	const part = parts.get('commun')!.id;
	for (const name of ['tamara', 'tom']) {
		const person = table.person(name);
		const me = ((await person.view(elsewhere.meeting)).body.me as { participantId: string })
			.participantId;
		const own = naming(elsewhere.section, me).map((command) =>
			send(person, elsewhere.meeting, command),
		);
		expect((await Promise.all(own)).every((answer) => answer.includes('not-found'))).toBe(false);
		for (const [index, command] of naming(part, me).entries()) {
			const unknown = naming(randomUUID(), me)[index]!;
			expect(await send(person, elsewhere.meeting, command)).toBe(
				await send(person, elsewhere.meeting, unknown),
			);
		}
		for (const id of [table.id('mother'), table.id('carole')]) {
			for (const type of ['remove', 'renew-code', 'retag', 'confirm-link']) {
				const asked = (participantId: string) =>
					send(person, elsewhere.meeting, [type, { participantId }]);
				expect(await asked(id)).toBe(await asked(randomUUID()));
			}
			const as = await person.json(`/api/meetings/${elsewhere.meeting}?as=${id}`);
			expect(as.status).toBe(404);
		}
	}
	const invite = { name: 'x', kind: 'professional', secrecy: 'bound', missions: [] };
	const account = (id: string) =>
		send(table.person('tamara'), elsewhere.meeting, ['invite', { ...invite, account: id }]);
	expect(await account('carole')).toBe(await account(randomUUID()));
});

const ODD_IN_PATHS = [
	...['%00', '%2F', '..%2f..', 'A', 'é', 'e%CC%81', '__proto__', 'constructor'],
	...[
		'toString',
		'null',
		'undefined',
		'0',
		'-1',
		'%ff',
		'%ED%A0%80',
		'%F0%9F%A6%A6',
		'%u0041',
		"'--",
		'*',
		'%',
	],
	'a'.repeat(1_000_000),
];
const ODD = [
	...[
		'',
		'\0',
		'../..',
		'.',
		'__proto__',
		'constructor',
		'hasOwnProperty',
		'NULL',
		'\ud800',
		'\u202e',
	],
	...['{}', '[]', '%', '%2e%2e', '\n', 'a'.repeat(1_048_576)],
];

// Seen red: with ids of at most 1,000 letters (command.ts).
test('[case A4] an id of any spelling that names nothing gets the one refusal, and the process lives', async () => {
	const { table, parts } = cases;
	const marc = table.person('marc');
	const { id: secret } = parts.get('secret')!;
	const spellings = [secret.toUpperCase(), ` ${secret}`, `${secret}\0`, `${secret}/`, `${secret} `];
	const nothing = naming(randomUUID(), table.id('mother'));
	const refusals = await Promise.all(nothing.map((one) => send(marc, table.meeting, one)));
	for (const id of [...ODD, ...spellings, ...spellings.map((one) => encodeURIComponent(one))])
		for (const [index, command] of naming(id, table.id('mother')).entries())
			expect(await send(marc, table.meeting, command)).toBe(refusals[index]);
	const unknown = await allAbout(marc, randomUUID());
	for (const id of [...ODD_IN_PATHS, table.meeting.toUpperCase(), `${table.meeting}%00`]) {
		expect([id.slice(0, 40), await allAbout(marc, id)]).toEqual([id.slice(0, 40), unknown]);
	}
	for (const id of [...ODD, ...spellings].filter((one) => one.isWellFormed())) {
		const as = encodeURIComponent(id.slice(0, 900_000));
		expect((await marc.json(`/api/meetings/${table.meeting}?as=${as}`)).status).toBe(404);
	}
	expect((await marc.json('/health')).status).toBe(200);
});

/** What a document could hold to point somewhere. */
const POINTERS: readonly ((doc: Y.Doc, target: string) => void)[] = [
	(doc, target) => put(doc, 'image', { src: `/api/meetings/x/sections/${target}` }),
	(doc, target) => put(doc, 'mention', { id: target }),
	(doc, target) => put(doc, 'paragraph', { href: `/m/x#${target}` }),
	(doc, target) => linked(doc, { link: { href: `/m/x#${target}` } }),
	(doc, target) => linked(doc, { mention: { id: target } }),
];

function put(doc: Y.Doc, name: string, attributes: Record<string, string>): void {
	const element = new Y.XmlElement(name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
	doc.getXmlFragment('default').insert(0, [element]);
}

function linked(doc: Y.Doc, mark: object): void {
	const text = new Y.XmlText();
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [text]);
	doc.getXmlFragment('default').insert(0, [paragraph]);
	text.insert(0, 'voyez ici', mark);
}

// Seen red: with NODES and ATTRIBUTES of schema.ts given `image`, `mention`, `src` and `id`, and attributes of any length (gate.ts).
test('[case A9] what points to a forbidden part is no text that anybody gets, and its id as words resolves to nothing', async () => {
	const { table, parts } = cases;
	const { id: secret, told } = parts.get('secret')!;
	const { id: common } = parts.get('commun')!;
	const marc = table.person('marc').again();
	using reader = await everything(table.person('nadia').again(), table.meeting);
	for (const point of POINTERS) {
		using page = await everything(marc, table.meeting);
		const channel = page.channel(common)!;
		const before = Y.encodeStateVector(channel.doc);
		point(channel.doc, secret);
		page.sync(channel, 2, Y.encodeStateAsUpdate(channel.doc, before));
		await page.until(() => page.controls.some(({ type }) => type === 'refused'), 'refused');
	}
	const words = `voir ${secret} et /m/${table.meeting}#${secret}`;
	const { sectionId } = await marc.do(table.meeting, 'create-section', {
		title: words,
		kind: 'common',
	});
	await marc.do(table.meeting, 'open-section', { sectionId, purpose: words, necessity: words });
	await marc.do(table.meeting, 'record-decision', { text: words, who: secret });
	using page = new PlainPage(marc, table.meeting);
	await page.writeSaved(sectionId!, words);
	await allAbout(marc, table.meeting);
	await reader.until(() => reader.text(sectionId!).includes(secret), 'the words came');
	expect(reader.haystack()).not.toMatch(/mention|image|href/);
	const hidden = told.filter((word) => word !== secret);
	expect(await marc.recorder.found(hidden)).toEqual([]);
	expect(reader.text(common)).not.toContain('voyez ici');
});
