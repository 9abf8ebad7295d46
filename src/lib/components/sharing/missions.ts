// A person's missions in this meeting, in words.
import type { ParticipantView, View } from '#lib/domain/view/view.ts';
import { listed } from '../table/words.ts';

export const missionsOf = (view: View, person: ParticipantView): string =>
	listed(
		(view.meeting.missions ?? [])
			.filter(({ id }) => person.missions?.includes(id))
			.map(({ label }) => label),
	);
