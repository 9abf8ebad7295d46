import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../store/errors.ts';
import type { KeyReads, KeyRow } from '../store/rows.ts';
import { fingerprint, KeyRing } from './ring.ts';

const MASTER = new Uint8Array(32).fill(1);

/** Rows that stand in for the disk, found by id and by owner. */
class Rows extends Map<string, KeyRow> {
	readonly owners = new Map<string, KeyRow>();

	override set(id: string, row: KeyRow): this {
		this.owners.set(row.owner, row);
		return super.set(id, row);
	}
}

function ring(rows = new Rows(), master = MASTER) {
	const reads: KeyReads = {
		key: (id) => rows.get(id) ?? null,
		keysOf(owner) {
			const { wrapped, ...row } = rows.owners.get(owner) ?? { wrapped: null };
			return wrapped && 'id' in row ? [{ ...row, wrapped }] : [];
		},
	};
	return new KeyRing(master, reads, { write: () => Promise.reject(new Error('no disk')) });
}

/** Makes the owner's key and lets it reach the disk. */
function saved(keys: KeyRing, rows: Rows, owner: `section:${string}`): string {
	const { key, unsaved } = keys.forSealing(owner);
	if (!unsaved) throw new Error('the key was there already');
	rows.set(key.id, unsaved);
	keys.saved([unsaved]);
	return key.id;
}

describe('the key ring', () => {
	it('sends a new key along with every write until one of them is on disk', () => {
		const keys = ring();
		const first = keys.forSealing('section:s');
		const second = keys.forSealing('section:s');
		expect(second).toEqual(first);
		expect(first.unsaved).toMatchObject({ id: first.key.id, owner: 'section:s' });
		keys.saved(first.unsaved ? [first.unsaved] : []);
		expect(keys.forSealing('section:s')).toEqual({ key: first.key, unsaved: null });
	});

	it('opens the keys of an earlier process, and seals under them', () => {
		const rows = new Rows();
		const id = saved(ring(), rows, 'section:s');
		expect(ring(rows).forSealing('section:s')).toMatchObject({ key: { id }, unsaved: null });
		expect(ring(rows).forOpening(id)).toMatchObject({ id, owner: 'section:s' });
		expect(ring(rows).forOpening('0011223344556677')).toBeNull();
	});

	it('opens nothing under another master key, nor under the name of another owner', () => {
		const rows = new Rows();
		const id = saved(ring(), rows, 'section:s');
		const other = new Uint8Array(32).fill(2);
		expect(() => ring(rows, other).forOpening(id)).toThrow(UnreadableError);
		for (const row of rows.values()) row.owner = 'section:t';
		expect(() => ring(rows).forOpening(id)).toThrow(UnreadableError);
	});

	it('knows the keys of more owners than it keeps at hand', () => {
		const rows = new Rows();
		const keys = ring(rows);
		const ids = Array.from({ length: 10_100 }, (_, index) => saved(keys, rows, `section:${index}`));
		for (const index of [0, 99, 10_099]) {
			expect(keys.forSealing(`section:${index}`)).toMatchObject({
				key: { id: ids[index] },
				unsaved: null,
			});
		}
	});

	it('has a fingerprint that differs with the master key and is not it', () => {
		expect(fingerprint(MASTER)).toBe(fingerprint(MASTER));
		expect(fingerprint(MASTER)).not.toBe(fingerprint(new Uint8Array(32).fill(2)));
		expect(fingerprint(MASTER)).not.toBe(Buffer.from(MASTER).toString('hex'));
	});
});
