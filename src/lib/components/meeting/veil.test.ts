import { expect, test } from 'vitest';
import type { PhaseId } from '#lib/domain/ids.ts';
import { ID } from '../table/awa.fixture.ts';
import { Veil } from './veil.svelte.ts';

const quiet = { id: ID.home, inEarshot: [] };
const heard = { id: ID.home, inEarshot: [ID.marc] };
const phase = 'phase-1' as PhaseId;
const key = (pressed: string, altKey = false) => ({
	key: pressed,
	code: `Key${pressed.toUpperCase()}`,
	altKey,
	repeat: false,
});

test('a part is veiled while someone who may not read it is near, until it is held', () => {
	const veil = new Veil();
	expect(veil.covers(quiet)).toBe(false);
	expect(veil.covers(heard)).toBe(true);
	veil.hold(ID.home);
	expect(veil.covers(heard)).toBe(false);
	veil.release();
	expect(veil.covers(heard)).toBe(true);
});

test('shown without holding, it stays shown until somebody else comes near', () => {
	const veil = new Veil();
	veil.show(heard);
	expect(veil.covers(heard)).toBe(false);
	expect(veil.covers({ ...heard, inEarshot: [ID.marc, ID.ines] })).toBe(true);
	veil.hide(heard);
	expect(veil.covers(heard)).toBe(true);
});

test('the warning by name stands once per phase', () => {
	const veil = new Veil();
	expect(veil.warns(quiet, phase)).toBe(false);
	expect(veil.warns(heard, phase)).toBe(true);
	veil.understood(heard, phase);
	expect(veil.warns(heard, phase)).toBe(false);
	expect(veil.warns(heard, 'phase-2' as PhaseId)).toBe(true);
});

test('one key veils everything, and the same key shows it again', () => {
	const veil = new Veil();
	expect(veil.pressed(key('v', true), 0)).toBe(true);
	expect(veil.everything).toBe(true);
	veil.pressed(key('v', true), 1);
	expect(veil.everything).toBe(false);
});

test('Escape twice veils everything; once, or slowly, does not', () => {
	const veil = new Veil();
	veil.pressed(key('Escape'), 0);
	veil.pressed(key('Escape'), 2_000);
	expect(veil.everything).toBe(false);
	veil.pressed(key('Escape'), 2_300);
	expect(veil.everything).toBe(true);
});

test('a letter typed without the modifier veils nothing', () => {
	const veil = new Veil();
	expect(veil.pressed(key('v'), 0)).toBe(false);
	expect(veil.everything).toBe(false);
});
