// The closed table of domain.md § 3, written here again by hand and compared with the code on every combination there is.
import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '../ids.ts';
import { isRefusal } from '../refusal.ts';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import { refusedField, secreciesOf } from './combinations.ts';
import { KINDS, SECRECIES, type Kind, type Secrecy, type Tags } from './facts.ts';

/** kind, secrecy → what else may stand: m missions, a accompanies, s supervisor, h childOf, c coordinator. */
const CLOSED_TABLE: Readonly<Record<string, string>> = {
	'professional bound': 'mc',
	'professional discretion': 'c',
	'adult none': '',
	'young-person none': 'h',
	'parent none': '',
	'support none': 'a',
	'support discretion': 'a',
	'interpreter none': 'a',
	'interpreter discretion': 'a',
	'lawyer bound': 'a',
	'intern bound': 's',
	'intern discretion': 's',
	'volunteer none': 'as',
	'volunteer discretion': 'as',
	'superior bound': '',
	'superior discretion': '',
	'authority authority': '',
	'other discretion': '',
	'other none': '',
};

const LINKS = ['', 'a', 's', 'h', 'as', 'ah', 'sh', 'ash'] as const;

interface Combination {
	readonly kind: Kind;
	readonly secrecy: Secrecy;
	/** The letters of what is set. */
	readonly set: string;
}

const everyCombination: readonly Combination[] = KINDS.flatMap((kind) =>
	SECRECIES.flatMap((secrecy) =>
		['', 'm'].flatMap((missions) =>
			LINKS.flatMap((links) =>
				['', 'c'].map((coordinator) => ({ kind, secrecy, set: missions + links + coordinator })),
			),
		),
	),
);

function isAllowed({ kind, secrecy, set }: Combination): boolean {
	const allowed = CLOSED_TABLE[`${kind} ${secrecy}`];
	if (allowed === undefined) return false;
	if (set.includes('a') && set.includes('s')) return false; // one link, not two
	return [...set].every((letter) => allowed.includes(letter));
}

const tagsOf = ({ kind, secrecy, set }: Combination): Tags => ({
	kind,
	secrecy,
	missions: set.includes('m') ? ['youth-aid' as never] : [],
	coordinator: set.includes('c'),
	accompanies: set.includes('a') ? ('mother' as ParticipantId) : null,
	supervisor: set.includes('s') ? ('amo' as ParticipantId) : null,
	childOf: set.includes('h') ? ['mother' as ParticipantId] : [],
	bornOn: null,
	until: null,
});

describe('[T1] the closed table', () => {
	it(`[T1] holds for all ${everyCombination.length} combinations of kind, secrecy, missions, link and coordinator`, () => {
		for (const combination of everyCombination) {
			const stands = refusedField(tagsOf(combination)) === null;
			expect([combination, stands]).toEqual([combination, isAllowed(combination)]);
		}
	});
	it('[T1] is what an invitation obeys, over the whole command', () => {
		const world = networkWorld();
		for (const combination of everyCombination) {
			const {
				accompanies,
				supervisor,
				childOf,
				bornOn: _,
				until: __,
				...tags
			} = tagsOf(combination);
			const answer = world.try('carole', {
				type: 'invite',
				name: 'Quelqu’un',
				...tags,
				missions: [...tags.missions],
				...(accompanies && { accompanies: world.id('mother') }),
				...(supervisor && { supervisor: world.id('amo') }),
				...(childOf.length > 0 && { childOf: [world.id('mother')] }),
			});
			const refused = isRefusal(answer) ? answer.refused : null;
			expect([combination, refused]).toEqual([
				combination,
				isAllowed(combination) ? null : 'combination',
			]);
		}
	});
	it('[T1] offers for each kind the secrecies that the table knows', () => {
		for (const kind of KINDS)
			expect([kind, [...secreciesOf(kind)].sort()]).toEqual([
				kind,
				SECRECIES.filter((secrecy) => `${kind} ${secrecy}` in CLOSED_TABLE).sort(),
			]);
	});
	const LINKED_TO: readonly (readonly [string, 'accompanies' | 'supervisor', string, boolean])[] = [
		['support', 'accompanies', 'mother', true],
		['support', 'accompanies', 'son', true],
		['support', 'accompanies', 'amo', false],
		['support', 'accompanies', 'marc', false],
		['lawyer', 'accompanies', 'amo', false],
		['interpreter', 'accompanies', 'marc', false],
		['intern', 'supervisor', 'amo', true],
		['intern', 'supervisor', 'marc', false],
		['intern', 'supervisor', 'mother', false],
	];
	for (const [kind, field, to, stands] of LINKED_TO)
		it(`[T1] ${kind} with ${field} ${to}: ${stands ? 'stands' : 'refused'}`, () => {
			const world = networkWorld();
			const answer = world.try('carole', {
				type: 'invite',
				name: 'Quelqu’un',
				kind: kind as Kind,
				secrecy: kind === 'lawyer' || kind === 'intern' ? 'bound' : 'none',
				missions: [],
				[field]: world.id(to),
			});
			expect(isRefusal(answer) ? answer : null).toEqual(
				stands ? null : { refused: 'combination', field },
			);
		});
	it('[T1] childOf names parents, on a child', () => {
		const world = networkWorld();
		const child = (childOf: string[]) =>
			world.try('carole', {
				type: 'invite',
				name: 'Un enfant',
				kind: 'young-person',
				secrecy: 'none',
				missions: [],
				childOf: childOf.map((name) => world.id(name)),
			});
		expect(isRefusal(child(['mother']))).toBe(false);
		for (const other of ['amo', 'marc', 'son'])
			expect(child([other])).toEqual({ refused: 'combination', field: 'childOf' });
	});
	it('[T1] a retag obeys it too', () => {
		const world = networkWorld();
		const retag = (name: string, more: object) =>
			world.try('carole', { type: 'retag', participantId: world.id(name), ...more });
		expect(retag('amo', { secrecy: 'discretion' })).toEqual({
			refused: 'combination',
			field: 'missions',
		});
		expect(isRefusal(retag('amo', { secrecy: 'discretion', missions: [] }))).toBe(false);
		expect(retag('marc', { missions: ['youth-aid'] })).toMatchObject({ refused: 'combination' });
		expect(retag('mother', { coordinator: true })).toMatchObject({ refused: 'combination' });
		expect(retag('marc', { accompanies: world.id('mother') })).toMatchObject({
			refused: 'combination',
		});
	});
});
