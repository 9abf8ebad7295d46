// Acts on sections: writing first, classifying, opening, widening, closing. The holder's alone; nobody opens in their name (R4).
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { ParticipantId, SectionId, TextId } from '../ids.ts';
import { isConference, type MeetingEvent } from '../meeting/facts.ts';
import { adoptedTakenBack } from '../minutes/adoption.ts';
import { commonAccessNow } from '../policy/derived.ts';
import { isDictated } from '../policy/dictated.ts';
import { isHere, tagsRefuse } from '../policy/own-access.ts';
import { isOwnReserved } from '../policy/coverage.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { lapsing } from './extract-acts.ts';
import { isBound, isConcernedKind, type Participant } from '../table/facts.ts';
import { isWithholdable, type Section, type SectionKind } from './facts.ts';

/** Per person, so that nobody's limit tells of another's parts. */
export const MAX_OWN_SECTIONS = 100;
const NOT_ALLOWED = refuse('not-allowed');

type Classification = Pick<
	CommandOf<'create-section'>,
	'title' | 'kind' | 'about' | 'missions' | 'thirdPersons' | 'until'
>;
type Shape = Pick<Section, 'title' | 'kind' | 'about' | 'missions' | 'thirdPersons' | 'until'>;

/** Those not bound open common parts; a person concerned also a reserved part about themselves. */
function mayHold(holder: Participant, kind: SectionKind, about: readonly ParticipantId[]): boolean {
	if (kind === 'draft' || kind === 'common') return true;
	if (kind === 'own-words') return isConcernedKind(holder.kind);
	if (isBound(holder) && holder.kind === 'professional') return true;
	const ownPart = about.every((person) => person === holder.id);
	return kind === 'reserved' && isConcernedKind(holder.kind) && ownPart;
}

/** What the section would be after these fields, or why not. Absent fields keep what stands. */
function shaped(act: Act, id: SectionId, command: Classification, before: Shape): Shape | Refusal {
	const unknown = act.unknownPeople(command.about) ?? act.unknownMissions(command.missions);
	if (unknown) return unknown;
	const kind = command.kind ?? before.kind;
	const about = command.about ? [...new Set(command.about)] : before.about;
	const missions = command.missions ? [...new Set(command.missions)] : before.missions;
	const people = about.map((person) => act.meeting.table.participants.get(person)!);
	if (!people.every((person) => isConcernedKind(person.kind)))
		return refuse('about', { field: 'about' });
	if (kind === 'reserved' && about.length > 1) return refuse('about', { field: 'about' });
	if (!mayHold(act.actor, kind, about)) return NOT_ALLOWED;
	const owner = `part:${id}` as const;
	return {
		kind,
		about,
		missions,
		title: command.title === undefined ? before.title : act.wordsIf(owner, command.title),
		thirdPersons:
			command.thirdPersons?.map((name): TextId => act.words(owner, name)) ?? before.thirdPersons,
		until: command.until ?? before.until,
	};
}

const EMPTY: Shape = {
	title: null,
	kind: 'draft',
	about: [],
	missions: [],
	thirdPersons: [],
	until: null,
};

/** Counted for who began them, so that nobody fills another one's place by confiding or by writing for them. */
export const hasTooMany = (act: Act): boolean =>
	[...act.meeting.sections.sections.values()].filter(
		({ author, dictation }) => (dictation?.scribe ?? author) === act.actor.id,
	).length >= MAX_OWN_SECTIONS;

/** [S21] naming it or saying what it is takes it into one's own hand. */
const taken = (act: Act, section: Section): MeetingEvent[] =>
	isDictated(act.meeting, section, act.at)
		? [{ type: 'dictation-ended', section: section.id, by: act.actor.id }]
		: [];

export function createSection(act: Act, command: CommandOf<'create-section'>): Done | Refusal {
	if (hasTooMany(act)) return refuse('too-many');
	const section = act.id<SectionId>();
	const shape = shaped(act, section, command, EMPTY);
	if (isRefusal(shape)) return shape;
	const event: MeetingEvent = {
		type: 'section-created',
		section,
		holder: act.actor.id,
		...shape,
	};
	return done([event], { sectionId: section });
}

/** The actor's own section, or why not: unknown and invisible alike do not exist; somebody else's is not theirs to change. */
export function ownSection(act: Act, id: SectionId): Section | Refusal {
	const seen = act.section(id);
	if (isRefusal(seen)) return seen;
	return seen.section.holder === act.actor.id ? seen.section : NOT_ALLOWED;
}

/** [S18] what is kept from somebody stays what it is until they have it: it is not laid before everybody else. */
const staysWithheld = ({ withheld }: Section, { kind, about }: Shape): boolean =>
	withheld.size === 0 ||
	(isWithholdable(kind) && [...withheld.keys()].every((person) => about.includes(person)));

export function classify(act: Act, command: CommandOf<'classify-section'>): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	if (section.everOpened) return refuse('already-opened');
	if (section.kind === 'own-words') return NOT_ALLOWED;
	const shape = shaped(act, section.id, command, section);
	if (isRefusal(shape)) return shape;
	if (!staysWithheld(section, shape)) return refuse('withheld', { field: 'kind' });
	const classified: MeetingEvent = { type: 'section-classified', section: section.id, ...shape };
	return done([classified, ...taken(act, section)], {
		sectionId: section.id,
	});
}

export function retitle(act: Act, command: CommandOf<'retitle-section'>): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	// [T17] their heading is the same at every table
	if (act.meeting.groundRules.has(section.id)) return NOT_ALLOWED;
	const title = act.words(`part:${section.id}`, command.title);
	const retitled: MeetingEvent = { type: 'section-retitled', section: section.id, title };
	return done([retitled, ...taken(act, section)], {
		sectionId: section.id,
	});
}

const PRESENT: ReadonlySet<Participant['presence']> = new Set(['in-room', 'remote', 'represented']);

/** [A8] who of the persons concerned, and of those who may speak in their place, is present or represented now. */
function presentConcerned(act: Act, about: readonly ParticipantId[]): ParticipantId[] {
	const { participants } = act.meeting.table;
	const isThere = (id: ParticipantId): boolean => PRESENT.has(participants.get(id)!.presence);
	const givers = about.flatMap((id) => [id, ...participants.get(id)!.childOf]).filter(isThere);
	return [...new Set(givers)];
}

/** Everyone whom the rules allow now, or would allow but for an agreement. */
const allowedByTags = (act: Act, section: Section): ParticipantId[] =>
	[...act.meeting.table.participants.values()]
		.filter((person) => person.id !== section.holder && isHere(person, act.at))
		.filter((person) => tagsRefuse(act.meeting, section, person) === null)
		.map(({ id }) => id)
		.sort();

function namedBy(
	act: Act,
	section: Section,
	readers: readonly ParticipantId[] | undefined,
): 'everyone' | readonly ParticipantId[] {
	if (section.kind === 'own-words') return [];
	if (readers) return [...new Set(readers)].filter((id) => id !== section.holder);
	if (section.kind === 'common') return 'everyone';
	const isAllowedAtOnce = section.kind === 'secret' && !isConference(act.meeting);
	return isAllowedAtOnce ? allowedByTags(act, section) : [];
}

/** An empty list is nobody but the holder, also where no list is everybody (R0). */
const writersOf = (section: Section, writers: readonly ParticipantId[] | undefined) =>
	writers?.length === 0 ? [section.holder] : [...new Set(writers)];

function mayOpen(act: Act, section: Section): Refusal | null {
	if (section.kind === 'draft' || section.kind === 'confided')
		return refuse('kind-missing', { field: 'kind' });
	if (!mayHold(act.actor, section.kind, section.about)) return NOT_ALLOWED;
	const common = commonAccessNow(act.meeting, act.actor, act.at);
	if (section.kind === 'common' && common.access !== 'write') return NOT_ALLOWED;
	return null;
}

const isBlank = (words: string | undefined): boolean => words === undefined || words.trim() === '';

/** What is one's own to say, and what is everybody's, needs no reason. */
const needsReason = (section: Section): boolean =>
	section.kind !== 'common' && section.kind !== 'own-words' && !isOwnReserved(section);

/** States the holder's will; who reads follows from the facts. Purpose and necessity are asked of every secret (R1). */
export function open(act: Act, command: CommandOf<'open-section'>): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	const unknown = act.unknownPeople(command.readers, command.writers);
	if (unknown) return unknown;
	const refused = mayOpen(act, section);
	if (refused) return refused;
	for (const field of ['purpose', 'necessity'] as const)
		if (needsReason(section) && isBlank(command[field]))
			return refuse('purpose-missing', { field });
	const owner = `part:${section.id}` as const;
	const event: MeetingEvent = {
		type: 'section-opened',
		section: section.id,
		purpose: act.wordsIf(owner, command.purpose),
		necessity: act.wordsIf(owner, command.necessity),
		named: namedBy(act, section, command.readers),
		writers: section.kind === 'extract' ? [] : writersOf(section, command.writers),
		present: presentConcerned(act, section.about),
	};
	return done([event], { sectionId: section.id });
}

/** Names more readers, or more missions with those who share them; nobody else is named anew. */
export function widen(act: Act, command: CommandOf<'widen-section'>): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	const unknown = act.unknownPeople(command.readers) ?? act.unknownMissions(command.missions);
	if (unknown) return unknown;
	if (!section.opening) return refuse('not-opened');
	if (!command.readers && !command.missions) return refuse('malformed', { field: 'readers' });
	const missions = [...new Set(command.missions)];
	const byMission = section.kind === 'secret' && !isConference(act.meeting);
	const added = byMission ? allowedByTags(act, { ...section, missions }) : [];
	const named = command.readers ?? added;
	const owner = `part:${section.id}` as const;
	const event: MeetingEvent = {
		type: 'section-widened',
		section: section.id,
		purpose: act.words(owner, command.purpose),
		necessity: act.words(owner, command.necessity),
		named: [...new Set(named)].filter((id) => id !== section.holder),
		missions,
		present: presentConcerned(act, section.about),
	};
	return done([event], { sectionId: section.id });
}

/**
 * Closing narrows, so it always succeeds for the holder; with readers it takes those off and leaves the others.
 * A person concerned loses their own part with everybody, never alone: withholding is another act (R19).
 */
export function close(
	act: Act,
	command: CommandOf<'close-section'> | CommandOf<'take-back'>,
): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	const unknown = act.unknownPeople(command.readers);
	if (unknown) return unknown;
	if (!section.opening)
		return done(command.type === 'take-back' ? adoptedTakenBack(act.meeting, section) : []);
	const { readers } = command;
	if (!readers || command.type === 'take-back') {
		const cause = command.type === 'take-back' ? 'took-back' : 'holder';
		return done([{ type: 'section-closed', section: section.id, cause }, ...lapsing(act, section)]);
	}
	if (section.opening.named === 'everyone') return refuse('malformed', { field: 'readers' });
	const event: MeetingEvent = {
		type: 'readers-taken-off',
		section: section.id,
		readers: [...new Set(readers)].filter((reader) => !section.about.includes(reader)),
		cause: 'holder',
		person: null,
		told: true,
	};
	return done([event]);
}
