import { describe, expect, test } from 'vitest';
import { JURISDICTION_IDS } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { jurisdictionOf } from '#lib/domain/policy/jurisdictions/jurisdictions.ts';
import { RULES } from '#lib/domain/policy/rules.ts';
import { locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { ruleSource, ruleWords } from './rule-words.ts';

describe.each(locales)('in %s', (locale) => {
	test.each(RULES)('[%s] is said in one plain sentence, with its source', (rule) => {
		overwriteGetLocale(() => locale);
		expect(ruleWords(rule)).toMatch(/^\S.{20,160}[.]$/u);
		expect(ruleSource(rule, 'be-fr')).not.toMatch(/undefined|\{|^rule_/);
	});

	test('no two rules are said in the same words', () => {
		overwriteGetLocale(() => locale);
		expect(new Set(RULES.map(ruleWords)).size).toBe(RULES.length);
	});
});

test.each(JURISDICTION_IDS)('under %s the penal article is its own', (jurisdiction) => {
	overwriteGetLocale(() => 'fr');
	expect(ruleSource('P12', jurisdiction)).toContain(jurisdictionOf(jurisdiction).penal);
});
