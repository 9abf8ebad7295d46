// Who else has a cursor in a section, by what the server stamped and never by what a page says of itself.
import type { Awareness } from 'y-protocols/awareness';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { Presence } from '#lib/sync/presence.ts';

export interface Writer {
	readonly participantId: ParticipantId;
	readonly name: string;
}

/** Each person once, however many pages they have open; in the order of their ids, so that nothing jumps. */
export function writersIn(awareness: Awareness): readonly Writer[] {
	const found = new Map<ParticipantId, Writer>();
	for (const [client, state] of awareness.getStates()) {
		const { user, cursor } = state as Partial<Presence>;
		if (client === awareness.clientID || !user || !cursor) continue;
		found.set(user.participantId, { participantId: user.participantId, name: user.name });
	}
	return [...found.values()].sort((a, b) => (a.participantId < b.participantId ? -1 : 1));
}
