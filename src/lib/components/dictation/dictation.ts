// Writing for somebody who has no device: for whom one may, on which side of it one is, and the question in their place.
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { Kind, Secrecy } from '#lib/domain/table/facts.ts';
import type { ParticipantView, PromiseMade, SectionView, View } from '#lib/domain/view/view.ts';
import { isHere, isMe, seatedOf } from '../table/people.ts';

/** Whoever writes in common parts, in the running step. */
export const mayWriteFor = ({ me, meeting }: View): boolean =>
	me.entry === 'whole' && me.writesCommon && me.inPhase && meeting.state === 'running';

/** In the step, in the room or on the line. Whether they have a device of their own, no view tells. */
export function dictators(view: View): ParticipantView[] {
	const present = new Set<ParticipantId>(view.meeting.phase?.present ?? []);
	return seatedOf(view).filter(
		(person) => !isMe(view, person.id) && isHere(person) && present.has(person.id),
	);
}

/** Who types now, seen from the one whose words they are, or from the one who types; null where nobody does. */
export function sideOf(view: View, { dictated, holder }: SectionView): 'theirs' | 'mine' | null {
	if (!dictated?.running) return null;
	if (isMe(view, holder)) return 'mine';
	return isMe(view, dictated.scribe) ? 'theirs' : null;
}

/** The other one of the two. */
export const otherOf = (view: View, { dictated, holder }: SectionView): ParticipantId =>
	isMe(view, holder) ? (dictated?.scribe ?? holder) : holder;

const SECRECY: Readonly<Record<PromiseMade, Secrecy>> = {
	secrecy: 'bound',
	discretion: 'discretion',
	none: 'none',
};

const READ_ONLY: ReadonlySet<Kind> = new Set(['superior', 'authority', 'interpreter', 'support']);

const kindOf = ({ kind, family, promise }: ParticipantView): Kind =>
	kind ?? (family ? 'adult' : promise === 'none' ? 'other' : 'professional');

/**
 * What this page knows, with somebody else in the reader's place: "who may read?" is asked of them on this device.
 * Nothing is in it that the page's own reader does not have; what they may do the server decides.
 */
export function inPlaceOf(view: View, person: ParticipantView): View {
	const kind = kindOf(person);
	const { missions = [], ...meeting } = view.meeting;
	const isBound = person.promise === 'secrecy';
	return {
		...view,
		meeting: { ...meeting, ...(isBound && { missions }) },
		me: {
			participantId: person.id,
			name: person.name,
			kind,
			secrecy: SECRECY[person.promise],
			missions: missions.filter(({ id }) => person.missions?.includes(id)),
			coordinator: person.coordinator,
			entry: 'whole',
			inPhase: true,
			writesCommon: !READ_ONLY.has(kind),
		},
	};
}
