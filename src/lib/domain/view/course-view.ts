// What happened, as one reader may know it: rendered from the same facts by the same rule as everything else.
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import { isConference, wordsOf, type Happened, type MeetingEvent } from '../meeting/facts.ts';
import { knowsWhole } from './agreement-view.ts';
import { isToldOfEntries } from '../policy/visibility.ts';
import type { Entry } from '../table/facts.ts';
import type { Looking } from './looking.ts';
import { hasPart } from './minutes-view.ts';
import { known } from './people-view.ts';
import type { CourseItem, EntryView, OutcomeView } from './view.ts';

/** The holder, and the persons concerned who read it: nobody else learns when a part was shared or closed. */
function knowsMoments({ meeting, me, sight }: Looking, id: SectionId): boolean {
	const section = meeting.sections.sections.get(id);
	if (!section || sight.limited || !sight.sections.has(id)) return false;
	return section.holder === me.id || section.about.includes(me.id);
}

function phaseItem(
	{ meeting, me, sight }: Looking,
	event: Extract<MeetingEvent, { type: 'phase-started' }>,
	at: Moment,
): CourseItem[] {
	const wasThere = meeting.phases.been.get(event.phase)?.has(me.id) ?? false;
	if (!wasThere && !(me.coordinator && !sight.limited)) return [];
	return [{ at, what: 'phase', title: wordsOf(meeting, event.title) }];
}

function statementItem(
	looking: Looking,
	event: Extract<MeetingEvent, { type: 'statement-recorded' }>,
	order: number,
): CourseItem[] {
	const statement = looking.meeting.agreements.statements.find((said) => said.order === order);
	if (!statement || !knowsWhole(looking, statement)) return [];
	const { person, decision, id } = event.statement;
	const at = statement.happenedAt ?? statement.at;
	const notedAfterwards = statement.happenedAt !== null;
	return [{ at, what: 'agreement', person, decision, agreementId: id, notedAfterwards }];
}

function presenceItem(
	looking: Looking,
	event: Extract<MeetingEvent, { type: 'presence-recorded' }>,
	at: Moment,
): CourseItem[] {
	// [M6] in a case conference nobody's coming, going or staying away leaves a mark
	if (isConference(looking.meeting)) return [];
	if (!looking.sight.people.has(event.participant)) return [];
	return [
		{
			at: event.happenedAt ?? at,
			what: 'presence',
			person: event.participant,
			presence: event.presence,
			notedAfterwards: event.happenedAt !== null,
		},
	];
}

function takenOffItem(
	{ meeting, me, sight: { limited } }: Looking,
	event: Extract<MeetingEvent, { type: 'readers-taken-off' }>,
	at: Moment,
): CourseItem[] {
	const isHolder = meeting.sections.sections.get(event.section)?.holder === me.id;
	if (!isHolder || limited || !event.told || event.cause !== 'agreement') return [];
	return [{ at, what: 'stopped', section: event.section, person: event.person }];
}

/** Who held a part when this happened: whoever first handed it over since, else its holder now. */
function holderThen({ meeting }: Looking, id: SectionId, order: number): ParticipantId | undefined {
	for (const { event, order: later } of meeting.history)
		if (later > order && event.type === 'section-entrusted' && event.section === id)
			return event.from;
	return meeting.sections.sections.get(id)?.holder;
}

function sharedItem(looking: Looking, section: SectionId, { at, order }: Happened): CourseItem[] {
	if (!knowsMoments(looking, section)) return [];
	const by = holderThen(looking, section, order);
	const isKnown = by !== undefined && looking.sight.people.has(by);
	return [{ at, what: 'shared', section, by: isKnown ? by : null }];
}

/** [S14] whoever has both parts, and moved the words, answers for what they come from, or is whom they are about. */
function movedItem(
	looking: Looking,
	event: Extract<MeetingEvent, { type: 'words-moved' }>,
	at: Moment,
): CourseItem[] {
	const { meeting, me, sight } = looking;
	const { from, to, by, gained, reason } = event;
	const both = sight.sections.has(from) && sight.sections.has(to);
	if (!both || !(by === me.id || knowsMoments(looking, from))) return [];
	const readers = known(looking, gained);
	return [{ at, what: 'moved', from, to, reason: wordsOf(meeting, reason), gained: readers }];
}

/** [S16] a receipt for the author, without the note; whose it was for its holder, while they hold it. */
function confidedItem(
	{ meeting, me, sight }: Looking,
	{ section, by, to }: Extract<MeetingEvent, { type: 'section-confided' }>,
	at: Moment,
): CourseItem[] {
	const holds = meeting.sections.sections.get(section)?.holder === me.id;
	if (!sight.people.has(by) || !sight.people.has(to)) return [];
	if (sight.limited || !(by === me.id || (to === me.id && holds))) return [];
	return [{ at, what: 'confided', by, to }];
}

/** [T18] whoever has the rules, now or as they were adopted, knows when they were read aloud. */
function groundRulesItem(
	looking: Looking,
	{ section, happenedAt }: Extract<MeetingEvent, { type: 'ground-rules-read' }>,
	at: Moment,
): CourseItem[] {
	if (!hasPart(looking, section)) return [];
	return [{ at: happenedAt ?? at, what: 'ground-rules-read', section }];
}

function itemsOf(looking: Looking, happened: Happened): CourseItem[] {
	const { event, at, order } = happened;
	switch (event.type) {
		case 'meeting-started':
			return [{ at, what: 'started' }];
		case 'meeting-ended':
			return [{ at, what: 'ended' }];
		case 'phase-started':
			return phaseItem(looking, event, at);
		case 'presence-recorded':
			return presenceItem(looking, event, at);
		case 'statement-recorded':
			return statementItem(looking, event, order);
		case 'section-opened':
		case 'section-widened':
			return sharedItem(looking, event.section, happened);
		case 'section-closed':
			return knowsMoments(looking, event.section)
				? [{ at, what: 'closed', section: event.section }]
				: [];
		case 'section-entrusted':
			return knowsMoments(looking, event.section) && looking.sight.people.has(event.to)
				? [{ at, what: 'entrusted', section: event.section, to: event.to }]
				: [];
		case 'readers-taken-off':
			return takenOffItem(looking, event, at);
		case 'passage-taken-back':
			return knowsMoments(looking, event.section)
				? [{ at, what: 'taken-back', section: event.section, passage: true }]
				: [];
		case 'words-moved':
			return movedItem(looking, event, at);
		case 'section-confided':
			return confidedItem(looking, event, at);
		case 'ground-rules-read':
			return groundRulesItem(looking, event, at);
		default:
			return [];
	}
}

/** [M5] an interpreter has no history. */
export const courseView = (looking: Looking): CourseItem[] =>
	looking.me.kind === 'interpreter'
		? []
		: looking.meeting.history
				.flatMap((happened) => itemsOf(looking, happened))
				.sort((a, b) => a.at - b.at);

/** A decision has the audience of its part; without one it is for whoever has the common parts. */
export function outcomeViews(looking: Looking, readsCommon: boolean): OutcomeView[] {
	const { meeting, sight } = looking;
	return meeting.outcomes
		.filter(({ section }) => (section === null ? readsCommon : hasPart(looking, section)))
		.map(({ id, at, text, section, who, due, by }) => ({
			id,
			at,
			text: wordsOf(meeting, text),
			section,
			who: wordsOf(meeting, who),
			due,
			by: sight.people.has(by) && !isConference(meeting) ? by : null,
		}));
}

/** A person's later devices: told to that person, and to the holders who could admit them; the device itself knows of itself. */
export function entryViews(looking: Looking): EntryView[] {
	const { meeting, me, sight, reader } = looking;
	const isTold = ({ id, participant }: Entry): boolean =>
		sight.limited
			? id === reader.entry && participant === me.id
			: participant === me.id || isToldOfEntries(meeting, me.id, participant);
	const mayName = (section: SectionId, participant: ParticipantId): boolean =>
		participant === me.id
			? sight.sections.has(section)
			: meeting.sections.sections.get(section)?.holder === me.id;
	return [...meeting.table.entries.values()]
		.filter(isTold)
		.map(({ id, participant, at, whole, admitted }) => ({
			id,
			participantId: participant,
			at,
			whole,
			admitted: admitted.filter((section) => mayName(section, participant)).sort(),
		}))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}
