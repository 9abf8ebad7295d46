// An act of danger is asked one question at a time; what is missing stays asked, and the law offers its own grounds alone.
import { describe, expect, it } from 'vitest';
import { networkWorld } from '../../../../tests/worlds/world.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { View } from '#lib/domain/view/view.ts';
import { DangerForm, STEPS, type Words } from './danger-form.svelte.ts';

function written(name: string) {
	const world = networkWorld();
	const form = new DangerForm(world.view(name) as View);
	return { world, form };
}

function answerAll(form: DangerForm): void {
	form.next();
	form.addressee = 'prosecutor';
	form.next();
	form.ground = 'duty-to-help';
	form.next();
	for (const words of ['fear', 'tried', 'consulted', 'alone', 'said'] as Words[]) {
		form.words[words] = `${words} en mots`;
		form.next();
	}
}

describe('the form of a danger act', () => {
	it('[G5] begins with the numbers, and asks one question after the other', () => {
		const { form } = written('amo');
		expect(form.step).toBe('numbers');
		answerAll(form);
		expect(form.step).toBe('family');
		form.back();
		expect(form.step).toBe('said');
	});
	it('[G3] offers a teacher no right to break a secret, and a bound person the right toward the prosecutor', () => {
		for (const [name, ids] of [
			['marc', ['duty-to-help']],
			['amo', ['right-to-speak', 'duty-to-help', 'necessity']],
		] as const) {
			const { form } = written(name);
			form.addressee = 'prosecutor';
			expect(form.grounds.map(({ id }) => id)).toEqual(ids);
		}
	});
	it('[G1] goes on only when answered, and says what is missing', () => {
		const { form } = written('marc');
		form.next();
		form.next();
		expect([form.step, form.missing]).toEqual(['addressee', true]);
		form.addressee = 'other';
		form.next();
		expect(form.missing).toBe(true);
		form.addresseeName = 'SOS Enfants';
		form.next();
		expect([form.step, form.missing, form.ground]).toEqual(['ground', false, 'duty-to-help']);
	});
	it('[G4] makes the command that the meeting takes; deferring asks for its reason and its day', () => {
		const { world, form } = written('amo');
		answerAll(form);
		form.family = 'deferred';
		form.next();
		expect(form.missing).toBe(true);
		form.reason = 'le danger est à la maison';
		form.againOn = '2026-12-01';
		form.next();
		expect([form.step, form.isLast]).toEqual([STEPS.at(-1), true]);
		form.readers = [world.id('amo2')];
		expect(isRefusal(world.try('amo', form.command()!))).toBe(false);
		expect(world.view('amo2').dangers).toHaveLength(1);
	});
});
