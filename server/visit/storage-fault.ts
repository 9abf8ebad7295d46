// Faults of the store that a person can only wait out; anything else that is thrown is a bug.
import { ConflictError, StorageError, UnreadableError } from '../store/errors.ts';

const FAULTS = [StorageError, UnreadableError, ConflictError];

export const isStorageFault = (error: unknown): boolean =>
	FAULTS.some((fault) => error instanceof fault);
