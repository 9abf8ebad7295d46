// From a code on paper to stopping a sharing, by the keyboard alone, at 320 px, in each language of the interface.
import { readFileSync } from 'node:fs';
import { OPENING } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { Hands } from './keyboard/hands.ts';
import { expect, test } from './seeded.ts';

const LOCALES = { fr: 'fr-BE', en: 'en-GB', nl: 'nl-BE', de: 'de-BE' } as const;
const TITLE = 'Ce qui est dur le matin';
const TEXT = 'Elle se lève à cinq heures';

type Words = Readonly<Record<string, string>>;
const words = (language: string): Words =>
	Object.assign(
		{},
		...['pages', 'ledger', 'meeting'].map(
			(file) =>
				JSON.parse(readFileSync(`src/lib/messages/${language}/${file}.json`, 'utf8')) as Words,
		),
	) as Words;

for (const [language, locale] of Object.entries(LOCALES))
	test(
		`in “${language}”: a code is typed, what was shared is read, answered and stopped`,
		{ tag: language === 'fr' ? [] : ['@long'] },
		async ({ browser, table, server }) => {
			test.setTimeout(180_000);
			const says = words(language);
			const say = (key: string): string => says[key] ?? key;
			const aunt = await table.do('carole', 'invite', {
				...{ name: 'Tante Awa', kind: 'adult', secrecy: 'none', missions: [] },
			});
			const person = aunt.participantId ?? '';
			await table.do('carole', 'record-presence', { participantId: person, presence: 'in-room' });
			await table.agrees('mother', { person });
			const { sectionId = '' } = await table.do('karim', 'create-section', {
				...{ title: TITLE, kind: 'secret', about: [person], missions: ['youth-aid'] },
			});
			const opening = { sectionId, ...OPENING, readers: [table.id('lise')] };
			await table.do('karim', 'open-section', opening);
			using pen = new PlainPage(table.person('karim'), table.meeting);
			await pen.writeSaved(sectionId, TEXT);
			expect(await table.sees('lise', sectionId)).toBe(true);

			await using hands = await Hands.outside(browser, server.origin, 320, locale);
			const { page } = hands;
			await hands.goto('/join');
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			await hands.sound('the door');
			await hands.type(page.getByLabel(say('join_code')), aunt.code ?? '');
			await hands.press(say('join_submit'));
			await page.waitForURL('**/m/**');
			await expect(page.getByText(TEXT)).toBeVisible();
			await hands.sound('the meeting');
			await hands.enter(page.getByRole('link', { name: say('ledger_mine') }));
			await page.waitForURL('**/ledger');
			await page.waitForLoadState('networkidle');
			const part = page.getByRole('article', { name: TITLE });
			await expect(part).toContainText(TEXT);
			await hands.sound('what was shared');
			await hands.press(say('review_no'), part);
			await expect(hands.button(say('review_no'), part)).toHaveAttribute('aria-pressed', 'true');
			await hands.enter(
				part.getByText(say('review_stop')).locator('xpath=ancestor-or-self::summary'),
			);
			await expect(part.getByText(say('review_stop_effect'))).toBeVisible();
			await hands.sound('what stopping does');
			await hands.press(say('review_stop_do'), part);
			await expect(part.getByText(say('review_stop'))).toHaveCount(0);
			expect(await table.sees('lise', sectionId)).toBe(false);
			await hands.sound('stopped');
		},
	);
