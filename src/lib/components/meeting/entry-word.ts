// The person's own word, by which a later device is known as theirs: given there, or chosen on the first one.
import type { MeetingId } from '#lib/domain/ids.ts';

/** As the server asks it. */
export const SHORTEST_WORD = 4;

/** On the device that is known it is set or changed; on a later one it must be the one that was chosen. */
export async function putWord(
	meeting: MeetingId,
	word: string,
): Promise<'done' | 'refused' | 'unreachable'> {
	try {
		const answer = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/word`, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ word }),
		});
		return answer.ok ? 'done' : 'refused';
	} catch {
		return 'unreachable';
	}
}
