import { expect, it } from 'vitest';
import { escapes, leaveAtOnce, NEUTRAL_PAGE } from './quick-exit.ts';

it('signs out without waiting, and puts another page in the place of this one', () => {
	const asked: unknown[] = [];
	const places: string[] = [];
	const never = ((...request: unknown[]) => {
		asked.push(request);
		return new Promise(() => undefined);
	}) as typeof fetch;
	leaveAtOnce({ replace: (address) => void places.push(address) }, never);
	expect(places).toEqual([NEUTRAL_PAGE]);
	expect(asked).toEqual([['/logout', { method: 'POST', keepalive: true, redirect: 'manual' }]]);
});

it('counts three quick presses of Escape, and no slow or broken row', () => {
	let now = 0;
	const press = escapes(() => now);
	const pressed = (key: string, after: number): boolean => {
		now += after;
		return press(key);
	};
	expect([0, 200, 200].map((after) => pressed('Escape', after))).toEqual([false, false, true]);
	expect([5_000, 1_000, 1_000].map((after) => pressed('Escape', after))).toEqual([
		false,
		false,
		false,
	]);
	now += 5_000;
	expect(['Escape', 'Escape', 'a', 'Escape'].map((key) => pressed(key, 10))).not.toContain(true);
});
