// Acts on the minutes: marking a part, proposing, remarking, offering a copy, adopting. Nobody's words enter but by their holder's mark.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { OutcomeId, ParticipantId, RemarkId, SectionId, TextOwner } from '../ids.ts';
import type { Meeting, MeetingEvent } from '../meeting/facts.ts';
import { commonAccessNow } from '../policy/derived.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../refusal.ts';
import { isConcernedKind, isDerivedKind, type Participant } from '../table/facts.ts';
import { endedByAdoption, frozenParts, hasPart } from './adoption.ts';
import type { RemarkItem } from './record.ts';

/** Per person, so that nobody's limit tells of what others said. */
export const MAX_OWN_REMARKS = 100;
const NOT_ALLOWED = refuse('not-allowed');
const WRONG_STATE = refuse('minutes-state');

/** [M7] the holder alone, of a part that is shared. */
export function markPart(act: Act, command: CommandOf<'mark-part'>): Done | Refusal {
	const seen = act.section(command.sectionId);
	if (isRefusal(seen)) return seen;
	const { section } = seen;
	if (section.holder !== act.actor.id) return NOT_ALLOWED;
	if (act.meeting.minutes.adopted) return WRONG_STATE;
	if (!section.opening) return refuse('not-opened');
	const { inMinutes: marked } = command;
	if (act.meeting.minutes.marked.has(section.id) === marked) return done([]);
	return done([{ type: 'part-marked', section: section.id, marked, by: act.actor.id }]);
}

export function proposeMinutes(act: Act, command: CommandOf<'propose-minutes'>): Done | Refusal {
	if (!act.isCoordinator) return NOT_ALLOWED;
	if (act.meeting.state === 'called') return refuse('meeting-state');
	if (act.meeting.minutes.adopted) return WRONG_STATE;
	const remarksUntil = command.until ?? null;
	return done([{ type: 'minutes-proposed', remarksUntil, by: act.actor.id }]);
}

const readsCommon = (act: Act): boolean =>
	commonAccessNow(act.meeting, act.actor, act.at).access !== 'none';

/** What the remark is about, as far as it exists for the actor. */
function itemOf(act: Act, id: string | undefined): RemarkItem | null | Refusal {
	if (id === undefined) return readsCommon(act) ? null : NOT_ALLOWED;
	const outcome = act.meeting.outcomes.find((one) => one.id === (id as OutcomeId));
	const section = outcome ? outcome.section : (id as SectionId);
	const isSeen = section === null ? readsCommon(act) : hasPart(act, section);
	if (!isSeen) return NOT_FOUND;
	if (outcome) return { kind: 'decision', outcome: outcome.id, section };
	return { kind: 'part', section: section! };
}

/** Whoever is at the table in their own name: minutes are read by those who follow from others, and not remarked on. */
const mayRemark = ({ kind, secrecy }: Participant): boolean =>
	!isDerivedKind(kind) && secrecy !== 'authority';

/** [M8] a remark or a dissent, or after adoption a dated correction beside the words; its audience is its item's. */
export function remarkMinutes(act: Act, command: CommandOf<'remark-minutes'>): Done | Refusal {
	const item = itemOf(act, command.item);
	if (item !== null && isRefusal(item)) return item;
	if (!mayRemark(act.actor)) return NOT_ALLOWED;
	const { proposedAt, adopted, remarks } = act.meeting.minutes;
	if (proposedAt === null && !adopted) return WRONG_STATE;
	if (remarks.filter(({ by }) => by === act.actor.id).length >= MAX_OWN_REMARKS)
		return refuse('too-many');
	const owner: TextOwner = item?.section ? `part:${item.section}` : `meeting:${act.meeting.id}`;
	const remark = act.id<RemarkId>();
	return done(
		[
			{
				type: 'minutes-remarked',
				remark,
				text: act.words(owner, command.text),
				item,
				dissent: command.dissent ?? false,
				by: act.actor.id,
			},
		],
		{ remarkId: remark },
	);
}

/** [M12] copies are for those who were present and for the persons concerned. */
export function mayHaveCopy(meeting: Meeting, { id, kind, seated }: Participant): boolean {
	if (isConcernedKind(kind)) return true;
	if (!seated || kind === 'interpreter') return false;
	return [...meeting.phases.been.values()].some((people) => people.has(id));
}

export function offerCopy(act: Act, command: CommandOf<'offer-copy'>): Done | Refusal {
	const person = act.person(command.participantId);
	if (isRefusal(person)) return person;
	if (!act.isCoordinator || !mayHaveCopy(act.meeting, person)) return NOT_ALLOWED;
	return done([copyOffered(act, person.id, command.how)]);
}

const copyOffered = (
	act: Act,
	person: ParticipantId,
	how: Extract<MeetingEvent, { type: 'copy-offered' }>['how'],
): MeetingEvent => ({ type: 'copy-offered', person, how, by: act.actor.id });

const concerned = ({ table }: Meeting): Participant[] =>
	[...table.participants.values()].filter(({ kind, removed }) => isConcernedKind(kind) && !removed);

/** [M9] persons concerned to whom nothing was offered yet; on their own page whoever has a seat finds it. */
export const withoutCopy = (meeting: Meeting): Participant[] =>
	concerned(meeting).filter(
		({ id, seated }) => !seated && !meeting.minutes.copies.some(({ person }) => person === id),
	);

/** [M9] the coordinator's, once proposed, and once a copy was offered to each person concerned. */
export function adoptMinutes(act: Act, command: CommandOf<'adopt-minutes'>): Done | Refusal {
	const { meeting } = act;
	if (!act.isCoordinator) return NOT_ALLOWED;
	if (meeting.minutes.proposedAt === null || meeting.minutes.adopted) return WRONG_STATE;
	const offered = command.copies ?? [];
	const unknown = act.unknownPeople(offered.map(({ participantId }) => participantId));
	if (unknown) return unknown;
	const may = (id: ParticipantId): boolean =>
		mayHaveCopy(meeting, meeting.table.participants.get(id)!);
	if (!offered.every(({ participantId }) => may(participantId))) return NOT_ALLOWED;
	const given = new Set(offered.map(({ participantId }) => participantId));
	if (withoutCopy(meeting).some(({ id }) => !given.has(id)))
		return refuse('copy-missing', { field: 'copies' });
	const parts = frozenParts(act);
	const onPage = concerned(meeting).filter(({ seated, id }) => seated && !given.has(id));
	return done([
		...offered.map(({ participantId, how }) => copyOffered(act, participantId, how)),
		...onPage.map(({ id }) => copyOffered(act, id, 'page')),
		{ type: 'minutes-adopted', how: command.how ?? 'in-room', parts, by: act.actor.id },
		...endedByAdoption(meeting, act.at),
	]);
}
