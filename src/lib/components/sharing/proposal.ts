// Who would read a part that is about to be shared, and who would not and why: a pure function over the view's tags.
// It knows no agreement: what is missing shows after the opening, to the holder, as the view tells it.
import type { MissionId, ParticipantId } from '#lib/domain/ids.ts';
import type { RuleId } from '#lib/domain/policy/rules.ts';
import type { Kind } from '#lib/domain/table/facts.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';
import { tellable } from '../extract/extract.ts';
import { isConcerned, shares } from '../section/acts.ts';
import { isMe, seatedOf, shortName } from '../table/people.ts';

/** The whole table; these people, bound by secrecy; oneself and one person; what may be said to one who is not bound. */
export type Circle = 'table' | 'people' | 'one' | 'told';

export interface Wish {
	readonly circle: Circle;
	readonly about: readonly ParticipantId[];
	readonly missions: readonly MissionId[];
	/** By name; null: everyone whom the rules propose. */
	readonly named: readonly ParticipantId[] | null;
	/** For "oneself and one person". */
	readonly one: ParticipantId | null;
}

/** A family member of whom the part does not speak has a reason of their own, that no rule number says better. */
export type Cause = RuleId | 'not-about';

interface Reading {
	readonly person: ParticipantView;
	readonly rule: RuleId;
}
interface NotReading {
	readonly person: ParticipantView;
	readonly cause: Cause;
}

export interface Proposal {
	/** Who would read, oneself left out. Agreements may still hold some back. */
	readonly reading: readonly Reading[];
	readonly notReading: readonly NotReading[];
	/** Whom the rules allow to be named, whether or not they are. */
	readonly candidates: readonly ParticipantView[];
	/** An authority at the table holds everybody back while they are there. */
	readonly heldBack: boolean;
}

const DERIVED: ReadonlySet<Kind> = new Set([
	'support',
	'lawyer',
	'interpreter',
	'intern',
	'volunteer',
]);
const isDerived = (person: ParticipantView): boolean =>
	person.kind !== undefined && DERIVED.has(person.kind);

const sharesMission = (person: ParticipantView, missions: readonly MissionId[]): boolean =>
	(person.missions ?? []).some((mission) => missions.includes(mission));

/** Whoever may not see kinds meets only those who promised secrecy, and the server decides. */
const isBoundProfessional = (person: ParticipantView): boolean =>
	!person.family &&
	person.promise === 'secrecy' &&
	(person.kind === undefined || person.kind === 'professional');

const mayBeNamed = (person: ParticipantView, wish: Wish): boolean =>
	isBoundProfessional(person) && (wish.circle === 'one' || sharesMission(person, wish.missions));

/** Through a confirmed link to someone who reads; never into a reserved part. */
const through = (person: ParticipantView, readers: ReadonlySet<ParticipantId>): boolean =>
	isDerived(person) &&
	person.kind !== 'volunteer' &&
	person.link?.confirmed === true &&
	readers.has(person.link.to);

function causeFor(person: ParticipantView, wish: Wish): Cause {
	if (person.family) return wish.circle === 'one' ? 'P21' : 'not-about';
	if (wish.circle === 'told') return canBeTold(person) ? 'P11' : 'P25';
	if (isDerived(person)) return 'P17';
	if (!isBoundProfessional(person)) return 'P12';
	if (wish.circle === 'one') return 'P11';
	return sharesMission(person, wish.missions) ? 'P11' : 'P13';
}

const canBeTold = (person: ParticipantView): boolean =>
	!person.family && (person.kind === undefined || ['professional', 'other'].includes(person.kind));

function ruleFor(person: ParticipantView, wish: Wish): RuleId | null {
	if (wish.circle === 'table') return isDerived(person) ? 'P8' : 'P3';
	if (wish.circle === 'told' && !wish.about.includes(person.id))
		return wish.named?.includes(person.id) && canBeTold(person) ? 'P22' : null;
	if (wish.about.includes(person.id)) return 'P6';
	if (!mayBeNamed(person, wish)) return null;
	if (wish.circle === 'one') return wish.one === person.id ? 'P7' : null;
	return wish.named === null || wish.named.includes(person.id) ? 'P5' : null;
}

export function propose(view: View, wish: Wish): Proposal {
	const others = seatedOf(view).filter((person) => !isMe(view, person.id));
	const direct = new Map(
		others.flatMap((person) => {
			const rule = ruleFor(person, wish);
			return rule && !(isDerived(person) && unconfirmed(person))
				? [[person.id, rule] as const]
				: [];
		}),
	);
	const readers = new Set([view.me.participantId, ...direct.keys()]);
	const ruleOf = (person: ParticipantView): RuleId | undefined =>
		direct.get(person.id) ??
		(wish.circle === 'people' && through(person, readers) ? 'P8' : undefined);
	return {
		reading: others.flatMap((person) => {
			const rule = ruleOf(person);
			return rule ? [{ person, rule }] : [];
		}),
		notReading: others
			.filter((person) => !ruleOf(person))
			.map((person) => ({ person, cause: causeFor(person, wish) })),
		candidates: others.filter((person) => mayBeNamed(person, wish)),
		heldBack:
			['people', 'one'].includes(wish.circle) &&
			others.some((person) => person.kind === 'authority'),
	};
}

const unconfirmed = (person: ParticipantView): boolean => person.link?.confirmed === false;

/** What the reader may answer to "who may read this?": nobody is asked what the rules refuse them anyway. */
export function circlesOf(view: View): Circle[] {
	if (!shares(view)) return [];
	const bound = view.me.secrecy === 'bound' && view.me.kind === 'professional';
	return [
		...(view.me.writesCommon ? (['table'] as const) : []),
		...(bound && concernedOf(view).length > 0 ? (['people'] as const) : []),
		...(onesOf(view).length > 0 ? (['one'] as const) : []),
		...(bound && concernedOf(view).length > 0 && tellable(view).length > 0
			? (['told'] as const)
			: []),
	];
}

export const concernedOf = (view: View): ParticipantView[] =>
	view.participants.filter((person) => person.family);

/** With whom one may keep a part to oneself: a person concerned, or for a person concerned someone bound. */
export function onesOf(view: View): ParticipantView[] {
	if (isConcerned(view)) {
		return seatedOf(view).filter(isBoundProfessional);
	}
	const bound = view.me.secrecy === 'bound' && view.me.kind === 'professional';
	return bound ? concernedOf(view).filter((person) => person.seated) : [];
}

/** The person concerned who is alone, or the only one whom the words name; otherwise it is asked. */
export function aboutFromWords(view: View, words: string): ParticipantId[] {
	const concerned = concernedOf(view);
	if (concerned.length === 1) return concerned.map(({ id }) => id);
	const said = words.toLocaleLowerCase();
	const named = concerned.filter((person) => mentions(said, person.name));
	return named.map(({ id }) => id);
}

/** The whole name before a comma, or what people are called at the table: "Awa", "Mme Diallo". */
function mentions(said: string, name: string): boolean {
	const whole = (name.split(',')[0] ?? '').trim();
	return [whole, shortName(name)]
		.filter((form) => form.length > 1)
		.some((form) =>
			new RegExp(`(^|[^\\p{L}])${escaped(form.toLocaleLowerCase())}($|[^\\p{L}])`, 'u').test(said),
		);
}
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
