// What lies between the envelope and the adapters: rows that are already sealed, acts that write them, reads.
// The envelope (envelope/) implements the ports once; an adapter supplies Acts, Reads and a Writer.
//
// Every act runs alone and whole: it checks first and throws ConflictError before it has changed anything, or
// its adapter undoes what it changed. Reads are synchronous, since both adapters hold the data in this process.

import type { ClientIdRow, KeyOwner, SeatIndex } from './ports.ts';
import type { DeviceBinding, Entry, HeldSeat, RecordedEntry, SessionRow } from './people-ports.ts';

/** The two chained logs of a meeting: what happened, and whom its text reached. */
export type LogName = 'events' | 'deliveries';

/** One chained row before its place is known: the hash is over salt and sealed body. */
export interface NewChainRow {
	seq: number;
	at: number;
	salt: Uint8Array;
	hash: Uint8Array;
	body: Uint8Array;
}

/** `prev` is the link of the row before: a hash over that row's own prev, sequence, time and hash. */
export interface ChainRow extends NewChainRow {
	prev: Uint8Array;
}

export interface ChainHead {
	seq: number;
	link: Uint8Array;
	/** Sealed with the log's key over its last row, so that its end cannot be cut off unseen. */
	seal: Uint8Array;
}

/** Rows that follow each other from `expectedSeq` + 1. */
export interface ChainWrite {
	log: LogName;
	meeting: string;
	expectedSeq: number;
	rows: NewChainRow[];
	seal: Uint8Array;
}

export interface TextRow {
	id: string;
	owner: KeyOwner;
	body: Uint8Array;
}

export interface GenerationWrite {
	section: string;
	generation: number;
	body: Uint8Array;
}

export interface MeetingWrite {
	organisation: string;
	epoch: number;
	chain: ChainWrite;
	texts: TextRow[];
	seats: SeatIndex[];
	generations: GenerationWrite[];
}

export interface MeetingRow {
	organisation: string;
	head: ChainHead;
	rows: ChainRow[];
	texts: TextRow[];
}

export interface Seat {
	meeting: string;
	participant: string;
}

export interface MeetingActs {
	lease(meeting: string): number;
	appendMeeting(write: MeetingWrite): void;
	appendDeliveries(chains: ChainWrite[]): void;
}

export interface MeetingReads {
	meeting(id: string): MeetingRow | null;
	deliveries(meeting: string): { head: ChainHead; rows: ChainRow[] } | null;
	/** Each with the end of its events' log, by id. */
	meetings(): { meeting: string; organisation: string; seal: Uint8Array }[];
	/** 0 for a log that was never begun. */
	lastSeq(log: LogName, meeting: string): number;
	seatsOfAccount(account: string): Seat[];
	seatByCode(codeHash: string): Seat | null;
}

/** Rows of a section are numbered 1, 2, 3 … in each generation; a snapshot takes the number of the last row that it replaces. */
export interface UpdateWrite {
	meeting: string;
	section: string;
	generation: number;
	n: number;
	body: Uint8Array;
}

export interface CompactWrite {
	section: string;
	generation: number;
	first: number;
	upTo: number;
	body: Uint8Array;
}

export interface SectionHead {
	meeting: string;
	generation: number;
	first: number;
	last: number;
}

export interface UpdateRow {
	n: number;
	kind: 'update' | 'snapshot';
	body: Uint8Array;
}

export interface SectionActs {
	appendUpdates(rows: UpdateWrite[]): void;
	compactSection(write: CompactWrite): void;
	issueClientIds(rows: ClientIdRow[]): void;
	resumeClientIds(resumeHash: string): ClientIdRow[];
}

export interface SectionReads {
	section(id: string): SectionHead | null;
	sectionLog(id: string): { head: SectionHead; updates: UpdateRow[] } | null;
	clientIds(section: string, generation: number): { clientId: number; participant: string }[];
}

export interface NotebookRow {
	etag: string;
	body: Uint8Array;
}

/** A sealed record of an organisation's own: itself, a service, an account, published figures, what is left out of them, whom it met; or of a guest's, who gathered their codes. */
export interface RecordRow {
	kind:
		'organisation' | 'service' | 'account' | 'publication' | 'left-out' | 'contacts' | 'gathered';
	id: string;
	organisation: string;
	/** What else it may be found by, as a keyed hash; unique within its kind. */
	lookup: string | null;
	body: Uint8Array;
}

export interface RecordActs {
	putNotebook(
		write: NotebookRow & { meeting: string; participant: string; ifMatch: string | null },
	): boolean;
	/** 'create': the id must be new (ConflictError); 'replace': it must be there, in the same organisation; 'put': either. */
	putRecord(
		row: RecordRow & { mode: 'create' | 'replace' | 'put' },
	): 'stored' | 'taken' | 'unknown';
	removeRecord(row: Pick<RecordRow, 'kind' | 'id'>): void;
}

export interface RecordReads {
	notebook(meeting: string, participant: string): NotebookRow | null;
	record(kind: RecordRow['kind'], id: string): RecordRow | null;
	recordByLookup(kind: RecordRow['kind'], lookup: string): RecordRow | null;
	/** By id; of every organisation when it is null. */
	records(kind: RecordRow['kind'], organisation: string | null): RecordRow[];
}

export interface SessionActs {
	setSession(row: SessionRow): void;
	touchSession(row: Pick<SessionRow, 'id' | 'expiresAt' | 'lastSeen'>): void;
	deleteSession(id: string): void;
	deleteSessionsOfUser(user: string): void;
	deleteExpiredSessions(now: number): void;
	holdSeat(seat: HeldSeat): 'held' | 'other-seat' | 'no-session';
	releaseSeat(seat: { session: string; meeting: string }): void;
	moveSeats(sessions: { from: string; to: string }): void;
}

export interface SessionReads {
	session(id: string): SessionRow | null;
	sessionsOfUser(user: string): SessionRow[];
	seatsOfSession(session: string): HeldSeat[];
	seatsOfParticipant(meeting: string, participant: string): HeldSeat[];
}

export interface EntryActs {
	recordEntry(entry: Entry): void;
	admitEntry(admission: { entry: string; section: string }): void;
	bindDevice(binding: DeviceBinding & { when: 'always' | 'if-first' }): boolean;
	setWord(word: { meeting: string; participant: string; wordHash: string | null }): void;
}

export interface EntryReads {
	entries(meeting: string): RecordedEntry[];
	devices(meeting: string, participant: string): string[];
	word(meeting: string, participant: string): string | null;
}

/** A data key wrapped by the master key; null once erased. */
export interface KeyRow {
	id: string;
	owner: KeyOwner;
	wrapped: Uint8Array | null;
}

export type WrappedKey = KeyRow & { wrapped: Uint8Array };

export interface KeyActs {
	/** Leaves tombstones, also for keys that have not arrived yet. */
	eraseKeys(keys: { id: string; owner: KeyOwner }[]): void;
}

export interface KeyReads {
	key(id: string): KeyRow | null;
	/** The owner's keys that were not erased: usually one, or none. */
	keysOf(owner: KeyOwner): WrappedKey[];
}

export type DataActs = MeetingActs &
	SectionActs &
	RecordActs &
	SessionActs &
	EntryActs & {
		/** Writes something small: whether it can. */
		probe(at: number): void;
	};
export type Acts = DataActs & KeyActs;
export type Reads = MeetingReads &
	SectionReads &
	RecordReads &
	SessionReads &
	EntryReads &
	KeyReads;

/** The one that writes: acts happen in the order of the calls. */
export interface Writer {
	/** Makes these new keys durable, then does the act; resolves once it is on disk, rejects with ConflictError or StorageError. */
	write<K extends keyof Acts>(
		act: K,
		argument: Parameters<Acts[K]>[0],
		keys?: WrappedKey[],
	): Promise<ReturnType<Acts[K]>>;
	/** When the next group leaves; null when what is asked now leaves at once. */
	turn(): Promise<void> | null;
	close(): Promise<void>;
}
