// Whether every person concerned covers a reader of a section: the agreements' side of R1, R16 and R19.
import { stand, type Question, type Stand } from '../agreement/algebra.ts';
import { isBelowAge } from '../agreement/voice.ts';
import type { Moment, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Naming, Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import { jurisdictionOf } from './jurisdictions/jurisdictions.ts';

const NOBODY: Pick<Naming, 'present'> = { present: [] };

/** Which of the persons concerned were present at the opening that named this reader. */
export function namingOf(section: Section, reader: ParticipantId): Pick<Naming, 'present'> {
	const { opening } = section;
	if (!opening) return NOBODY;
	const named = opening.named === 'everyone' ? undefined : opening.named.get(reader);
	return named ?? { present: opening.present };
}

/** Who speaks for one of those concerned, at this time of their life. */
export function speakersFor(
	{ table, called }: Meeting,
	person: ParticipantId,
	at: Moment,
): Pick<Question, 'representatives' | 'belowAge'> {
	const who = table.participants.get(person);
	const belowAge = who !== undefined && isBelowAge(who, called.jurisdiction, at);
	return { representatives: who?.childOf ?? [], belowAge };
}

/** What one person concerned's statements mean for one reader of one section. */
export const standingFor = (
	meeting: Meeting,
	section: Section,
	person: ParticipantId,
	reader: Participant,
	at: Moment,
): Stand =>
	stand({
		statements: meeting.agreements.statements,
		person,
		...speakersFor(meeting, person, at),
		section,
		naming: namingOf(section, reader.id),
		reader,
		jurisdiction: meeting.called.jurisdiction,
		at,
	});

export const sharesMission = (a: Participant, b: Participant): boolean =>
	a.missions.some((mission) => b.missions.includes(mission));

/** One person concerned covers this reader as the jurisdiction asks. */
export function isCoveredBy(
	meeting: Meeting,
	section: Section,
	person: ParticipantId,
	reader: Participant,
	at: Moment,
): boolean {
	const { state, barred, covers } = standingFor(meeting, section, person, reader, at);
	if (barred || state === 'closed') return false;
	if (covers) return true;
	const holder = meeting.table.participants.get(section.holder);
	const { sameMissionNeedsNothing } = jurisdictionOf(meeting.called.jurisdiction);
	return sameMissionNeedsNothing && holder !== undefined && sharesMission(holder, reader);
}

/** A person concerned opened their own reserved part: the opening is the agreement, and needs no mission. */
export const isOwnReserved = (section: Section): boolean =>
	section.kind === 'reserved' && section.about.length === 1 && section.about[0] === section.holder;

/** Every person concerned covers this reader. An empty list covers nobody. */
export const isCovered = (
	meeting: Meeting,
	section: Section,
	reader: Participant,
	at: Moment,
): boolean =>
	section.about.length > 0 &&
	(isOwnReserved(section) ||
		section.about.every((person) => isCoveredBy(meeting, section, person, reader, at)));

/** What a person concerned said against it holds in a case conference too, where no yes is asked; opening one's own is a yes. */
export const isForbidden = (
	meeting: Meeting,
	section: Section,
	reader: Participant,
	at: Moment,
): boolean =>
	!isOwnReserved(section) &&
	section.about.some((person) => {
		const { state, barred } = standingFor(meeting, section, person, reader, at);
		return barred || state === 'closed';
	});

/**
 * In a part about several, each reads only while each of the others has an agreement that does not exclude them.
 * An extract is put to all of them together, so there the others' silence keeps nobody out: a no or an exclusion does.
 */
export const othersAgree = (
	meeting: Meeting,
	section: Section,
	concerned: Participant,
	at: Moment,
): boolean =>
	section.about
		.filter((person) => person !== concerned.id)
		.every((person) => {
			const { state, barred } = standingFor(meeting, section, person, concerned, at);
			if (barred) return false;
			return section.kind === 'extract' ? state !== 'closed' : state === 'open';
		});
