// What follows from new facts: who is taken off (R4), what closes, and the stored change of who reads. Run after every append.
import type { Statement } from '../agreement/facts.ts';
import { mayBeRepresented, representedUntil } from '../agreement/voice.ts';
import type { Moment } from '../ids.ts';
import { evolve, type Meeting, type MeetingEvent } from '../meeting/facts.ts';
import { adoptedLosses } from '../minutes/adoption.ts';
import type { Section, SectionEvent } from '../section/facts.ts';
import { changesIn, POLICY_VERSION } from './matrix.ts';
import { commonAccessNow } from './derived.ts';
import { isDictated } from './dictated.ts';
import { isHere } from './own-access.ts';
import { takeOffs } from './take-offs.ts';

/** A removed holder's sections close; those of a holder whose time ended too, but for what is the whole table's. */
function orphaned(after: Meeting, section: Section, at: Moment): SectionEvent[] {
	const holder = after.table.participants.get(section.holder);
	const stays = holder && !holder.removed && (section.kind === 'common' || isHere(holder, at));
	if (!section.opening || stays) return [];
	return [{ type: 'section-closed', section: section.id, cause: 'removal' }];
}

/** When nobody may speak in this person's place any more; null where the law names no age. */
export function comingOfAge(meeting: Meeting, { voice, person }: Statement): Moment | null {
	const child = meeting.table.participants.get(person);
	if (voice === 'self' || !child) return null;
	return representedUntil(child, meeting.called.jurisdiction);
}

/** [A3] what was said in somebody's place is void from the day on which they speak for themselves. */
export function outgrown({ agreements, table, called }: Meeting, at: Moment): MeetingEvent[] {
	return agreements.statements
		.filter(({ voice, ended }) => voice === 'representative' && ended !== 'age')
		.filter(({ person }) => {
			const child = table.participants.get(person);
			return child !== undefined && !mayBeRepresented(child, called.jurisdiction, at);
		})
		.map(({ id }) => ({ type: 'statement-ended', statement: id, cause: 'age' }));
}

/** "Stop" or a pause about everything of theirs, by them or at their word. */
const isStopToAll = ({ scope, decision }: Statement): boolean =>
	scope === 'all' && (decision === 'paused' || decision === 'withdrawn');

/** [S21] what the step, the meeting, an opening, a tag, a link, somebody's leaving or their stop has ended is ended for good. */
function undictated(
	{ after, said, at }: { after: Meeting; said: readonly Statement[]; at: Moment },
	section: Section,
): SectionEvent[] {
	const { dictation, id } = section;
	if (!dictation || dictation.ended) return [];
	const stopped = said.some(
		(one) => one.person === section.holder && one.ended === null && isStopToAll(one),
	);
	if (stopped) return [{ type: 'dictation-ended', section: id, by: null }];
	const scribe = after.table.participants.get(dictation.scribe);
	const mayType = scribe !== undefined && commonAccessNow(after, scribe, at).access === 'write';
	if (mayType && isDictated(after, section, at)) return [];
	return [{ type: 'dictation-ended', section: id, by: null }];
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
	const aged = outgrown(after, at);
	after = applied(after, aged, at);
	const said = newStatements(before, after);
	const retagged = events.some(({ type }) => type === 'participant-retagged');
	const worlds = { before, after, said, retagged, at };
	const consequences: MeetingEvent[] = [];
	for (const section of after.sections.sections.values())
		consequences.push(
			...orphaned(after, section, at),
			...takeOffs(worlds, section),
			...undictated(worlds, section),
		);
	if (after.minutes.adopted) {
		const since = { before, after: applied(after, consequences, at) };
		const all = [...events, ...consequences];
		consequences.push(...adoptedLosses({ ...since, events: all }, at));
	}
	after = applied(after, consequences, at);
	const { gained, lost } = changesIn(after, at);
	const changed: MeetingEvent[] =
		gained.length + lost.length > 0
			? [{ type: 'readers-changed', gained, lost, policy: POLICY_VERSION }]
			: [];
	after = applied(after, changed, at);
	return { meeting: after, events: [...events, ...aged, ...consequences, ...changed] };
}
