// The access matrix, computed once per append or tick: who holds what now. Its differences are what closes and opens.
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Gained, Held, Lost } from '../section/facts.ts';
import { accessOf } from './access.ts';
import { groundsOf, sameGrounds } from './grounds.ts';

/** Rises when a rule changes its meaning; stored with every change of readers. */
export const POLICY_VERSION = 1;

export interface Changes {
	readonly gained: readonly Gained[];
	readonly lost: readonly Lost[];
}

const heldNow = (meeting: Meeting, reader: ParticipantId, section: SectionId): Held | undefined =>
	meeting.sections.held.get(reader)?.get(section);

/**
 * What the facts give now against what each reader holds. A changed access counts as lost and gained; another rule, or
 * another word of the person concerned behind it, as gained.
 */
export function changesIn(meeting: Meeting, at: Moment): Changes {
	const gained: Gained[] = [];
	const lost: Lost[] = [];
	const sections = [...meeting.sections.sections.values()];
	for (const participant of meeting.table.participants.values()) {
		for (const section of sections) {
			const held = heldNow(meeting, participant.id, section.id);
			const { access, rule } = accessOf(meeting, section, participant, at);
			if (!held && access === 'none') continue;
			const ref = { section: section.id, reader: participant.id };
			if (held && held.access !== access) lost.push(ref);
			if (access === 'none') continue;
			const grounds = groundsOf(meeting, section, participant, rule, at);
			if (held?.access === access && held.rule === rule && sameGrounds(held, grounds)) continue;
			gained.push({ ...ref, access, rule, ...grounds });
		}
	}
	const bySection = (a: Lost, b: Lost): number =>
		a.section < b.section ? -1 : a.section > b.section ? 1 : a.reader < b.reader ? -1 : 1;
	return { gained: gained.sort(bySection), lost: lost.sort(bySection) };
}
