// What follows from new facts: who is taken off (R4), what closes, and the stored change of who reads. Run after every append.
import { hasEnded } from '../agreement/algebra.ts';
import type { Statement } from '../agreement/facts.ts';
import type { Moment, ParticipantId } from '../ids.ts';
import { evolve, type Meeting, type MeetingEvent } from '../meeting/facts.ts';
import type { Section, SectionEvent, TakeOffCause } from '../section/facts.ts';
import { isCovered, isOwnReserved, standingFor } from './coverage.ts';
import { changesIn, POLICY_VERSION } from './matrix.ts';
import { isHere, tagsRefuse } from './own-access.ts';

interface Worlds {
	readonly before: Meeting;
	readonly after: Meeting;
	/** What was said since `before`, or ended. */
	readonly said: readonly Statement[];
	readonly at: Moment;
}

const stillNamed = (section: Section): ParticipantId[] =>
	!section.opening || section.opening.named === 'everyone'
		? []
		: [...section.opening.named].filter(([, { off }]) => !off).map(([reader]) => reader);

/** A word that closes or excludes by itself; a word that gives takes off only by what it leaves out. */
const narrows = ({ decision, except }: Statement): boolean =>
	decision === 'refused' || decision === 'withdrawn' || decision === 'paused' || except.length > 0;

/** Whose word took this reader off, or null. A word said before the opening only holds back. */
function wordAgainst(worlds: Worlds, section: Section, reader: ParticipantId): Statement | null {
	const { before, after, said, at } = worlds;
	const person = after.table.participants.get(reader);
	const was = before.sections.sections.get(section.id);
	if (!person || said.length === 0) return null;
	const wasCovered = was?.opening != null && isCovered(before, was, person, before.moment);
	for (const statement of said) {
		if (!section.about.includes(statement.person)) continue;
		const { state, barred } = standingFor(after, section, statement.person, person, at);
		if (narrows(statement) && (state === 'closed' || barred)) return statement;
		if (wasCovered && !isOwnReserved(section) && !isCovered(after, section, person, at))
			return statement;
	}
	return null;
}

/** The person is told to the holder only where the word named this part, or where nobody else could have said it. */
const personTold = (statement: Statement, section: Section): ParticipantId | null =>
	statement.scope !== 'all' || section.about.length === 1 ? statement.person : null;

function takeOffs(worlds: Worlds, section: Section): SectionEvent[] {
	const { after, at } = worlds;
	const groups = new Map<string, Extract<SectionEvent, { type: 'readers-taken-off' }>>();
	const off = (reader: ParticipantId, cause: TakeOffCause, person: ParticipantId | null): void => {
		const key = JSON.stringify([cause, person]);
		const readers = [...(groups.get(key)?.readers ?? []), reader];
		groups.set(key, { type: 'readers-taken-off', section: section.id, readers, cause, person });
	};
	for (const reader of stillNamed(section)) {
		const participant = after.table.participants.get(reader);
		if (!participant || !isHere(participant, at)) off(reader, 'removal', null);
		else if (section.kind !== 'common' && tagsRefuse(section, participant))
			off(reader, 'tag', null);
		else if (section.kind !== 'common') {
			const statement = wordAgainst(worlds, section, reader);
			const cause = statement && hasEnded(statement, at) ? 'time' : 'agreement';
			if (statement) off(reader, cause, personTold(statement, section));
		}
	}
	return [...groups.values()];
}

/** A removed holder's sections close. */
function orphaned(after: Meeting, section: Section): SectionEvent[] {
	const holder = after.table.participants.get(section.holder);
	if (!section.opening || (holder && !holder.removed)) return [];
	return [{ type: 'section-closed', section: section.id, cause: 'removal' }];
}

function newStatements(before: Meeting, after: Meeting): Statement[] {
	const known = new Map(before.agreements.statements.map((said) => [said.id, said.ended]));
	return after.agreements.statements.filter((said) => known.get(said.id) !== said.ended);
}

const applied = (meeting: Meeting, events: readonly MeetingEvent[], at: Moment): Meeting =>
	events.reduce((now, event) => evolve(now, event, at, now.order + 1), meeting);

export interface Settled {
	readonly meeting: Meeting;
	readonly events: readonly MeetingEvent[];
}

/** `events` applied to `before`, with everything that follows from them, in the order in which it is stored. */
export function settle(before: Meeting, events: readonly MeetingEvent[], at: Moment): Settled {
	let after = applied(before, events, at);
	const worlds = { before, after, said: newStatements(before, after), at };
	const consequences: MeetingEvent[] = [];
	for (const section of after.sections.sections.values())
		consequences.push(...orphaned(after, section), ...takeOffs(worlds, section));
	after = applied(after, consequences, at);
	const { gained, lost } = changesIn(after, at);
	const changed: MeetingEvent[] =
		gained.length + lost.length > 0
			? [{ type: 'readers-changed', gained, lost, policy: POLICY_VERSION }]
			: [];
	after = applied(after, changed, at);
	return { meeting: after, events: [...events, ...consequences, ...changed] };
}
