// The contract of NotebookStore.

import { describe, expect, it } from 'vitest';
import type { OpenEmpty } from '../contract.ts';

const BYTES = new Uint8Array([0, 1, 255]);

export function notebookContract(open: OpenEmpty): void {
	describe('notebooks', () => {
		it('gives back the bytes to their author alone, under a new etag with each put', async () => {
			await using fresh = await open();
			const { notebooks } = fresh.store;
			expect(await notebooks.get('m', 'p')).toBeNull();
			const first = await notebooks.put('m', 'p', BYTES, null);
			expect(await notebooks.get('m', 'p')).toEqual({ etag: etagOf(first), blob: BYTES });
			const second = await notebooks.put('m', 'p', new Uint8Array(0), etagOf(first));
			expect(etagOf(second)).not.toBe(etagOf(first));
			expect((await notebooks.get('m', 'p'))?.blob).toEqual(new Uint8Array(0));
			expect(await notebooks.get('m', 'q')).toBeNull();
			expect(await notebooks.get('n', 'p')).toBeNull();
		});

		it('overwrites nothing that its author has not read', async () => {
			await using fresh = await open();
			const { notebooks } = fresh.store;
			expect(await notebooks.put('m', 'p', BYTES, 'an etag of nothing')).toBe('conflict');
			const both = [notebooks.put('m', 'p', BYTES, null), notebooks.put('m', 'p', BYTES, null)];
			const [first, second] = await Promise.all(both);
			expect(second).toBe('conflict');
			expect(await notebooks.put('m', 'p', BYTES, 'another')).toBe('conflict');
			expect((await notebooks.get('m', 'p'))?.etag).toBe(etagOf(first));
		});
	});
}

function etagOf(answer: { etag: string } | 'conflict' | undefined): string {
	if (!answer || answer === 'conflict') throw new Error('the put was refused');
	return answer.etag;
}
