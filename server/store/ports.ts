// What the server may ask of its store about meetings; people, sessions and entries are in people-ports.ts.
//
// True of every method: ids are opaque strings of any content; a write has reached the disk (fsync) when its
// promise resolves, a read after it sees it; a write that cannot be stored rejects with StorageError and has
// left nothing; what cannot be trusted throws UnreadableError. Everything but ids, sequences, times and hashes
// is sealed under its owner's key before it reaches the disk.

import type { StorageFault } from './errors.ts';
import type {
	AccountStore,
	EntryStore,
	OrganisationStore,
	SeatStore,
	SessionStore,
} from './people-ports.ts';

/** Whose key seals something. Erasing that key erases everything under it. */
export type KeyOwner =
	| `meeting:${string}`
	| `section:${string}`
	| `part:${string}`
	| `adopted:${string}`
	| `person:${string}`
	| `danger:${string}`
	| `organisation:${string}`;

/** A fact to store. `data` is JSON and holds no free text: words go into texts, by their ids. */
export interface NewEvent {
	type: string;
	version: number;
	data: unknown;
}

/** A stored fact as it was written, never rewritten: raising old versions is the domain's `upcast`. */
export interface StoredEvent extends NewEvent {
	/** 1, 2, 3 … within its meeting. */
	seq: number;
	/** Milliseconds since 1970, as the batch said. */
	at: number;
}

/** Words that can be erased one by one, sealed under what they are about. A known id is replaced. */
export interface NewText {
	id: string;
	owner: KeyOwner;
	words: string;
}

/** Who sits where, for "my meetings" and for entry codes. Replaces the row of the same participant. */
export interface SeatIndex {
	participant: string;
	account: string | null;
	codeHash: string | null;
	removed: boolean;
}

/** A section's new start, under a higher generation than before: its whole log and all its client ids are replaced by this snapshot. */
export interface NewGeneration {
	section: string;
	generation: number;
	snapshot: Uint8Array;
}

/** One act: its facts and all that must become true in the same instant. */
export interface AppendBatch {
	meeting: string;
	/** The one that called the meeting; it never changes. */
	organisation: string;
	/** The last stored sequence as the caller knows it; 0 creates the meeting. */
	expectedSeq: number;
	/** What `lease` answered; 0 for a meeting that is being created. */
	epoch: number;
	at: number;
	/** Never empty. */
	events: NewEvent[];
	texts: NewText[];
	seats: SeatIndex[];
	generations: NewGeneration[];
}

export interface StoredMeeting {
	organisation: string;
	/** In order, from 1, without gaps. */
	events: StoredEvent[];
	/** Text id to words. An erased text is absent. */
	texts: ReadonlyMap<string, string>;
}

export interface MeetingStore {
	/** Takes the meeting over: from now on appends under an older epoch conflict, and all of them that succeeded are visible. 0, and nothing stored, when there is no such meeting. */
	lease(meeting: string): Promise<number>;
	/** The whole meeting after its chain was verified; null when it never was, or was erased. Throws UnreadableError that names the first event at fault. */
	load(meeting: string): Promise<StoredMeeting | null>;
	/** Stores one act in one transaction: events with their chain, texts, seats, generations. All or nothing; ConflictError when `expectedSeq`, `epoch` or a generation is not what is stored. */
	append(batch: AppendBatch): Promise<void>;
	/** Every meeting that was not erased, by id. */
	all(): Promise<{ meeting: string; organisation: string }[]>;
	/** The seats of an account that were not removed, in no order. */
	seatsOfAccount(account: string): Promise<{ meeting: string; participant: string }[]>;
	/** The seat that this code now opens; null for a renewed, removed or unknown one. */
	seatByCode(codeHash: string): Promise<{ meeting: string; participant: string } | null>;
}

export interface SectionLog {
	generation: number;
	/** A snapshot or the first update, then the updates, in the order in which they were appended. */
	updates: Uint8Array[];
}

export interface NewUpdate {
	meeting: string;
	section: string;
	generation: number;
	update: Uint8Array;
}

/** A client id that the server gave to one person for one page and section. */
export interface ClientIdRow {
	meeting: string;
	section: string;
	generation: number;
	clientId: number;
	participant: string;
	/** Hash of the one-time token that may take this client id up again. */
	resumeHash: string;
	since: number;
}

export interface SectionStore {
	/** The section's text as its updates; null when nothing was ever written or it was erased. Throws UnreadableError: then open nothing. */
	load(section: string): Promise<SectionLog | null>;
	/**
	 * Adds updates in this order, together or not at all. The first append of an unknown section starts its log in
	 * that generation; later, another generation than the stored one is a ConflictError. When an append fails, the
	 * appends to that section already waiting behind it fail too, so that a log never has a gap.
	 */
	append(rows: NewUpdate[]): Promise<void>;
	/**
	 * When the next append should be asked for, so that one write to the disk carries what all meetings typed until
	 * then; null: now. Nobody has to wait for it.
	 */
	turn(): Promise<void> | null;
	/** Replaces the first `upToCount` updates (counted as `load` gives them) by one snapshot. ConflictError when the log is not that long or of another generation. INVARIANT: the snapshot holds all that those updates held. */
	compact(
		section: string,
		generation: number,
		upToCount: number,
		snapshot: Uint8Array,
	): Promise<void>;
	/** Records given client ids; replaces an older row of the same (section, generation, client id). */
	issue(rows: ClientIdRow[]): Promise<void>;
	/** Client id to participant, for every client id given in this generation. */
	clientIds(section: string, generation: number): Promise<ReadonlyMap<number, string>>;
	/** The rows last issued under this one-time token; the second call gets none. */
	resume(resumeHash: string): Promise<ClientIdRow[]>;
}

/** That a section's text reached somebody. */
export interface Delivery {
	meeting: string;
	section: string;
	participant: string;
	at: number;
}

export interface DeliveryLog {
	/** Adds deliveries to the chained logs of their meetings, in this order, together or not at all. */
	append(rows: Delivery[]): Promise<void>;
	/** All deliveries of a meeting in the order of their appends; none when it was erased. Throws UnreadableError. */
	of(meeting: string): Promise<Delivery[]>;
}

export interface Notebook {
	/** Changes with every put, and says nothing about the content. */
	etag: string;
	blob: Uint8Array;
}

export interface NotebookStore {
	/** The author's opaque bytes; null when there are none or they were erased. */
	get(meeting: string, participant: string): Promise<Notebook | null>;
	/** Stores the bytes if the stored etag is `ifMatch` (null: if nothing is stored yet). */
	put(
		meeting: string,
		participant: string,
		blob: Uint8Array,
		ifMatch: string | null,
	): Promise<{ etag: string } | 'conflict'>;
}

export interface Keys {
	/** 32 bytes that only this installation can make again: HMAC-SHA-256 under the master key of a label and its parts. */
	derive(label: string, ...parts: string[]): Uint8Array;
	/** Deletes the keys of these owners for good, all at once or none. What was sealed under them reads as erased; what is written later gets a new key. */
	erase(...owners: KeyOwner[]): Promise<void>;
}

/** Everything that is kept, on one disk or in one process's memory. */
export interface Store {
	readonly meetings: MeetingStore;
	readonly sections: SectionStore;
	readonly deliveries: DeliveryLog;
	readonly notebooks: NotebookStore;
	readonly accounts: AccountStore;
	readonly organisations: OrganisationStore;
	readonly sessions: SessionStore;
	readonly seats: SeatStore;
	readonly entries: EntryStore;
	readonly keys: Keys;
	/** Stores something small to know whether it can: 'ok', or why not. */
	health(): Promise<'ok' | StorageFault>;
	/** Stores all that was asked before, then lets go of the files. Every later write rejects with StorageError 'closed'. */
	close(): Promise<void>;
}
