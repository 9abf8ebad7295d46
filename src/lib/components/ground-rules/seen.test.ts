// Once on each device: opaque ids alone, the latest few, and a browser that keeps nothing is no obstacle.
import { expect, it } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import { shown, wasShown } from './seen.ts';

function device() {
	const kept = new Map<string, string>();
	const storage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
	};
	return { kept, storage: () => storage };
}
const id = (name: string) => name as SectionId;

it('what was shown is not shown again, and only the latest twenty are known', () => {
	const { kept, storage } = device();
	expect(wasShown(storage, id('a'))).toBe(false);
	shown(storage, id('a'));
	shown(storage, id('a'));
	expect(wasShown(storage, id('a'))).toBe(true);
	expect([...kept.values()]).toEqual(['["a"]']);
	for (let count = 0; count < 20; count += 1) shown(storage, id(`part-${count}`));
	expect([wasShown(storage, id('a')), wasShown(storage, id('part-0'))]).toEqual([false, true]);
});

it('what somebody else put there, or a browser that refuses, is taken for nothing', () => {
	const { kept, storage } = device();
	for (const junk of ['{', '{"a":1}', '[1,null]', 'null']) {
		kept.set('entour-rules', junk);
		expect(wasShown(storage, id('a'))).toBe(false);
	}
	const refusing = () => {
		throw new Error('SecurityError');
	};
	expect(wasShown(refusing, id('a'))).toBe(false);
	expect(() => shown(refusing, id('a'))).not.toThrow();
});
