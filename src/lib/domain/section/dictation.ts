// Writing for somebody at the table who has no device: the words are theirs, and the scribe has them only while they dictate.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { SectionId } from '../ids.ts';
import { evolve, type MeetingEvent } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import { commonAccessNow } from '../policy/derived.ts';
import { isDictated } from '../policy/dictated.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../refusal.ts';
import { isNear, type Participant } from '../table/facts.ts';
import { classify, hasTooMany, open, ownSection } from './acts.ts';
import type { Section } from './facts.ts';

const NOT_ALLOWED = refuse('not-allowed');

/** Both are in the running step, and whoever dictates is in the room or on the line: nobody is written for unheard. */
function mayDictate({ actor, meeting: { phases } }: Act, person: Participant): Refusal | null {
	if (!person.seated || person.id === actor.id) return NOT_ALLOWED;
	if (!isInPhase(phases, actor)) return refuse('meeting-state');
	const isThere = isInPhase(phases, person) && isNear(person);
	return isThere ? null : refuse('not-present', { field: 'participantId' });
}

/** [S21] begins a part that is that person's from its first word; counted for whoever types, so that nobody fills another one's place. */
export function writeFor(act: Act, command: CommandOf<'write-for'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	if (commonAccessNow(act.meeting, act.actor, act.at).access !== 'write') return NOT_ALLOWED;
	const refused = mayDictate(act, person);
	if (refused) return refused;
	if (hasTooMany(act)) return refuse('too-many');
	const section = act.id<SectionId>();
	const created: MeetingEvent = {
		type: 'section-created',
		section,
		holder: person.id,
		title: act.wordsIf(`part:${section}`, command.title),
		kind: 'draft',
		about: [],
		missions: [],
		thirdPersons: [],
		until: null,
	};
	const phase = act.meeting.phases.current!.id;
	const begun: MeetingEvent = { type: 'dictation-begun', section, scribe: act.actor.id, phase };
	return done([created, begun], { sectionId: section });
}

/** The person takes their words, or the scribe lays down the pen. */
export function endDictation(act: Act, command: CommandOf<'end-dictation'>): Done | Refusal {
	const seen = act.section(command.sectionId);
	if (isRefusal(seen)) return seen;
	const { section, access } = seen;
	if (section.holder !== act.actor.id && access.rule !== 'P35') return NOT_ALLOWED;
	return done(endedBy(act, section));
}

const endedBy = ({ meeting, at, actor }: Act, section: Section): MeetingEvent[] =>
	isDictated(meeting, section, at)
		? [{ type: 'dictation-ended', section: section.id, by: actor.id }]
		: [];

/** By the scribe's device a person opens what was written for them here, and nothing else. */
const isInHand = ({ hand, meeting, at }: Act, section: Section): boolean =>
	hand === null || (section.dictation?.scribe === hand && isDictated(meeting, section, at));

function unknownIn(act: Act, command: CommandOf<'open-dictated'>): Refusal | null {
	const { about, readers, writers, missions } = command;
	return act.unknownPeople(about, readers, writers) ?? act.unknownMissions(missions);
}

/** The same act a step further: what is opened has first been given its kind. */
function after(act: Act, events: readonly MeetingEvent[]): Act {
	const { meeting, at } = act;
	const then = events.reduce((now, event) => evolve(now, event, at, now.order + 1), meeting);
	return act.over(then);
}

/** [S22] the holder's act, by their own tap or by their code in the scribe's hand: says what it is, and opens it. */
export function openDictated(act: Act, command: CommandOf<'open-dictated'>): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	if (!isInHand(act, section)) return NOT_FOUND;
	const unknown = unknownIn(act, command);
	if (unknown) return unknown;
	const { sectionId, kind, title, about, missions, purpose, necessity, readers, writers } = command;
	const shape = { sectionId, kind, title, about, missions };
	const classified = classify(act, { type: 'classify-section', ...shape });
	if (isRefusal(classified)) return classified;
	const opening = { sectionId, purpose, necessity, readers, writers };
	const next = after(act, classified.events);
	const opened = open(next, { type: 'open-section', ...opening });
	if (isRefusal(opened)) return opened;
	return done([...classified.events, ...opened.events, ...byHand(act, section.id)], { sectionId });
}

const byHand = ({ hand }: Act, section: SectionId): MeetingEvent[] =>
	hand === null ? [] : [{ type: 'opened-by-hand', section, scribe: hand }];
