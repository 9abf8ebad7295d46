// Which seat a session has in a meeting: one that it entered by a code, else that of its account.
import type { Store } from '../store/ports.ts';
import type { Account } from '../store/people-ports.ts';
import { isProvisional } from './password.ts';
import type { Session } from './sessions.ts';

export interface Seat {
	readonly meeting: string;
	readonly participant: string;
	/** The entry by which it came in on a device that was not known; null: the person without doubt. */
	readonly entry: string | null;
}

type SeatStores = Pick<Store, 'seats' | 'meetings'>;

/**
 * INVARIANT: an administrator has no seat anywhere, and whoever still has a password that somebody else made has none yet (R12).
 */
export const mayHaveSeats = (account: Account | null): boolean =>
	account === null || (account.kind !== 'administrator' && !isProvisional(account));

export async function seatsOfAccount(store: SeatStores, account: Account | null): Promise<Seat[]> {
	if (!account || !mayHaveSeats(account)) return [];
	const rows = await store.meetings.seatsOfAccount(account.id);
	return rows.map((row) => ({ ...row, entry: null }));
}

/** One seat for each meeting; what was entered by a code comes before the account's own. */
export async function seatsOf(store: SeatStores, session: Session | null): Promise<Seat[]> {
	if (!session || !mayHaveSeats(session.account)) return [];
	const held = await store.seats.ofSession(session.id);
	const byMeeting = new Map<string, Seat>();
	for (const seat of await seatsOfAccount(store, session.account))
		byMeeting.set(seat.meeting, seat);
	for (const { meeting, participant, entry } of held) {
		byMeeting.set(meeting, { meeting, participant, entry });
	}
	return [...byMeeting.values()];
}

export async function seatIn(
	store: SeatStores,
	session: Session | null,
	meeting: string,
): Promise<Seat | null> {
	const seats = await seatsOf(store, session);
	return seats.find((seat) => seat.meeting === meeting) ?? null;
}
