import { expect, test } from 'vitest';
import { REFUSAL_CODES } from '#lib/domain/refusal.ts';
import { locales } from '#lib/paraglide/runtime.js';
import { refusalBody, refused, statusOf, type AnyCode } from './refusals.ts';

test('every refusal of the domain has a status and a text in each language', () => {
	for (const code of REFUSAL_CODES) {
		expect(statusOf({ refused: code })).toBeGreaterThanOrEqual(400);
		const texts = locales.map((locale) => refusalBody({ refused: code }, locale).message);
		expect(new Set(texts).size).toBe(locales.length);
	}
});

test('the code, the field and the rule are told', async () => {
	const answer = refused({ refused: 'malformed', field: 'missions.1' }, 'fr');
	expect(answer.status).toBe(400);
	expect(await answer.json()).toMatchObject({ code: 'malformed', field: 'missions.1' });
	const rule = { refused: 'not-allowed' as AnyCode, rule: 'P2' as const };
	expect(await refused(rule, 'fr').json()).toMatchObject({ rule: 'P2' });
});

test('[R13] what does not exist gets the same bytes, whatever else was known', async () => {
	const one = await refused({ refused: 'not-found' }, 'fr').text();
	const other = await refused(
		{ refused: 'not-found', field: 'sectionId', rule: 'P9' },
		'fr',
	).text();
	expect(other).toBe(one);
});

test('[case A4] a made-up field of any length is not told back', async () => {
	const answer = refused({ refused: 'malformed', field: 'x'.repeat(100) }, 'fr');
	expect(await answer.json()).toMatchObject({ field: '' });
});
