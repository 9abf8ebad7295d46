// Sessions and the seats that they hold, on disk.

import { and, eq, lte } from 'drizzle-orm';
import { ConflictError } from '../errors.ts';
import type { HeldSeat } from '../people-ports.ts';
import type { SessionActs, SessionReads } from '../rows.ts';
import type { Db } from './connect.ts';
import { heldSeat, session } from './schema.ts';

export function sessionActs(db: Db): SessionActs {
	const at = (id: string, meeting: string) =>
		and(eq(heldSeat.session, id), eq(heldSeat.meeting, meeting));
	return {
		setSession({ id, ...rest }) {
			db.insert(session)
				.values({ id, ...rest })
				.onConflictDoUpdate({ target: session.id, set: rest })
				.run();
		},
		touchSession({ id, expiresAt, lastSeen }) {
			db.update(session).set({ expiresAt, lastSeen }).where(eq(session.id, id)).run();
		},
		deleteSession: (id) => void db.delete(session).where(eq(session.id, id)).run(),
		deleteSessionsOfUser: (user) => void db.delete(session).where(eq(session.user, user)).run(),
		deleteExpiredSessions: (now) =>
			void db.delete(session).where(lte(session.expiresAt, now)).run(),
		holdSeat: (seat) => hold(db, seat),
		releaseSeat: ({ session, meeting }) =>
			void db.delete(heldSeat).where(at(session, meeting)).run(),
		moveSeats({ from, to }) {
			if (!exists(db, to)) throw new ConflictError('the new session is gone');
			for (const seat of seatsOf(db, from)) {
				db.delete(heldSeat).where(at(from, seat.meeting)).run();
				hold(db, { ...seat, session: to });
			}
		},
	};
}

export function sessionReads(db: Db): SessionReads {
	return {
		session: (id) => db.select().from(session).where(eq(session.id, id)).get() ?? null,
		sessionsOfUser: (user) => db.select().from(session).where(eq(session.user, user)).all(),
		seatsOfSession: (id) => seatsOf(db, id),
		seatsOfParticipant: (meeting, participant) =>
			db
				.select()
				.from(heldSeat)
				.where(and(eq(heldSeat.meeting, meeting), eq(heldSeat.participant, participant)))
				.all(),
	};
}

function hold(db: Db, seat: HeldSeat): 'held' | 'other-seat' | 'no-session' {
	if (!exists(db, seat.session)) return 'no-session';
	const held = seatsOf(db, seat.session).find(({ meeting }) => meeting === seat.meeting);
	if (held && held.participant !== seat.participant) return 'other-seat';
	db.insert(heldSeat)
		.values(seat)
		.onConflictDoUpdate({
			target: [heldSeat.session, heldSeat.meeting],
			set: { entry: seat.entry },
		})
		.run();
	return 'held';
}

function exists(db: Db, id: string): boolean {
	return db.select({ id: session.id }).from(session).where(eq(session.id, id)).get() !== undefined;
}

function seatsOf(db: Db, id: string): HeldSeat[] {
	return db.select().from(heldSeat).where(eq(heldSeat.session, id)).all();
}
