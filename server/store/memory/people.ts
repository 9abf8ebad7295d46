// Notebooks, records, sessions, seats and entries in memory.

import { ConflictError } from '../errors.ts';
import type {
	EntryActs,
	EntryReads,
	RecordActs,
	RecordReads,
	SessionActs,
	SessionReads,
} from '../rows.ts';
import type { HeldSeat } from '../people-ports.ts';
import { byId, key, type MemoryData } from './data.ts';

export function recordActs(data: MemoryData): RecordActs {
	return {
		putNotebook({ meeting, participant, ifMatch, etag, body }) {
			const id = key(meeting, participant);
			if ((data.notebooks.get(id)?.etag ?? null) !== ifMatch) return false;
			data.notebooks.set(id, { etag, body });
			return true;
		},
		putRecord({ mode, ...row }) {
			const id = key(row.kind, row.id);
			const stored = data.records.get(id);
			if (mode === 'create' && stored) throw new ConflictError('the id is taken');
			if (mode === 'replace' && stored?.organisation !== row.organisation) return 'unknown';
			const other = byLookup(data, row.kind, row.lookup);
			if (other && other.id !== row.id) return 'taken';
			data.records.set(id, row);
			return 'stored';
		},
		removeRecord: ({ kind, id }) => void data.records.delete(key(kind, id)),
	};
}

export function recordReads(data: MemoryData): RecordReads {
	return {
		notebook: (meeting, participant) => data.notebooks.get(key(meeting, participant)) ?? null,
		record: (kind, id) => data.records.get(key(kind, id)) ?? null,
		recordByLookup: (kind, lookup) => byLookup(data, kind, lookup),
		records: (kind, organisation) =>
			[...data.records.values()]
				.filter((row) => row.kind === kind)
				.filter((row) => organisation === null || row.organisation === organisation)
				.sort(byId),
	};
}

function byLookup(data: MemoryData, kind: string, lookup: string | null) {
	if (lookup === null) return null;
	const rows = data.records.values();
	return rows.find((row) => row.kind === kind && row.lookup === lookup) ?? null;
}

export function sessionActs(data: MemoryData): SessionActs {
	return {
		setSession: (row) => void data.sessions.set(row.id, { ...row }),
		touchSession({ id, expiresAt, lastSeen }) {
			const row = data.sessions.get(id);
			if (row) Object.assign(row, { expiresAt, lastSeen });
		},
		deleteSession: (id) => end(data, (row) => row.id === id),
		deleteSessionsOfUser: (user) => end(data, (row) => row.user === user),
		deleteExpiredSessions: (now) => end(data, (row) => row.expiresAt <= now),
		holdSeat: (seat) => hold(data, seat),
		releaseSeat: ({ session, meeting }) => void data.heldSeats.delete(key(session, meeting)),
		moveSeats({ from, to }) {
			if (!data.sessions.has(to)) throw new ConflictError('the new session is gone');
			for (const seat of seatsOf(data, (seat) => seat.session === from)) {
				data.heldSeats.delete(key(from, seat.meeting));
				hold(data, { ...seat, session: to });
			}
		},
	};
}

export function sessionReads(data: MemoryData): SessionReads {
	return {
		session(id) {
			const row = data.sessions.get(id);
			return row ? { ...row } : null;
		},
		sessionsOfUser: (user) =>
			[...data.sessions.values()].filter((row) => row.user === user).map((row) => ({ ...row })),
		seatsOfSession: (session) => seatsOf(data, (seat) => seat.session === session),
		seatsOfParticipant: (meeting, participant) =>
			seatsOf(data, (seat) => seat.meeting === meeting && seat.participant === participant),
	};
}

function end(
	data: MemoryData,
	ends: (row: { id: string; user: string; expiresAt: number }) => boolean,
) {
	for (const row of data.sessions.values()) {
		if (!ends(row)) continue;
		data.sessions.delete(row.id);
		for (const seat of seatsOf(data, (seat) => seat.session === row.id))
			data.heldSeats.delete(key(seat.session, seat.meeting));
	}
}

function hold(data: MemoryData, seat: HeldSeat): 'held' | 'other-seat' | 'no-session' {
	if (!data.sessions.has(seat.session)) return 'no-session';
	const held = data.heldSeats.get(key(seat.session, seat.meeting));
	if (held && held.participant !== seat.participant) return 'other-seat';
	data.heldSeats.set(key(seat.session, seat.meeting), { ...seat });
	return 'held';
}

function seatsOf(data: MemoryData, which: (seat: HeldSeat) => boolean): HeldSeat[] {
	return [...data.heldSeats.values()].filter(which).map((seat) => ({ ...seat }));
}

export function entryActs(data: MemoryData): EntryActs {
	return {
		recordEntry(entry) {
			if (data.entries.has(entry.id)) throw new ConflictError('the id is taken');
			data.entries.set(entry.id, { ...entry, admitted: [] });
		},
		admitEntry({ entry, section }) {
			const known = data.entries.get(entry);
			if (!known) throw new ConflictError('no such entry');
			if (!known.admitted.includes(section)) known.admitted.push(section);
		},
		bindDevice({ when, ...binding }) {
			const bound = devicesOf(data, binding.meeting, binding.participant);
			if (when === 'if-first' && bound.length > 0) return bound.includes(binding.device);
			data.devices.set(key(binding.meeting, binding.participant, binding.device), binding);
			return true;
		},
		setWord({ meeting, participant, wordHash }) {
			if (wordHash === null) data.words.delete(key(meeting, participant));
			else data.words.set(key(meeting, participant), wordHash);
		},
	};
}

export function entryReads(data: MemoryData): EntryReads {
	return {
		entries: (meeting) =>
			[...data.entries.values()]
				.filter((entry) => entry.meeting === meeting)
				.sort((a, b) => a.at - b.at)
				.map((entry) => ({ ...entry, admitted: [...entry.admitted].sort() })),
		devices: (meeting, participant) => devicesOf(data, meeting, participant),
		word: (meeting, participant) => data.words.get(key(meeting, participant)) ?? null,
	};
}

function devicesOf(data: MemoryData, meeting: string, participant: string): string[] {
	return [...data.devices.values()]
		.filter((row) => row.meeting === meeting && row.participant === participant)
		.map((row) => row.device);
}
