// Class D: everything that the server hands out about a meeting, in every format, for every kind of person who can sit there; and
// once more after the minutes were adopted.
import { expect, test } from 'vitest';
import type { Fields, HttpPerson } from '../worlds/http-person.ts';
import { faultsOfPdf, NOT_IN_WINDOW } from '../worlds/pdf-standard.ts';
import { attachmentsOfPdf, metaOfPdf, textOfPdf } from '../worlds/pdf-text.ts';
import { startWhole } from '../worlds/whole-server.ts';
import { SEATED, setCases, type CaseTable } from './case-table.ts';

/** Who reads through whom. A reserved part, and what somebody opened to one person by name, is for nobody behind them. */
const BEHIND: Readonly<Record<string, { readonly via: string; readonly seat: Fields }>> = {
	sam: { via: 'mother', seat: { kind: 'support', secrecy: 'none' } },
	ivo: { via: 'mother', seat: { kind: 'interpreter', secrecy: 'none' } },
	luc: { via: 'mother', seat: { kind: 'lawyer', secrecy: 'bound' } },
	ines: { via: 'mother', seat: { kind: 'volunteer', secrecy: 'discretion' } },
	ida: { via: 'karim', seat: { kind: 'intern', secrecy: 'bound' } },
};
/** By rank, and by office: common parts alone. */
const BY_OFFICE: Readonly<Record<string, Fields>> = {
	chef: { kind: 'superior', secrecy: 'bound' },
	agent: { kind: 'authority', secrecy: 'authority' },
};

async function seatAll({ table }: CaseTable): Promise<void> {
	for (const [name, { via, seat }] of Object.entries(BEHIND)) {
		const link = name === 'ida' ? 'supervisor' : 'accompanies';
		await table.invite(name, { ...seat, missions: [], [link]: table.id(via) });
		await table.inRoom(name);
		await table.do(via, 'confirm-link', { participantId: table.id(name) });
	}
	await table.do('carole', 'record-notice', { participantId: table.id('ines') });
	for (const [name, seat] of Object.entries(BY_OFFICE))
		await table.invite(name, { ...seat, missions: [] });
	await presence(table, 'agent', 'absent'); // while one sits there, secrets close
}

const presence = (table: CaseTable['table'], name: string, now: string) =>
	table.do('carole', 'record-presence', { participantId: table.id(name), presence: now });

/** Whom the parts of the table are about, and who read them whatever is stopped. */
const CONCERNED = ['mother', 'father'];

/** At most this may be known, whatever holds somebody back besides. */
function mostOf({ parts }: CaseTable, name: string, stopped: readonly string[]): Set<string> {
	const via = BEHIND[name]?.via;
	const open = [...parts].filter(([what, { readers, holder }]) => {
		if (stopped.includes(what)) return name === holder || CONCERNED.includes(name);
		if (name in BY_OFFICE) return what === 'commun';
		if (via === undefined) return readers.includes(name);
		return readers.includes(via) && !what.startsWith('reserve') && !what.startsWith('brouillon');
	});
	const words = open.flatMap(([, { told, kept, holder }]) => [
		...told,
		...(holder === (via ?? name) || via === undefined ? kept : []),
	]);
	const remembered = [...parts.values()].filter(({ remembers }) => remembers.includes(via ?? name));
	return new Set([...words, ...remembered.flatMap(({ told, kept }) => [...told, ...kept])]);
}

/** Asks for all of it; what is packed in a PDF is read out of it. */
async function everyFormat(person: HttpPerson, meeting: string): Promise<string> {
	const at = `/api/meetings/${meeting}`;
	const unpacked: string[] = [];
	const pdf = async (path: string): Promise<void> => {
		const answer = await person.fetch(path);
		if (answer.status !== 200) return;
		const bytes = new Uint8Array(await answer.arrayBuffer());
		unpacked.push(await textOfPdf(bytes), JSON.stringify(await metaOfPdf(bytes)));
		expect(await attachmentsOfPdf(bytes)).toEqual([]);
		expect(await faultsOfPdf(bytes)).toEqual([NOT_IN_WINDOW]);
	};
	const view = await person.fetch(at);
	const { agreements = [] } = (await view.json()) as { agreements?: { id: string }[] };
	for (const path of ['minutes', 'access'])
		for (const format of ['json', 'html']) await person.fetch(`${at}/${path}?format=${format}`);
	for (const path of ['ledger', 'calendar', 'learning?kind=professional&secrecy=bound'])
		await person.fetch(`${at}/${path}`);
	await pdf(`${at}/minutes?format=pdf`);
	for (const { id } of agreements) {
		for (const format of ['json', 'html'])
			await person.fetch(`${at}/receipt?of=${id}&format=${format}`);
		await pdf(`${at}/receipt?of=${id}&format=pdf`);
	}
	return unpacked.join('\n');
}

const squeezed = (words: string): string => words.replaceAll(/\s+/g, '');

async function search(cases: CaseTable, name: string, stopped: readonly string[]) {
	const { table, parts } = cases;
	const person = table.person(name).again();
	const unpacked = squeezed(await everyFormat(person, table.meeting));
	const most = mostOf(cases, name, stopped);
	const words = [...parts.values()]
		.flatMap(({ told, kept, struck }) => [...told, ...kept, struck])
		.filter((word) => !most.has(word));
	const packed = words.filter((word) => unpacked.includes(squeezed(word)));
	return [...(await person.recorder.found(words)), ...packed];
}

// Seen red: with a reserved part given on to who stands behind its person (derived.ts), and with adopted words kept by whom a stop took off (adoption.ts).
test('[case D8] whoever sits there, in whatever kind, finds no word in any format that they may not have', async () => {
	await using server = await startWhole();
	const cases = await setCases(server);
	const { table, parts } = cases;
	await seatAll(cases);
	for (const what of ['secret', 'secret-a-deux', 'commun'])
		await table.do(parts.get(what)!.holder, 'mark-part', {
			sectionId: parts.get(what)!.id,
			inMinutes: true,
		});
	const names = [...SEATED, ...Object.keys(BEHIND), ...Object.keys(BY_OFFICE)];
	const searched = async (...stopped: string[]): Promise<void> => {
		for (const name of names)
			expect([name, await search(cases, name, stopped)]).toEqual([name, []]);
	};
	// something is there to be found, also through somebody else
	for (const [name, what] of [
		['lise', 'secret'],
		['sam', 'secret'],
		['ida', 'secret'],
		['chef', 'commun'],
	] as const)
		expect([name, await table.sees(name, parts.get(what)!.id)]).toEqual([name, true]);
	await searched();

	await presence(table, 'agent', 'in-room');
	expect(await table.sees('lise', parts.get('secret')!.id)).toBe(false); // an authority sits there
	await table.do('carole', 'propose-minutes');
	await table.do('carole', 'adopt-minutes', {});
	await table.do('mother', 'withdraw-agreement', { person: table.id('mother'), scope: 'all' });
	await searched('secret', 'secret-a-deux');
});
