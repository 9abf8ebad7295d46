// The meeting's facts: how they are loaded, and how an act is put on disk with everything that is true in the same instant.
import type { Decided } from '#lib/domain/decide.ts';
import type { MeetingId, ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { fold, type Meeting } from '#lib/domain/meeting/facts.ts';
import { downcast, upcast } from '#lib/domain/meeting/upcast.ts';
import type { Participant } from '#lib/domain/table/facts.ts';
import { UnreadableError } from '../store/errors.ts';
import type {
	AppendBatch,
	MeetingStore,
	NewGeneration,
	SeatIndex,
	StoredMeeting,
} from '../store/ports.ts';
import { presentText, textWithout } from './room-text.ts';
import type { Rooms } from './rooms.ts';

/** How a person's entry code is made, and found again. */
export interface Codes {
	derive(meeting: MeetingId, participant: ParticipantId, number: number): string;
	hash(code: string): string;
}

export interface Loaded {
	readonly meeting: Meeting;
	readonly organisation: string;
	readonly epoch: number;
}

const folded = ({ events, texts }: StoredMeeting): Meeting =>
	fold(
		events.map((stored) => ({ seq: stored.seq, at: stored.at, event: upcast(stored) })),
		texts,
	);

/** null when there is no such meeting. Throws UnreadableError. */
export async function loadMeeting(store: MeetingStore, id: string): Promise<Loaded | null> {
	const epoch = await store.lease(id);
	const stored = epoch === 0 ? null : await store.load(id);
	if (!stored) return null;
	return { meeting: folded(stored), organisation: stored.organisation, epoch };
}

const sameSeat = (before: Participant | undefined, after: Participant): boolean =>
	before?.account === after.account &&
	before.codes === after.codes &&
	before.seated === after.seated &&
	before.removed === after.removed;

function seatRow(meeting: Meeting, participant: Participant, codes: Codes): SeatIndex {
	const { id, account, removed } = participant;
	const codeHash =
		participant.codes > 0 ? codes.hash(codes.derive(meeting.id, id, participant.codes)) : null;
	return { participant: id, account, codeHash, removed };
}

/** Every seat that the index of a meeting must have. */
export const seatsOf = (meeting: Meeting, codes: Codes): SeatIndex[] =>
	changedSeats(null, meeting, codes);

const changedSeats = (before: Meeting | null, after: Meeting, codes: Codes): SeatIndex[] =>
	[...after.table.participants.values()]
		.filter(
			(participant) =>
				participant.seated &&
				!sameSeat(before?.table.participants.get(participant.id), participant),
		)
		.map((participant) => seatRow(after, participant, codes));

/** The present text of each section that begins anew, in its next generation. */
export function newGenerations(
	before: Meeting,
	decided: Decided,
	rooms: Rooms,
): Promise<NewGeneration[]> {
	const begin = async (section: SectionId): Promise<NewGeneration> => {
		const from = before.sections.sections.get(section)?.generation ?? 1;
		const room = await rooms.open(section, from);
		if (!room) throw new UnreadableError('a section to be opened cannot be read', 'changed');
		const generation = decided.meeting.sections.sections.get(section)?.generation ?? from + 1;
		const { cut } = decided;
		const snapshot = cut?.section === section ? textWithout(room.doc, cut) : presentText(room.doc);
		return { section, generation, snapshot };
	};
	return Promise.all([...new Set(decided.generations)].map(begin));
}

export interface Act {
	/** null for the call of the meeting. */
	readonly before: Meeting | null;
	readonly decided: Decided;
	readonly organisation: string;
	readonly epoch: number;
	readonly generations: NewGeneration[];
}

export function batchOf({ before, decided, ...act }: Act, codes: Codes): AppendBatch {
	const after = decided.meeting;
	return {
		meeting: after.id,
		organisation: act.organisation,
		expectedSeq: before?.order ?? 0,
		epoch: act.epoch,
		at: after.moment,
		events: decided.events.map((event) => ({ ...downcast(event) })),
		texts: decided.texts.map((text) => ({ ...text })),
		seats: changedSeats(before, after, codes),
		generations: act.generations,
	};
}
