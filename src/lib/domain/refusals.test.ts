// [V2] every act by whoever lacks the right is refused and changes nothing, and no answer tells what one may not see from
// what does not exist.
import { describe, expect, it } from 'vitest';
import { COMMAND_TYPES } from '../../../tests/worlds/commands.ts';
import { passedOn } from '../../../tests/worlds/passed-on.ts';
import { DANGER, NOWHERE } from '../../../tests/worlds/said.ts';
import { networkWorld, type World } from '../../../tests/worlds/world.ts';
import type { CommandInput } from './command.ts';
import type { SectionId } from './ids.ts';
import { isRefusal } from './refusal.ts';

const WHY = { purpose: 'préparer la suite', necessity: 'sans cela, pas d’aide' };
const NO_WORDS = '0'.repeat(64);
const LATER = '2027-11-23T10:00:00Z';

/** A table at which everybody has something that the others may not know. */
function table() {
	const world = networkWorld();
	const { agreementId: statement } = world.agrees('mother');
	const secret = world.secret('amo', ['mother']);
	const common = world.common('marc');
	world.do('marc', { type: 'close-section', sectionId: common });
	const draft = world.create('insertion', 'draft');
	const reserved = world.reserved('amo', 'son', []);
	const entry = world.device('amo2');
	const danger = world.danger('marc', { readers: [world.id('insertion')] });
	world.phase('carole', 'amo', 'amo2', 'insertion', 'marc', 'mother', 'son');
	world.bound('hidden', 'care');
	return { world, secret, common, draft, reserved, entry, danger, statement };
}

type Fields = Record<string, unknown>;

/** One act of each type, as this actor could try it with ids of their own. */
function acts(world: World, name: string): Fields[] {
	const me = world.id(name);
	const sectionId = world.create(name, 'draft');
	const why = { sectionId, ...WHY };
	const tags = { kind: 'professional', secrecy: 'discretion', missions: [] };
	const agreement = { ...world.agreement('mother'), missions: [], persons: [me] };
	const { person, decision, capacity, type: _, ...question } = agreement;
	return [
		{ type: 'invite', name: 'X', ...tags },
		{ type: 'name-person', name: 'X', kind: 'young-person' },
		{ type: 'retag', participantId: me, missions: [] },
		{ type: 'remove', participantId: me },
		{ type: 'renew-code', participantId: me },
		{ type: 'confirm-link', participantId: me },
		{ type: 'end-link', participantId: me },
		{ type: 'record-notice', participantId: me },
		{ type: 'give-undertaking' },
		{ type: 'tell-earshot', participantId: me, alone: true },
		{ type: 'record-participation', participantId: me, sectionId },
		{ type: 'record-presence', participantId: me, presence: 'left' },
		agreement,
		{ ...question, type: 'record-agreements', answers: [{ person, decision, capacity }] },
		{ type: 'confirm-agreement', agreementId: 'nothing' },
		{ type: 'withdraw-agreement', person: world.id('mother'), scope: 'all' },
		{ type: 'pause-sharing', person: world.id('mother') },
		{ type: 'create-section', kind: 'common' },
		{ type: 'classify-section', sectionId, kind: 'common' },
		{ type: 'retitle-section', sectionId, title: 'X' },
		{ type: 'open-section', ...why },
		{ type: 'widen-section', ...why, readers: [] },
		{ type: 'close-section', sectionId },
		{ type: 'take-back', sectionId },
		{ type: 'entrust-section', sectionId, to: me },
		{ type: 'agree-extract', sectionId, person: world.id('mother'), digest: NO_WORDS },
		{ type: 'edit-extract', sectionId },
		{ type: 'confide-section', sectionId, to: world.id('amo') },
		{ type: 'write-for', participantId: me },
		{ type: 'end-dictation', sectionId },
		{ type: 'open-dictated', kind: 'common', ...why },
		{ type: 'write-beside', sectionId },
		{ type: 'withhold-section', sectionId, person: world.id('mother'), reason: 'x', until: LATER },
		{ type: 'end-withholding', sectionId, person: world.id('mother') },
		{ type: 'move-words', from: sectionId, to: sectionId, reason: 'x' },
		{ type: 'start-meeting' },
		{ type: 'start-phase', title: 'X', present: [] },
		{ type: 'end-meeting' },
		{ type: 'lay-ground-rules' },
		{ type: 'record-ground-rules-read' },
		{ type: 'record-decision', text: 'X' },
		{ type: 'answer-part', sectionId, answer: 'no' },
		{ type: 'mark-part', sectionId, inMinutes: true },
		{ type: 'propose-minutes' },
		{ type: 'remark-minutes', text: 'X', item: sectionId },
		{ type: 'offer-copy', participantId: me, how: 'printed' },
		{ type: 'adopt-minutes', copies: [{ participantId: me, how: 'printed' }] },
		{ ...DANGER, sections: [sectionId] },
		{ type: 'share-danger', dangerId: world.danger(name), readers: [] },
		{ type: 'inform-family', dangerId: world.danger(name), family: 'informed' },
		{ type: 'admit-entry', entryId: 'nothing', sectionId },
	];
}

const PEOPLE = ['persons', 'except', 'lift', 'childOf', 'about', 'readers', 'writers', 'present'];
const LISTS = new Set([...PEOPLE, 'scope', 'missions', 'sections']);
const FITS: Readonly<Record<string, readonly string[]>> = {
	remove: ['participantId'],
	'renew-code': ['participantId'],
	'confirm-link': ['participantId'],
	'end-link': ['participantId'],
	'record-notice': ['participantId'],
	'record-participation': ['participantId', 'sectionId'],
	'record-presence': ['participantId'],
	'retitle-section': ['sectionId'],
	invite: ['accompanies', 'supervisor', 'childOf', 'missions'],
	'name-person': ['childOf'],
	retag: ['participantId', 'accompanies', 'supervisor', 'missions'],
	'record-agreement': ['person', 'persons', 'except', 'lift', 'scope', 'missions'],
	'record-agreements': ['persons', 'scope', 'missions'],
	'confirm-agreement': ['agreementId'],
	'withdraw-agreement': ['person', 'scope'],
	'pause-sharing': ['person'],
	'create-section': ['about', 'missions'],
	'classify-section': ['sectionId', 'about', 'missions'],
	'open-section': ['sectionId', 'readers', 'writers'],
	'widen-section': ['sectionId', 'readers', 'missions'],
	'close-section': ['sectionId', 'readers'],
	'take-back': ['sectionId', 'readers'],
	'entrust-section': ['sectionId', 'to'],
	'agree-extract': ['sectionId', 'person'],
	'edit-extract': ['sectionId'],
	'confide-section': ['sectionId', 'to'],
	'write-for': ['participantId'],
	'end-dictation': ['sectionId'],
	'open-dictated': ['sectionId', 'about', 'missions', 'readers', 'writers'],
	'write-beside': ['sectionId'],
	'withhold-section': ['sectionId', 'person'],
	'end-withholding': ['sectionId', 'person'],
	'move-words': ['from', 'to'],
	'start-phase': ['present'],
	'record-decision': ['section'],
	'answer-part': ['sectionId'],
	'mark-part': ['sectionId'],
	'remark-minutes': ['item'],
	'offer-copy': ['participantId'],
	'record-danger': ['about', 'readers', 'sections'],
	'share-danger': ['dangerId', 'readers'],
	'inform-family': ['dangerId'],
	'admit-entry': ['entryId', 'sectionId'],
};

/** Every field of every type that names something. */
const NAMED = Object.entries(FITS).flatMap(([type, fields]) =>
	fields.map((field) => [type, field] as const),
);

/** The answer without what it made, and the proof that a refusal made nothing. */
function answered(world: World, name: string, act: Fields, entry: string | null = null): string {
	const before = world.meeting;
	const answer = world.try(name, act as CommandInput, entry);
	const after = world.meeting;
	world.meeting = before;
	if (!isRefusal(answer)) return 'done';
	expect(after).toBe(before);
	return JSON.stringify(answer);
}

const HIDDEN: readonly (readonly [string, readonly string[]])[] = [
	['marc', ['secret', 'draft', 'reserved', 'hidden', 'entry', 'statement', 'youth-aid']],
	['mother', ['draft', 'reserved', 'hidden', 'entry', 'danger']],
	['son', ['secret', 'draft', 'hidden', 'entry']],
	['insertion', ['secret', 'reserved', 'common', 'hidden', 'entry']],
	['amo2', ['draft', 'reserved', 'common', 'hidden', 'danger', 'statement']],
	['carole', ['secret', 'draft', 'reserved', 'common', 'entry', 'danger']],
];

describe('[V2] no answer tells the forbidden from what does not exist', () => {
	for (const [name, hidden] of HIDDEN)
		for (const device of [false, true])
			it(`[V2] to ${name}${device ? ' on a later device' : ''}: ${hidden.join(', ')} are nothing`, () => {
				const { world, ...things } = table();
				const idOf = (thing: string): string =>
					thing === 'hidden'
						? world.id('hidden')
						: ((things as Record<string, string>)[thing] ?? thing);
				const tried = acts(world, name);
				const entry = device ? world.device(name) : null;
				let compared = 0;
				for (const act of tried)
					for (const field of FITS[act.type as string] ?? [])
						for (const thing of hidden) {
							const set = (id: string): Fields => ({
								...act,
								[field]: LISTS.has(field) ? [id] : id,
							});
							const found = answered(world, name, set(idOf(thing)), entry);
							for (const id of NOWHERE)
								expect([act.type, field, thing, answered(world, name, set(id), entry)]).toEqual([
									act.type,
									field,
									thing,
									found,
								]);
							compared += 1;
						}
				expect(compared).toBeGreaterThan(80);
			});
});

/** For each type: who may not, with what they can see, and what a well-meant id of nothing gets. */
function withoutRight(
	world: World,
	secret: SectionId,
): Readonly<Record<string, Fields & { by: string }>> {
	const [mother, amo2] = [world.id('mother'), world.id('amo2')];
	const entryId = world.device('mother');
	const dangerId = world.danger('amo', { readers: [amo2] });
	world.seat('aide', 'support', { accompanies: mother });
	const agreement = { ...world.agreement('mother'), missions: [], persons: [amo2] };
	const { person, decision, capacity, type: _, ...question } = agreement;
	const kept = { sectionId: secret, person: mother };
	const family = { ...question, answers: [{ person, decision, capacity }] };
	return {
		invite: { by: 'amo', name: 'X', kind: 'other', secrecy: 'none', missions: [] },
		'name-person': { by: 'amo', name: 'X', kind: 'adult' },
		retag: { by: 'amo', participantId: amo2, missions: [] },
		remove: { by: 'amo', participantId: amo2 },
		'renew-code': { by: 'amo', participantId: amo2 },
		'confirm-link': { by: 'amo', participantId: amo2 },
		'end-link': { by: 'amo', participantId: amo2 },
		'record-notice': { by: 'amo', participantId: amo2 },
		'give-undertaking': { by: 'amo' },
		'tell-earshot': { by: 'amo', participantId: amo2, alone: true },
		'record-participation': { by: 'amo2', participantId: amo2, sectionId: secret },
		'record-presence': { by: 'amo', participantId: amo2, presence: 'left' },
		'record-agreement': { by: 'marc', ...agreement },
		'record-agreements': { by: 'marc', ...family },
		'confirm-agreement': { by: 'amo', agreementId: passedOn(world) },
		'withdraw-agreement': { by: 'marc', person: mother, scope: 'all' },
		'pause-sharing': { by: 'marc', person: mother },
		'create-section': { by: 'marc', kind: 'secret' },
		'classify-section': { by: 'amo2', sectionId: secret, kind: 'common' },
		'retitle-section': { by: 'amo2', sectionId: secret, title: 'X' },
		'open-section': { by: 'amo2', sectionId: secret, ...WHY },
		'widen-section': { by: 'amo2', sectionId: secret, ...WHY, readers: [] },
		'close-section': { by: 'amo2', sectionId: secret },
		'take-back': { by: 'amo2', sectionId: secret },
		'entrust-section': { by: 'amo2', sectionId: secret, to: amo2 },
		'agree-extract': { by: 'amo2', sectionId: secret, person: mother, digest: NO_WORDS },
		'edit-extract': { by: 'amo2', sectionId: secret },
		'confide-section': { by: 'amo2', sectionId: secret, to: amo2 },
		'write-for': { by: 'aide', participantId: mother },
		'end-dictation': { by: 'amo2', sectionId: secret },
		'open-dictated': { by: 'amo2', sectionId: secret, kind: 'common' },
		'write-beside': { by: 'amo2', sectionId: secret },
		'withhold-section': { by: 'amo2', ...kept, reason: 'x', until: LATER },
		'end-withholding': { by: 'amo2', ...kept },
		'move-words': { by: 'amo2', from: secret, to: secret, reason: 'x' },
		'start-meeting': { by: 'amo' },
		'start-phase': { by: 'amo', title: 'X', present: [] },
		'end-meeting': { by: 'amo' },
		'lay-ground-rules': { by: 'amo' },
		'record-ground-rules-read': { by: 'amo' },
		'record-decision': { by: 'amo2', text: 'X', section: secret },
		'answer-part': { by: 'amo2', sectionId: secret, answer: 'yes' },
		'mark-part': { by: 'amo2', sectionId: secret, inMinutes: true },
		'propose-minutes': { by: 'amo' },
		'remark-minutes': { by: 'aide', text: 'X' },
		'offer-copy': { by: 'amo', participantId: amo2, how: 'printed' },
		'adopt-minutes': { by: 'amo' },
		'record-danger': { by: 'amo2', ...DANGER, sections: [secret] },
		'share-danger': { by: 'amo2', dangerId, readers: [] },
		'inform-family': { by: 'amo2', dangerId, family: 'informed' },
		'admit-entry': { by: 'amo2', entryId, sectionId: secret },
	};
}

/** What an act needs beside the field for that field to be looked up at all, and who may try it. */
function inRight(world: World, type: string, field: string): Fields & { by?: string } {
	const links: Readonly<Record<string, Fields>> = {
		accompanies: { kind: 'support', secrecy: 'none', missions: [] },
		supervisor: { kind: 'intern', secrecy: 'bound', missions: [] },
		childOf: { kind: 'young-person', secrecy: 'none', missions: [] },
		missions: { kind: 'professional', secrecy: 'bound' },
	};
	if (type === 'name-person') return { kind: 'young-person' };
	if (type === 'invite' || type === 'retag') return links[field] ?? {};
	if (type === 'classify-section') return { by: 'amo', sectionId: world.create('amo', 'secret') };
	return /section|take|record-decision|participation|danger|admit|extract|beside|withholding|move|dictat/.test(
		type,
	)
		? { by: 'amo' }
		: {};
}

describe('[V2] without the right', () => {
	it('[V2] every type of command is tried without the right', () => {
		const { world, secret } = table();
		expect(Object.keys(withoutRight(world, secret)).sort()).toEqual([...COMMAND_TYPES].sort());
	});
	for (const type of COMMAND_TYPES)
		it(`[V2] ${type} without the right is not allowed, and changes nothing`, () => {
			const { world, secret } = table();
			const { by, ...fields } = withoutRight(world, secret)[type]!;
			expect(world.may('amo2', secret)).toBe('read P5');
			expect(answered(world, by, { type, ...fields })).toBe('{"refused":"not-allowed"}');
		});
	for (const [type, field] of NAMED)
		it(`[V2] ${type} with a ${field} of nothing is not found, by whoever would have the right`, () => {
			const { world, secret } = table();
			const { by: _, ...fields } = withoutRight(world, secret)[type]!;
			const { by = 'carole', ...linked } = inRight(world, type, field);
			const nothing = LISTS.has(field) ? ['nothing'] : 'nothing';
			const act = { type, ...fields, ...linked, [field]: nothing };
			expect(answered(world, by, act)).toBe('{"refused":"not-found"}');
		});
	it('[V2] whoever is not at the table gets what an unknown meeting gives', () => {
		const { world } = table();
		world.remove('amo2');
		for (const act of [{ type: 'create-section' }, { type: 'start-meeting' }])
			expect(answered(world, 'amo2', act)).toBe('{"refused":"not-found"}');
	});
	it('[V2] no refusal echoes an id', () => {
		const { world } = table();
		for (const act of acts(world, 'carole'))
			for (const field of FITS[act.type as string] ?? []) {
				const id = 'an-id-to-echo';
				const tried = { ...act, [field]: LISTS.has(field) ? [id] : id };
				expect(answered(world, 'carole', tried)).not.toContain(id);
			}
	});
});
