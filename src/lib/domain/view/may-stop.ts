// Whether there is something for a person concerned to stop.
import type { ParticipantId, SectionId } from '../ids.ts';
import { adoptedReaders, readsAdopted } from '../minutes/adoption.ts';
import { readersOf } from '../policy/visibility.ts';
import type { Looking } from './looking.ts';

/** [F3] somebody reads it now, or has it as adopted, beside its holder and whom it is about. */
export function mayStop({ me, sight, meeting, at }: Looking, id: SectionId): boolean {
	const section = meeting.sections.sections.get(id)!;
	const adopted = meeting.minutes.parts.get(id);
	const hasIt = adopted !== undefined && readsAdopted(meeting, me, adopted, at);
	if (!(sight.sections.has(id) || hasIt) || section.kind === 'common') return false;
	if (!section.about.includes(me.id)) return false;
	const further = (reader: ParticipantId): boolean =>
		reader !== section.holder && !section.about.includes(reader);
	return (
		readersOf(meeting, section, at).some(({ participantId }) => further(participantId)) ||
		(hasIt && adoptedReaders(meeting, adopted, at).some(further))
	);
}
