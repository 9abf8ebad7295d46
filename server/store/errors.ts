// What can go wrong in the store. Callers read the class and its `code`, never the message.

/** Another writer was first: the batch's `expectedSeq`, epoch or generation is no longer the stored one. Nothing was stored. */
export class ConflictError extends Error {
	override readonly name = 'ConflictError';
	readonly code = 'conflict';
}

/** Why stored data cannot be trusted or read. */
export type UnreadableReason =
	| 'missing' // a row that must be there is not
	| 'changed' // a row is not what was written, or not where it was written
	| 'cut' // the end of a log is gone
	| 'key-missing' // its key is neither there nor erased: KEY_DIR is older than DATA_DIR, or another one
	| 'corrupt'; // the database file itself

/** What is stored cannot be read or was tampered with. Whoever gets it opens nothing and overwrites nothing. */
export class UnreadableError extends Error {
	override readonly name = 'UnreadableError';
	readonly code = 'unreadable';
	readonly reason: UnreadableReason;
	/** The first row at fault (1 is the first of its log), where one can be named. */
	readonly seq: number | null;

	constructor(message: string, reason: UnreadableReason, seq: number | null = null) {
		super(message);
		this.reason = reason;
		this.seq = seq;
	}
}

/** Why nothing can be stored at the moment. */
export type StorageFault =
	| 'full' // no space left
	| 'read-only'
	| 'busy' // someone holds the write lock
	| 'io' // the disk answers with errors
	| 'closed' // the store was closed, or its writer died
	| 'failed'; // anything else: a bug

/** The write did not happen, and nothing of it is stored. Only the caller retries. */
export class StorageError extends Error {
	override readonly name = 'StorageError';
	readonly code: StorageFault;

	constructor(code: StorageFault, message: string) {
		super(message);
		this.code = code;
	}
}

/** Why a store refuses to open. */
export type OpeningFault =
	| 'in-use' // another process holds this DATA_DIR
	| 'files' // a directory or file that cannot be made, read or found
	| 'keys-missing' // data without its master key
	| 'wrong-keys'; // data sealed with other keys

/** The store cannot be opened; its message is one sentence for whoever starts the process. */
export class OpeningError extends Error {
	override readonly name = 'OpeningError';
	readonly code: OpeningFault;

	constructor(code: OpeningFault, message: string) {
		super(message);
		this.code = code;
	}
}
