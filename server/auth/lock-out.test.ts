import { expect, test } from 'vitest';
import { LockOut } from './lock-out.ts';

const rule = { failures: 3, windowMs: 1000 };

test('so many failures within the window lock a key, and no other', () => {
	const lock = new LockOut(rule);
	for (const now of [0, 1, 2]) lock.failed('a', now);
	expect(lock.isLocked('a', 3)).toBe(true);
	expect(lock.isLocked('b', 3)).toBe(false);
});

test('the lock ends with the window, however many failures came meanwhile', () => {
	const lock = new LockOut(rule);
	for (const now of [0, 1, 2, 900, 950]) lock.failed('a', now);
	expect(lock.isLocked('a', 999)).toBe(true);
	expect(lock.isLocked('a', 1003)).toBe(false);
});

test('what was counted before its outcome and went well is taken back, and nothing else', () => {
	const lock = new LockOut(rule);
	for (const now of [0, 1, 1]) lock.failed('a', now);
	lock.forgive('a', 1);
	lock.forgive('a', 7);
	lock.forgive('b', 1);
	expect(lock.isLocked('a', 2)).toBe(false);
	lock.failed('a', 2);
	expect(lock.isLocked('a', 3)).toBe(true);
});

test('a flood of keys forgets the oldest instead of filling the memory', () => {
	const lock = new LockOut({ ...rule, failures: 1 });
	for (let key = 0; key < 50_001; key += 1) lock.failed(`${key}`, 0);
	expect(lock.isLocked('0', 1)).toBe(false);
	expect(lock.isLocked('50000', 1)).toBe(true);
});
