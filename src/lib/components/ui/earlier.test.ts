import { describe, expect, it } from 'vitest';
import { happened, latest } from './earlier.ts';

describe('what is noted afterwards', () => {
	it('says when, in universal time', () => {
		const now = new Date(2026, 10, 27, 9, 5);
		expect(latest(now)).toBe('2026-11-27T09:05');
		expect(happened(latest(now))).toEqual({ happenedAt: now.toISOString() });
	});

	it('says nothing where nothing was written, or no moment', () => {
		expect(happened('')).toEqual({});
		expect(happened('2026-99-99T00:00')).toEqual({});
	});
});
