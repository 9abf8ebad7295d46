// Calling the next meeting from the last one: the people, their tags and links, and what somebody said to last. Nothing that
// was written comes along, and nothing names the other meeting; links are confirmed and agreements asked anew (T13-T15).
import type { Statement, StatementFact } from '../agreement/facts.ts';
import { hasEnded, isClosing, isPartialRefusal } from '../agreement/reach.ts';
import { mayBeRepresented } from '../agreement/voice.ts';
import type { AccountId, AgreementId, MissionId, Moment, ParticipantId, TextId } from '../ids.ts';
import { isLimited, type Reader } from '../policy/access.ts';
import { ageAt, MAJORITY } from '../policy/jurisdictions/jurisdictions.ts';
import { isHere } from '../policy/own-access.ts';
import { NOT_FOUND, refuse, type Refusal } from '../refusal.ts';
import type { Participant, Tags } from '../table/facts.ts';
import { isConference, wordsOf, type Meeting, type MeetingEvent } from './facts.ts';

type Named = 'name' | 'service' | 'function' | 'introducedAs';

interface CarriedPerson {
	/** In the last meeting: ties what is carried, and never leaves the server. */
	readonly was: ParticipantId;
	readonly ref: string;
	readonly words: Readonly<Record<Named, string>>;
	readonly tags: Tags;
	readonly seated: boolean;
	readonly account: AccountId | null;
}

interface CarriedWord {
	readonly said: Statement;
	readonly purpose: string;
	readonly reason: string;
	readonly explained: Readonly<Record<'intention' | 'withWhom' | 'content', string>> | null;
}

export interface Carried {
	readonly caller: { readonly was: ParticipantId; readonly ref: string };
	readonly missions: readonly { readonly id: MissionId; readonly label: string }[];
	readonly people: readonly CarriedPerson[];
	readonly words: readonly CarriedWord[];
}

/** One person's seats share this, through every meeting that was called from the one before. */
export const personRefOf = ({ ref, id }: Participant): string => ref ?? id;

/** [T14] who is of age by then is an adult, and nobody's child at this table. */
function tagsAt({ kind, childOf, ...tags }: Tags, at: Moment): Tags {
	const grown =
		kind === 'young-person' && tags.bornOn !== null && ageAt(tags.bornOn, at) >= MAJORITY;
	return grown ? { ...tags, kind: 'adult', childOf: [] } : { ...tags, kind, childOf };
}

function carriedPerson(meeting: Meeting, person: Participant, at: Moment): CarriedPerson {
	const { secrecy, missions, coordinator, accompanies, supervisor, bornOn, until } = person;
	const { kind, childOf, seated, account } = person;
	const tags = { kind, secrecy, missions, coordinator, accompanies, supervisor };
	const words = (['name', 'service', 'function', 'introducedAs'] as const).map(
		(field) => [field, wordsOf(meeting, person.words[field])] as const,
	);
	return {
		was: person.id,
		ref: personRefOf(person),
		words: Object.fromEntries(words) as CarriedPerson['words'],
		tags: tagsAt({ ...tags, childOf, bornOn, until }, at),
		seated,
		account,
	};
}

/** [T15] nothing that the person said since, or beside it, narrows this yes. */
function standsAlone({ agreements }: Meeting, yes: Statement): boolean {
	return agreements.statements.every((other) => {
		if (other.person !== yes.person || other.scope !== 'all' || other.id === yes.id) return true;
		if (other.order > yes.order) return false;
		const narrows = other.except.length > 0 || isPartialRefusal(other);
		return !narrows && !(isClosing(other) && other.voice !== yes.voice);
	});
}

/** [T15] a yes that was said to last, while it lasts, and only if everybody whom it names comes along. */
function lastingWords(
	meeting: Meeting,
	people: readonly CarriedPerson[],
	at: Moment,
): CarriedWord[] {
	const comes = new Set(people.map(({ was }) => was));
	return meeting.agreements.statements
		.filter((said) => said.lasting && said.decision === 'given' && !hasEnded(said, at))
		.filter(({ person, audience, except }) =>
			[person, ...audience.persons, ...except].every((id) => comes.has(id)),
		)
		.filter((said) => standsAlone(meeting, said))
		.filter(({ voice, person }) => {
			const child = meeting.table.participants.get(person)!;
			return voice === 'self' || mayBeRepresented(child, meeting.called.jurisdiction, at);
		})
		.map((said) => ({
			said,
			purpose: wordsOf(meeting, said.purpose),
			reason: wordsOf(meeting, said.reason),
			explained: said.explained && {
				intention: wordsOf(meeting, said.explained.intention),
				withWhom: wordsOf(meeting, said.explained.withWhom),
				content: wordsOf(meeting, said.explained.content),
			},
		}));
}

/** [T13] only its coordinator, on a recognised device; and nothing out of a case conference. */
export function carryOut(
	meeting: Meeting,
	reader: Reader,
	except: readonly ParticipantId[],
	at: Moment,
): Carried | Refusal {
	const me = meeting.table.participants.get(reader.participant);
	if (!me || !isHere(me, at) || !me.coordinator || isLimited(meeting, reader)) return NOT_FOUND;
	if (isConference(meeting)) return refuse('combination', { field: 'from' });
	const { participants } = meeting.table;
	if (except.some((id) => !participants.has(id))) return NOT_FOUND;
	const people = [...participants.values()]
		.filter(({ id }) => id !== me.id && !except.includes(id))
		.filter((person) => (person.seated ? isHere(person, at) : !person.removed))
		.map((person) => carriedPerson(meeting, person, at));
	return {
		caller: { was: me.id, ref: personRefOf(me) },
		missions: meeting.called.missions.map(({ id, label }) => ({
			id,
			label: wordsOf(meeting, label),
		})),
		people,
		words: lastingWords(meeting, people, at),
	};
}

/** What the new meeting makes of it: its own ids, its own words, links that wait for their person. */
export interface Carrying {
	readonly caller: ParticipantId;
	readonly newId: () => string;
	readonly words: (owner: `person:${string}`, words: string) => TextId;
}

type Ids = ReadonlyMap<ParticipantId, ParticipantId>;

function personEvents({ newId: _, ...carrying }: Carrying, ids: Ids, carried: CarriedPerson) {
	const participant = ids.get(carried.was)!;
	const owner = `person:${participant}` as const;
	const text = (field: Named): TextId | null =>
		carried.words[field] === '' ? null : carrying.words(owner, carried.words[field]);
	const { tags, seated, account, ref } = carried;
	const mapped = (id: ParticipantId | null): ParticipantId | null =>
		id === null ? null : (ids.get(id) ?? null);
	const invited: MeetingEvent = {
		type: 'participant-invited',
		participant,
		words: {
			name: carrying.words(owner, carried.words.name),
			service: text('service'),
			function: text('function'),
			introducedAs: text('introducedAs'),
		},
		tags: {
			...tags,
			accompanies: mapped(tags.accompanies),
			supervisor: mapped(tags.supervisor),
			childOf: tags.childOf.flatMap((id) => ids.get(id) ?? []),
		},
		seated,
		account,
		code: seated && account === null,
		by: carrying.caller,
	};
	return [invited, { type: 'person-tied', participant, ref } as const];
}

function wordEvents(carrying: Carrying, ids: Ids, { said, ...told }: CarriedWord): MeetingEvent[] {
	const person = ids.get(said.person)!;
	const owner = `person:${person}` as const;
	const text = (words: string): TextId | null =>
		words === '' ? null : carrying.words(owner, words);
	const on = (list: readonly ParticipantId[]): ParticipantId[] =>
		list.flatMap((id) => ids.get(id) ?? []);
	const { id: _, order: __, at, ended: ___, lasting: ____, ...fact } = said;
	const statement: StatementFact = {
		...fact,
		id: carrying.newId() as AgreementId,
		happenedAt: said.happenedAt ?? at,
		person,
		audience: { missions: said.audience.missions, persons: on(said.audience.persons) },
		except: on(said.except),
		lift: on(said.lift),
		purpose: text(told.purpose),
		reason: text(told.reason),
		explained: told.explained && {
			intention: carrying.words(owner, told.explained.intention),
			withWhom: carrying.words(owner, told.explained.withWhom),
			content: carrying.words(owner, told.explained.content),
		},
		by: ids.get(said.by) ?? person,
	};
	return [
		{ type: 'statement-recorded', statement },
		{ type: 'statement-lasting', statement: statement.id },
	];
}

export function carryIn(carried: Carried, carrying: Carrying): MeetingEvent[] {
	const { caller, people, words } = carried;
	const ids = new Map(people.map(({ was }) => [was, carrying.newId() as ParticipantId]));
	ids.set(caller.was, carrying.caller);
	return [
		{ type: 'person-tied', participant: carrying.caller, ref: caller.ref },
		...people.flatMap((person) => personEvents(carrying, ids, person)),
		...words.flatMap((word) => wordEvents(carrying, ids, word)),
	];
}
