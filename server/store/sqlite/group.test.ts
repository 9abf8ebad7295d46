// Faults of the disk under one group commit: each write fails alone, and nothing of a failed one is stored.

import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDisk } from './disk.ts';
import { commitGroup, type Disk, type Job, type Outcome } from './group.ts';
import { ownDirectory } from '../../keys/private-files.ts';
import { directories } from './store-world.ts';

function onDisk(work: (disk: Disk, dataDir: string) => void): void {
	using place = directories();
	for (const directory of [place.dataDir, place.keyDir]) ownDirectory(directory);
	const disk = openDisk({ ...place, keyCheck: 'check' });
	try {
		work(disk, place.dataDir);
	} finally {
		disk.data.close();
		disk.keys.close();
	}
}

function append(section: string, n: number, size = 10, keys: Job['keys'] = []): Job {
	const body = new Uint8Array(size).fill(n);
	const row = { meeting: 'm', section, generation: 1, n, body };
	return { act: 'appendUpdates', argument: [row], keys };
}

function words(outcomes: Outcome[]): string[] {
	return outcomes.map((outcome) => {
		if (outcome.done) return 'done';
		return 'conflict' in outcome ? 'conflict' : outcome.fault;
	});
}

function stored(disk: Disk): unknown[] {
	return disk.data.prepare('select section, n from section_update order by section, n').raw().all();
}

describe('the databases of the writer', () => {
	it('are synchronous to the disk, and overwrite what they delete', () => {
		onDisk((disk) => {
			for (const database of [disk.data, disk.keys]) {
				const asked = ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys'];
				const answers = asked.map((name) => database.pragma(name, { simple: true }));
				expect(answers).toEqual(['wal', 2, 1, 1]);
			}
		});
	});
});

describe('a group commit', () => {
	it('undoes a conflicting write alone', () => {
		onDisk((disk) => {
			const outcomes = commitGroup(disk, [append('a', 1), append('b', 5), append('a', 2)]);
			expect(words(outcomes)).toEqual(['done', 'conflict', 'done']);
			expect(stored(disk)).toEqual([
				['a', 1],
				['a', 2],
			]);
		});
	});

	it('undoes all rows of a write whose last row conflicts', () => {
		onDisk((disk) => {
			const both = [append('a', 1), append('b', 2)].flatMap((job) => job.argument as object[]);
			const outcomes = commitGroup(disk, [{ ...append('', 0), argument: both }, append('c', 1)]);
			expect(words(outcomes)).toEqual(['conflict', 'done']);
			expect(stored(disk)).toEqual([['c', 1]]);
		});
	});

	it('stores what there is room for on a full disk, and says of the rest that it is full (H3)', () => {
		onDisk((disk) => {
			const pages = disk.data.pragma('page_count', { simple: true }) as number;
			disk.data.pragma(`max_page_count = ${pages + 20}`);
			const jobs = [append('a', 1), append('b', 1, 1_000_000), append('b', 2), append('c', 1)];
			expect(words(commitGroup(disk, jobs))).toEqual(['done', 'full', 'conflict', 'done']);
			expect(stored(disk)).toEqual([
				['a', 1],
				['c', 1],
			]);
			disk.data.pragma(`max_page_count = ${pages + 10_000}`);
			expect(words(commitGroup(disk, [append('b', 1, 1_000_000)]))).toEqual(['done']);
		});
	});

	it('stores nothing on a read-only disk, and stores again when it is none any more (H3)', () => {
		onDisk((disk) => {
			disk.data.pragma('query_only = ON');
			expect(words(commitGroup(disk, [append('a', 1), append('b', 1)]))).toEqual([
				'read-only',
				'read-only',
			]);
			disk.data.pragma('query_only = OFF');
			expect(words(commitGroup(disk, [append('a', 1)]))).toEqual(['done']);
		});
	});

	it('stores nothing while somebody else holds the write lock, and stores again afterwards (H4)', () => {
		onDisk((disk, dataDir) => {
			disk.data.pragma('busy_timeout = 10');
			const other = new Database(path.join(dataDir, 'entour.db'));
			other.exec('begin immediate');
			expect(words(commitGroup(disk, [append('a', 1), append('b', 1)]))).toEqual(['busy', 'busy']);
			other.exec('rollback');
			other.close();
			expect(words(commitGroup(disk, [append('a', 1)]))).toEqual(['done']);
			expect(stored(disk)).toEqual([['a', 1]]);
		});
	});

	it('stores no row whose new key is not on disk, and its neighbours all the same', () => {
		onDisk((disk) => {
			const key = { id: 'k', owner: 'section:a', wrapped: new Uint8Array(60) } as const;
			disk.keys.pragma('query_only = ON');
			const jobs = [append('a', 1, 10, [key]), append('b', 1)];
			expect(words(commitGroup(disk, jobs))).toEqual(['read-only', 'done']);
			disk.keys.pragma('query_only = OFF');
			expect(words(commitGroup(disk, jobs.slice(0, 1)))).toEqual(['done']);
			expect(disk.keys.prepare('select id from data_key').raw().all()).toEqual([['k']]);
		});
	});

	it('leaves an erased key erased when it arrives late', () => {
		onDisk((disk) => {
			const key = { id: 'k', owner: 'section:a', wrapped: new Uint8Array(60) } as const;
			const erase: Job = {
				act: 'eraseKeys',
				argument: [{ id: 'k', owner: 'section:a' }],
				keys: [],
			};
			expect(words(commitGroup(disk, [erase]))).toEqual(['done']);
			expect(words(commitGroup(disk, [append('a', 1, 10, [key])]))).toEqual(['done']);
			expect(disk.keys.prepare('select wrapped from data_key').raw().all()).toEqual([[null]]);
		});
	});
});
