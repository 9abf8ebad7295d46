// Class G, whoever sits there and is hostile: a holder, an intern, one of the family. What they try is refused, or changes nothing
// for anybody but themselves; and nobody gets a word by it.
import { expect, test } from 'vitest';
import type { Fields } from '../worlds/http-person.ts';
import { OPENING, SPOKEN } from '../worlds/http-table.ts';
import { startWhole } from '../worlds/whole-server.ts';
import { everything, setCases, write, type CaseTable } from './case-table.ts';

type Try = readonly [type: string, fields: Fields];

const WORD = { scope: 'all', missions: ['youth-aid'], purpose: 'Tout dire', ...SPOKEN };

const refusals = async ({ table }: CaseTable, who: string, tries: readonly Try[]) => {
	const got: [string, boolean][] = [];
	for (const [type, fields] of tries) {
		const { status } = await table.person(who).command(table.meeting, type, fields);
		got.push([`${who}: ${type} ${JSON.stringify(fields)}`, status >= 400]);
	}
	return got.filter(([, isRefused]) => !isRefused).map(([tried]) => tried);
};

/** Every word of the table's parts that this person may not have, in all that they were ever sent. */
async function found({ table, parts }: CaseTable, who: string): Promise<string[]> {
	const person = table.person(who).again();
	using page = await everything(person, table.meeting);
	expect(page.closed).toBeNull();
	for (const id of table.ids.values())
		await person.fetch(`/api/meetings/${table.meeting}?as=${id}`);
	await person.fetch(`/api/meetings/${table.meeting}/minutes?format=html`);
	const words = [...parts.values()].flatMap(
		({ readers, told, kept, struck, holder, remembers }) => {
			if (remembers.includes(who)) return [struck];
			if (!readers.includes(who)) return [...told, ...kept, struck];
			return holder === who ? [] : [...kept, struck];
		},
	);
	return person.recorder.found(words);
}

const seen = async ({ table }: CaseTable, who: string): Promise<unknown> => {
	const { body } = await table.person(who).view(table.meeting);
	return (body.sections as { id: string; readers: unknown; state: string }[]).map(
		({ id, readers, state }) => [id, state, JSON.stringify(readers)],
	);
};

// Seen red: with "about" taken as it comes (section/acts.ts).
test('[case G7] a holder pads whom a part is about, tags themselves, notes words for the absent, opens to the teacher: nothing', async () => {
	await using server = await startWhole();
	const cases = await setCases(server);
	const { table, parts } = cases;
	const id = (name: string): string => table.id(name);
	const before = await seen(cases, 'lise');
	await table.do('carole', 'record-presence', { participantId: id('father'), presence: 'absent' });
	const secret = parts.get('secret')!.id;
	const others = parts.get('secret-a-deux')!.id;
	const { sectionId: mine = '' } = await table.do('karim', 'create-section', {
		...{ kind: 'secret', about: [id('mother'), id('father')], missions: ['youth-aid'] },
	});
	await write(table, 'karim', mine, ['padded', 'struck']);
	const about = (...names: string[]): Try => [
		'create-section',
		{ kind: 'secret', about: names.map(id), missions: ['youth-aid'] },
	];
	expect(
		await refusals(cases, 'karim', [
			about('mother', 'marc'),
			about('marc'),
			about('karim'),
			['create-section', { kind: 'reserved', about: [id('son'), id('mother')] }],
			['classify-section', { sectionId: secret, about: [id('son')] }],
			['classify-section', { sectionId: secret, kind: 'common' }],
			['retag', { participantId: id('karim'), missions: ['youth-aid', 'activation'] }],
			['retag', { participantId: id('marc'), secrecy: 'bound' }],
			['invite', { name: 'autre moi', kind: 'professional', secrecy: 'bound', missions: [] }],
			['record-presence', { participantId: id('father'), presence: 'in-room' }],
			['record-agreement', { ...WORD, person: id('father'), decision: 'given' }],
			['record-agreement', { ...WORD, person: id('father'), scope: [mine], decision: 'given' }],
			['record-agreement', { ...WORD, person: id('father'), scope: [others], decision: 'given' }],
			['agree-extract', { sectionId: others, person: id('father'), digest: 'a'.repeat(64) }],
			['entrust-section', { sectionId: secret, to: id('marc') }],
			['confide-section', { sectionId: secret, to: id('marc') }],
			['move-words', { from: others, to: secret, reason: 'pour aider' }],
			['widen-section', { sectionId: others, ...OPENING, readers: [id('marc')] }],
			['take-back', { sectionId: others }],
			['record-participation', { participantId: id('lise'), sectionId: others }],
		]),
	).toEqual([]);
	// a will may be stated; it reaches nobody whom the rules keep out
	await table.do('karim', 'open-section', { sectionId: mine, ...OPENING, readers: [id('lise')] });
	await table.person('karim').command(table.meeting, 'widen-section', {
		sectionId: secret,
		...OPENING,
		readers: [id('marc'), id('nadia'), id('carole')],
	});
	expect(await table.sees('lise', mine)).toBe(false);
	for (const name of ['marc', 'nadia', 'carole', 'karim', 'lise'])
		expect([name, await found(cases, name)]).toEqual([name, []]);
	expect(await seen(cases, 'lise')).toEqual(before);
});

// Seen red: with an intern who is taken for a holder (decide.ts), and with a reserved part in the supervisor's shadow (derived.ts).
test('[case G7] an intern takes no act and no confidence from whoever they learn from, and nothing once their time is over', async () => {
	await using server = await startWhole();
	const cases = await setCases(server);
	const { table, parts } = cases;
	const id = (name: string): string => table.id(name);
	await table.invite('ida', {
		...{ kind: 'intern', secrecy: 'bound', missions: [], supervisor: id('karim') },
		until: new Date(Date.now() + 60 * 60_000).toISOString(),
	});
	await table.inRoom('ida');
	expect(await refusals(cases, 'ida', [['confirm-link', { participantId: id('ida') }]])).toEqual(
		[],
	);
	await table.do('karim', 'confirm-link', { participantId: id('ida') });
	const secret = parts.get('secret')!.id;
	const reserved = parts.get('reserve')!.id;
	expect(await table.sees('ida', secret)).toBe(true); // what she is there for
	expect(await table.sees('ida', reserved)).toBe(false);
	const acts = (section: string): Try[] => [
		['open-section', { sectionId: section, ...OPENING, readers: [id('ida'), id('nadia')] }],
		['widen-section', { sectionId: section, ...OPENING, readers: [id('nadia')] }],
		['close-section', { sectionId: section }],
		['classify-section', { sectionId: section, kind: 'common' }],
		['retitle-section', { sectionId: section, title: 'à moi' }],
		['entrust-section', { sectionId: section, to: id('ida') }],
		['mark-part', { sectionId: section, inMinutes: true }],
		['move-words', { from: section, to: parts.get('commun')!.id, reason: 'apprendre' }],
		['record-participation', { participantId: id('ida'), sectionId: section }],
		['answer-part', { sectionId: section, answer: 'no' }],
		[
			'withhold-section',
			{ sectionId: section, person: id('mother'), reason: 'x', until: '2027-01-15' },
		],
		['record-agreement', { ...WORD, person: id('mother'), scope: [section], decision: 'given' }],
	];
	expect(
		await refusals(cases, 'ida', [
			...acts(secret),
			...acts(reserved),
			['retag', { participantId: id('ida'), kind: 'professional', missions: ['youth-aid'] }],
			['record-agreement', { ...WORD, person: id('mother'), decision: 'given' }],
			['adopt-minutes', {}],
			['remark-minutes', { text: 'moi aussi' }],
		]),
	).toEqual([]);
	await table.do('carole', 'retag', { participantId: id('ida'), until: '2020-01-01' });
	const { status, body } = await table.person('ida').view(table.meeting);
	const left = status === 200 ? (body.sections as { id: string }[]).map((one) => one.id) : [];
	expect(left).toEqual([]);
});

// Seen red: with a word that anybody may note for anybody (mayRecord, agreement/acts.ts).
test('[case G7] one of the family has no word in the place of another, and learns nothing by trying', async () => {
	await using server = await startWhole();
	const cases = await setCases(server);
	const { table, parts } = cases;
	const id = (name: string): string => table.id(name);
	const before = await Promise.all(
		['lise', 'karim', 'mother', 'son'].map((who) => seen(cases, who)),
	);
	const hidden = ['secret', 'reserve', 'reserve-de-la-mere', 'secret-retire', 'secret-repris'];
	const blind = hidden.flatMap((what): Try[] => {
		const sectionId = parts.get(what)!.id;
		return [
			['withdraw-agreement', { person: id('father'), scope: [sectionId] }],
			['answer-part', { sectionId, answer: 'no', words: 'que dit-on de moi ?' }],
			['write-beside', { sectionId }],
			['take-back', { sectionId }],
			[
				'record-agreement',
				{ ...WORD, person: id('father'), scope: [sectionId], decision: 'refused' },
			],
			['agree-extract', { sectionId, person: id('father'), digest: 'a'.repeat(64) }],
		];
	});
	expect(
		await refusals(cases, 'father', [
			...blind,
			[
				'record-agreement',
				{ ...WORD, person: id('mother'), decision: 'given', persons: [id('father')] },
			],
			[
				'record-agreement',
				{ ...WORD, person: id('son'), decision: 'given', capacity: 'representative' },
			],
			['record-agreement', { ...WORD, person: id('son'), decision: 'refused', capacity: 'self' }],
			['withdraw-agreement', { person: id('mother'), scope: 'all' }],
			['create-section', { kind: 'reserved', about: [id('son')] }],
			['create-section', { kind: 'secret', about: [id('mother')], missions: ['youth-aid'] }],
			['retag', { participantId: id('son'), childOf: [id('father')], bornOn: '2020-01-01' }],
			['retag', { participantId: id('father'), kind: 'professional', secrecy: 'bound' }],
			['confirm-link', { participantId: id('mother') }],
			['remove', { participantId: id('mother') }],
			['renew-code', { participantId: id('mother') }],
		]),
	).toEqual([]);
	const after = await Promise.all(
		['lise', 'karim', 'mother', 'son'].map((who) => seen(cases, who)),
	);
	expect(after).toEqual(before);
	expect(await found(cases, 'father')).toEqual([]);
});
