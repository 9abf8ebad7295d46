// One group commit: what gathered while the one before was on its way goes to the disk together, yet each write
// succeeds or fails alone.

import { ConflictError, type StorageFault } from '../errors.ts';
import type { Acts, DataActs, KeyActs, WrappedKey } from '../rows.ts';
import { BUSY, emptyLog, type Sqlite } from './connect.ts';
import { faultOf } from './faults.ts';

export interface Job {
	act: keyof Acts;
	argument: unknown;
	keys: WrappedKey[];
}

/** What became of a job, as it can cross to the other thread. */
export type Outcome =
	| { done: true; answer: unknown }
	| { done: false; conflict: string }
	| { done: false; fault: StorageFault; message: string };

export interface Disk {
	data: Sqlite;
	keys: Sqlite;
	acts: DataActs;
	keyActs: KeyActs;
	saveKeys(keys: WrappedKey[]): void;
}

/** Keys first: a wrapped key is durable before the first row under it, and gone whatever becomes of the data. */
export function commitGroup(disk: Disk, jobs: Job[]): Outcome[] {
	const keyFault = commitKeys(disk, jobs);
	const outcomes = new Map<Job, Outcome>();
	for (const job of jobs) {
		const erases = job.act === 'eraseKeys';
		if (keyFault && (erases || job.keys.length > 0)) outcomes.set(job, keyFault);
		else if (erases) outcomes.set(job, { done: true, answer: undefined });
	}
	const rest = jobs.filter((job) => !outcomes.has(job));
	for (const [index, outcome] of commitData(disk, rest).entries()) {
		const job = rest[index];
		if (job) outcomes.set(job, outcome);
	}
	return jobs.map((job) => outcomes.get(job) ?? failure(new Error('a job without an outcome')));
}

function commitKeys(disk: Disk, jobs: Job[]): Outcome | null {
	const fresh = jobs.flatMap((job) => job.keys);
	const erased = jobs.filter((job) => job.act === 'eraseKeys');
	if (fresh.length === 0 && erased.length === 0) return null;
	try {
		disk.keys.exec('begin immediate');
		disk.saveKeys(fresh);
		for (const job of erased)
			disk.keyActs.eraseKeys(job.argument as Parameters<KeyActs['eraseKeys']>[0]);
		disk.keys.exec('commit');
		if (erased.length === 0 || forgetErased(disk.keys)) return null;
		const message = 'somebody still reads the log in which an erased key lies';
		return { done: false, fault: 'busy', message };
	} catch (error) {
		rollBack(disk.keys);
		return failure(error);
	}
}

/**
 * A wrapped key must not live on in the log beside the database, nor on a page from which its row had moved. False
 * when somebody reads in the log all the while: asking again, a later quiet or the next start finishes it.
 */
export function forgetErased(keys: Sqlite): boolean {
	keys.exec('vacuum');
	return emptyLog(keys, BUSY);
}

function commitData(disk: Disk, jobs: Job[]): Outcome[] {
	if (jobs.length === 0) return [];
	try {
		disk.data.exec('begin immediate');
	} catch (error) {
		return jobs.map(() => failure(error)); // nobody can write at all
	}
	try {
		const outcomes = together(disk, jobs) ?? jobs.map((job) => attempt(disk, job));
		disk.data.exec('commit');
		return outcomes;
	} catch (error) {
		rollBack(disk.data);
		const fault = failure(error);
		const roomForSome = jobs.length > 1 && 'fault' in fault && fault.fault === 'full';
		return roomForSome ? jobs.flatMap((job) => commitData(disk, [job])) : jobs.map(() => fault);
	}
}

/** All at once, which is how it nearly always goes; null when one failed: then nothing was done, and each is tried alone. */
function together(disk: Disk, jobs: Job[]): Outcome[] | null {
	if (jobs.length < 2) return null;
	disk.data.exec('savepoint together');
	try {
		const outcomes = jobs.map((job): Outcome => ({ done: true, answer: run(disk.acts, job) }));
		disk.data.exec('release together');
		return outcomes;
	} catch (error) {
		if (!disk.data.inTransaction) throw error;
		disk.data.exec('rollback to together');
		disk.data.exec('release together');
		return null;
	}
}

/** Does one job, undoing it alone when it fails. Throws when SQLite has given up the whole transaction. */
function attempt(disk: Disk, job: Job): Outcome {
	disk.data.exec('savepoint job');
	try {
		const answer = run(disk.acts, job);
		disk.data.exec('release job');
		return { done: true, answer };
	} catch (error) {
		if (!disk.data.inTransaction) throw error;
		disk.data.exec('rollback to job');
		disk.data.exec('release job');
		return failure(error);
	}
}

function run(acts: DataActs, job: Job): unknown {
	return (acts as unknown as Record<string, (argument: unknown) => unknown>)[job.act]?.(
		job.argument,
	);
}

function rollBack(database: Sqlite): void {
	if (database.inTransaction) database.exec('rollback');
}

function failure(error: unknown): Outcome {
	if (error instanceof ConflictError) return { done: false, conflict: error.message };
	const message = error instanceof Error ? error.message : 'unknown';
	return { done: false, fault: faultOf(error), message };
}
