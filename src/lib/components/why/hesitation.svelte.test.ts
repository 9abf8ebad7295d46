import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { CONDITIONS, Hesitation, type HesitationAnswer } from './hesitation.svelte.ts';

beforeEach(() => overwriteGetLocale(() => 'fr'));
afterEach(() => vi.unstubAllGlobals());

function walked(hesitation: Hesitation, answers: readonly HesitationAnswer[]): Hesitation {
	for (const answer of answers) hesitation.answer(answer);
	return hesitation;
}
const YES = CONDITIONS.map((): HesitationAnswer => 'yes');

describe('“J’hésite”', () => {
	test('asks the six conditions and then the danger, one at a time, and can go back', () => {
		const hesitation = new Hesitation('be-fr');
		const asked: string[] = [];
		while (hesitation.question !== null) {
			asked.push(hesitation.question);
			hesitation.answer('yes');
		}
		expect(asked).toEqual([
			m.hesitate_informed(),
			m.hesitate_agreed(),
			m.hesitate_interest(),
			m.hesitate_necessary(),
			m.hesitate_bound(),
			m.hesitate_mission(),
			m.hesitate_danger(),
		]);
		hesitation.back();
		expect([hesitation.step, hesitation.question]).toEqual([7, m.hesitate_danger()]);
	});
	test('tells what is missing or not sure, and nothing where all is met', () => {
		const met = walked(new Hesitation('be-fr'), [...YES, 'no']);
		expect([met.missing, met.danger]).toEqual([[], []]);
		const some = walked(new Hesitation('be-fr'), [
			'yes',
			'no',
			'yes',
			'yes',
			'unsure',
			'yes',
			'no',
		]);
		expect(some.missing).toEqual([m.hesitate_missing_agreed(), m.hesitate_missing_bound()]);
	});
	test('in danger the emergency number comes first, and the article is the one of this country', () => {
		const here = walked(new Hesitation('be-fr'), [...YES, 'unsure']).danger;
		expect(here).toEqual([m.hesitate_danger_now(), m.hesitate_danger_be()]);
		expect(here[0]).toContain('112');
		const there = walked(new Hesitation('lu'), [...YES, 'yes']).danger;
		expect(there.join()).not.toContain('353');
	});
	test('where being informed is what the law asks, a yes is not asked for', () => {
		const hesitation = new Hesitation('fr-child-protection');
		expect(hesitation.count).toBe(6);
		expect(walked(hesitation, ['yes', 'yes', 'yes', 'yes', 'yes', 'no']).missing).toEqual([]);
	});
	test('nothing of it is kept, and nothing leaves', () => {
		const used: string[] = [];
		const recorder = (name: string) =>
			new Proxy(function nothing() {}, {
				get: (_, key) => (used.push(`${name}.${String(key)}`), undefined),
				apply: () => used.push(name),
				construct: () => (used.push(`new ${name}`), {}),
			});
		const ways = ['fetch', 'WebSocket', 'XMLHttpRequest', 'localStorage', 'sessionStorage'];
		for (const way of [...ways, 'indexedDB', 'BroadcastChannel', 'navigator'])
			vi.stubGlobal(way, recorder(way));
		void (globalThis as unknown as { fetch: () => void }).fetch();
		expect(used).toEqual(['fetch']);
		used.length = 0;
		const hesitation = walked(new Hesitation('be-fr'), ['no', 'unsure', 'yes', 'no', 'yes', 'no']);
		hesitation.back();
		walked(hesitation, ['no', 'yes']);
		expect([hesitation.missing.length, hesitation.danger.length, hesitation.question]).toEqual([
			4,
			2,
			null,
		]);
		hesitation.again();
		expect(hesitation.step).toBe(1);
		expect(used).toEqual([]);
	});
});
