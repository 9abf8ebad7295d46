// Whether there is something for a person concerned to stop.
import type { ParticipantId, SectionId } from '../ids.ts';
import { readersOf } from '../policy/visibility.ts';
import type { Looking } from './looking.ts';

/** [F3] somebody reads it now beside its holder and whom it is about. */
export function mayStop({ me, sight, meeting, at }: Looking, id: SectionId): boolean {
	const section = meeting.sections.sections.get(id)!;
	if (!sight.sections.has(id) || section.kind === 'common' || !section.about.includes(me.id))
		return false;
	const further = (reader: ParticipantId): boolean =>
		reader !== section.holder && !section.about.includes(reader);
	return readersOf(meeting, section, at).some(({ participantId }) => further(participantId));
}
