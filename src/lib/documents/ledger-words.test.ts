import { describe, expect, test } from 'vitest';
import type { Ledger } from '#lib/domain/ledger/ledger.ts';
import { ledgerFor } from '#lib/domain/view/view-of.ts';
import { locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { networkWorld, type World } from '../../../tests/worlds/world.ts';
import { actsOf, isEmpty, readersOf, saidBy, stateOf } from './ledger-words.ts';

/** Amo opened the debts to amo2 and the mother, and later handed them over; the mother said stop. */
function told(name: string): Ledger {
	const world: World = networkWorld();
	world.agrees('mother');
	const section = world.secret('amo', ['mother'], { title: 'Les dettes' });
	world.bound('late', 'youth-aid');
	const why = { purpose: 'le relais', necessity: 'un remplacement' };
	const readers = [world.id('late')];
	world.do('amo', { type: 'widen-section', sectionId: section, readers, ...why });
	world.do('amo', { type: 'entrust-section', sectionId: section, to: world.id('amo2') });
	world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [section] });
	const delivered = [{ section, participant: world.id('late'), at: world.at }];
	const reader = { participant: world.id(name), entry: null };
	return ledgerFor(world.meeting, reader, delivered, world.at)!;
}

describe('what was shared, in words', () => {
	test('the mother reads who opened it to whom and why, who had it until when, and with which of her words', () => {
		overwriteGetLocale(() => 'fr');
		const ledger = told('mother');
		const [part] = ledger.about;
		expect(actsOf(ledger, part!).map(({ words }) => words)).toEqual([
			'Ouverte à amo2 et vous, par amo, pour « préparer la suite ».',
			'Ouverte aussi à late, par amo, pour « le relais ».',
			'Confiée par amo à amo2 : c’est désormais cette personne qui en répond.',
		]);
		const late = readersOf(ledger, part!).find(({ person }) => person.name === 'late')!;
		expect(late.days).toBe('Lu le 23 novembre 2026.');
		expect(late.ring).toBe('bound');
		expect(late.spans).toHaveLength(1);
		expect(late.spans[0]!.when).toMatch(
			/^Du 23 novembre 2026, \d\d:\d\d au 23 novembre 2026, \d\d:\d\d$/,
		);
		expect(late.spans[0]!.how).toBe('Avec votre accord du 23 novembre 2026.');
		const me = readersOf(ledger, part!).find((reader) => reader.me)!;
		expect(me.spans[0]!.when).toMatch(/^Depuis le 23 novembre 2026/);
		expect(stateOf(part!, false)).toBe('Ouverte en ce moment');
		expect(saidBy(ledger).map(({ decision }) => decision)).toEqual(['withdrawn', 'given']);
	});
	test('the former holder is told that it ends for them here, and why they opened it', () => {
		overwriteGetLocale(() => 'fr');
		const ledger = told('amo');
		const [part] = ledger.by;
		expect(stateOf(part!, true)).toContain('Vous avez confié cette partie');
		expect(actsOf(ledger, part!)[0]).toMatchObject({
			words: 'Ouverte à amo2 et mother, par vous, pour « préparer la suite ».',
			more: 'Nécessaire parce que : sans cela, pas d’aide',
		});
	});
	test('a teacher’s is empty, in words as in bytes', () => {
		expect(isEmpty(told('marc'))).toBe(true);
		expect(isEmpty(told('mother'))).toBe(false);
	});
	test.each(locales)('in %s no sentence lacks its words', (locale) => {
		overwriteGetLocale(() => locale);
		for (const name of ['mother', 'amo', 'amo2']) {
			const ledger = told(name);
			for (const part of [...ledger.about, ...ledger.by]) {
				const all = JSON.stringify([actsOf(ledger, part), readersOf(ledger, part)]);
				expect(all).not.toMatch(/undefined|ledger_|\{name/);
			}
		}
	});
});
