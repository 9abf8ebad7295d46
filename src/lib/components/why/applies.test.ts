import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
	JURISDICTION_IDS,
	type JurisdictionId,
} from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { jurisdictionOf } from '#lib/domain/policy/jurisdictions/jurisdictions.ts';
import type { View } from '#lib/domain/view/view.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { World } from '../../../../tests/worlds/world.ts';
import { appliesTo, saidAloud, sourceOf } from './applies.ts';

const PEOPLE = [
	'psychologist',
	'teacher',
	'mother',
	'lawyer',
	'superior',
	'officer',
	'friend',
] as const;

function table(jurisdiction: JurisdictionId): World {
	const world = new World(jurisdiction);
	world.invite('psychologist', { function: 'psychologue', missions: ['care'] as never });
	world.teacher('teacher');
	world.family('mother');
	world.seat('lawyer', 'lawyer', { accompanies: world.id('mother') });
	world.seat('superior', 'superior');
	world.seat('officer', 'authority');
	world.seat('friend', 'support', { accompanies: world.id('mother') });
	return world;
}

const seenBy = (world: World, name: string): View => ({ version: '', ...world.view(name) });

describe('what applies to whom at this table', () => {
	test.each(locales)('in %s, three plain sentences for everybody, everywhere', (locale) => {
		overwriteGetLocale(() => locale);
		for (const jurisdiction of JURISDICTION_IDS) {
			const world = table(jurisdiction);
			for (const name of PEOPLE) {
				const view = seenBy(world, name);
				const three = appliesTo(view);
				expect(new Set(three).size).toBe(3);
				for (const sentence of [...three, ...saidAloud(view)]) {
					expect(sentence).toMatch(/\S.{8,230}$/u);
					expect(sentence).not.toMatch(/undefined|\{|applies_|pressed_/);
				}
			}
		}
	});
	test('what the law asks for before sharing is said as it is there', () => {
		overwriteGetLocale(() => 'fr');
		const second = (jurisdiction: JurisdictionId, name: string) =>
			appliesTo(seenBy(table(jurisdiction), name))[1];
		expect(second('be-fr', 'psychologist')).toBe(m.applies_bound_2_given());
		expect(second('lu', 'psychologist')).toBe(m.applies_bound_2_given());
		expect(second('be-nl', 'psychologist')).toBe(m.applies_bound_2_reason());
		expect(second('fr-child-protection', 'psychologist')).toBe(m.applies_bound_2_informed());
		expect(second('fr-care', 'psychologist')).toBe(m.applies_bound_2_team());
		expect(second('be-fr', 'mother')).toBe(m.guest_means_concerned_2());
		expect(second('fr-child-protection', 'mother')).toBe(m.applies_concerned_2_informed());
		expect(second('fr-care', 'mother')).toBe(m.applies_concerned_2_team());
	});
	test('the bound are quoted their own code beside the penal article, and nobody else is quoted any', () => {
		const world = table('be-fr');
		expect(sourceOf(seenBy(world, 'psychologist'))).toBe(
			`${jurisdictionOf('be-fr').penal} ; Code de déontologie des psychologues, art. 14`,
		);
		expect(sourceOf(seenBy(world, 'carole'))).toBe(jurisdictionOf('be-fr').penal);
		for (const name of ['teacher', 'mother', 'friend', 'officer'])
			expect([name, sourceOf(seenBy(world, name))]).toEqual([name, null]);
	});
});

test.each(locales)('in %s the software passes no verdict on what is lawful', (locale) => {
	const read = (file: string): string =>
		readFileSync(path.join(import.meta.dirname, `../../messages/${locale}/${file}.json`), 'utf8');
	for (const file of ['why', 'rules', 'ledger', 'meeting'])
		expect(read(file)).not.toMatch(
			/\b(il)?l[ée]ga(l|le|ux)\b|licite|\b(un)?lawful|wettelijk toegestaan|onwettig|rechtmäßig|rechtswidrig/i,
		);
});
