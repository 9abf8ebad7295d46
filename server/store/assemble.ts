// Builds the store's ports over an adapter's reads and writer.

import type { KeyRing } from '../keys/ring.ts';
import { SealedDeliveries } from './envelope/deliveries.ts';
import { Lanes } from './envelope/lanes.ts';
import { SealedMeetings } from './envelope/meetings.ts';
import { SealedNotebooks } from './envelope/notebooks.ts';
import { SealedAccounts, SealedOrganisations } from './envelope/organisations.ts';
import { SealedSections } from './envelope/sections.ts';
import { Vault } from './envelope/vault.ts';
import { WatchedWriter } from './health.ts';
import type { Store } from './ports.ts';
import type { EntryStore, SeatStore, SessionStore } from './people-ports.ts';
import type { EntryReads, Reads, SessionReads, Writer } from './rows.ts';

export function assemble(keys: KeyRing, reads: Reads, plain: Writer): Store {
	const writer = new WatchedWriter(plain);
	const vault = new Vault(keys, writer);
	const parts = { vault, reads, writer, keys, lanes: new Lanes() };
	return {
		meetings: new SealedMeetings(parts),
		sections: new SealedSections(parts),
		deliveries: new SealedDeliveries(parts),
		notebooks: new SealedNotebooks(parts),
		accounts: new SealedAccounts(parts),
		organisations: new SealedOrganisations(parts),
		sessions: sessionStore(reads, writer),
		seats: seatStore(reads, writer),
		entries: entryStore(reads, writer),
		keys,
		health: () => writer.health(),
		close: () => writer.close(),
	};
}

function sessionStore(reads: SessionReads, writer: Writer): SessionStore {
	return {
		set: (session) => writer.write('setSession', session),
		get: async (id) => reads.session(id),
		ofUser: async (user) => reads.sessionsOfUser(user),
		touch: (id, expiresAt, lastSeen) => writer.write('touchSession', { id, expiresAt, lastSeen }),
		delete: (id) => writer.write('deleteSession', id),
		deleteOfUser: (user) => writer.write('deleteSessionsOfUser', user),
		deleteExpired: (now) => writer.write('deleteExpiredSessions', now),
	};
}

function seatStore(reads: SessionReads, writer: Writer): SeatStore {
	return {
		hold: (seat) => writer.write('holdSeat', seat),
		ofSession: async (session) => reads.seatsOfSession(session),
		ofParticipant: async (meeting, participant) => reads.seatsOfParticipant(meeting, participant),
		release: (session, meeting) => writer.write('releaseSeat', { session, meeting }),
		move: (from, to) => writer.write('moveSeats', { from, to }),
	};
}

function entryStore(reads: EntryReads, writer: Writer): EntryStore {
	return {
		record: (entry) => writer.write('recordEntry', entry),
		ofMeeting: async (meeting) => reads.entries(meeting),
		admit: (entry, section) => writer.write('admitEntry', { entry, section }),
		bind: (binding, when) => writer.write('bindDevice', { ...binding, when }),
		devices: async (meeting, participant) => new Set(reads.devices(meeting, participant)),
		setWord: (meeting, participant, wordHash) =>
			writer.write('setWord', { meeting, participant, wordHash }),
		word: async (meeting, participant) => reads.word(meeting, participant),
	};
}
