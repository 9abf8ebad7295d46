// What the interface says, against words that somebody who is no professional of law or of computers does not know.
// They have their place behind the "why", where articles are quoted, and on the pages of those who administer or inspect.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const MESSAGES = path.resolve(import.meta.dirname, '../src/lib/messages');

/** Of law, of computers, of our own making. Whole words, whatever follows them. */
const UNKNOWN: Readonly<Record<string, RegExp>> = {
	fr: /\b(RGPD|art\. ?\d|base légale|finalités?|consentement|traitements?|dépositaire|maître du secret|habilit|usagers?|bénéficiaire|opposable|subsidiar|proportionnalité|dérivée?s?\b|serveur|navigateur|session|champ\b|identifiant|jeton|métadonn|synchronis|authentif|notification|requête|paramètre|cookie|URL|invalide|protocole|hachage|horodat|chiffré|clé\b|section\b|instance)/iu,
	en: /\b(GDPR|art\. ?\d|legal basis|purpose limitation|data subject|data controller|processing|depositary|fiduciary|beneficiary|subsidiarity|proportionality|server|browser|session|field\b|identifier|token|metadata|synchroni|authenticat|notification|parameter|cookie|URL|invalid|protocol|hash|timestamp|encrypted|key\b|section\b)/iu,
	nl: /\b(AVG|art\. ?\d|rechtsgrond|doelbinding|verwerkings?|begunstigde|subsidiariteit|proportionaliteit|server|browser|sessie|veld\b|identificatie|token|metadata|synchron|authenticat|melding\b|parameter|cookie|URL|ongeldig|protocol|hash|versleuteld|sleutel\b|sectie)/iu,
	de: /\b(DSGVO|Art\. ?\d|Rechtsgrundlage|Zweckbindung|Verarbeitung|Begünstigte|Subsidiarität|Verhältnismäßigkeit|Server|Browser|Feld\b|Kennung|Token|Metadaten|Synchron|Authenti|Parameter|Cookie|URL|ungültig|Hash|verschlüsselt|Schlüssel\b|Sektion)/iu,
};

/** Behind the "why". */
const WHY_FILES = ['why.json', 'rules.json'];
const WHY = /^why_/u;
/** Read by administrators, by who inspects, by who calls a case conference, or on a document that must say its ground. */
const OF_THE_TRADE =
	/^(register_|keep_|admin_|figures_|call_basis|call_kind_conference|conference_|refusal_legal_basis|access_what|sheet_|notice_|verify_key)/u;

interface Said {
	readonly key: string;
	readonly words: string;
}

const wordsOf = (message: unknown): string =>
	typeof message === 'string'
		? message
		: (message as { match: Record<string, string> }[])
				.flatMap(({ match }) => Object.values(match))
				.join(' / ');

function saidIn(language: string): Said[] {
	const folder = path.join(MESSAGES, language);
	return fs.readdirSync(folder).flatMap((file) => {
		if (WHY_FILES.includes(file)) return [];
		const all = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Record<
			string,
			unknown
		>;
		return Object.entries(all)
			.filter(([key]) => !key.startsWith('$') && !WHY.test(key) && !OF_THE_TRADE.test(key))
			.map(([key, message]) => ({ key, words: wordsOf(message) }));
	});
}

describe('plain words', () => {
	it.each(Object.keys(UNKNOWN))(
		'in %s nothing outside the “why” needs to be looked up',
		(language) => {
			const said = saidIn(language);
			expect(said.length).toBeGreaterThan(700);
			const found = said
				// what stands in braces is a name of ours, not said to anybody
				.map(({ key, words }) => ({
					key,
					word: UNKNOWN[language]?.exec(words.replace(/\{[^}]*\}/gu, ''))?.[0],
				}))
				.filter(({ word }) => word !== undefined);
			expect(found).toEqual([]);
		},
	);

	it.each([
		['fr', 'Le serveur ne répond pas'],
		['en', 'Your session has ended'],
		['nl', 'Een rechtsgrond'],
		['de', 'Der Server antwortet nicht'],
	])('in %s such a word is found', (language, words) => {
		expect(UNKNOWN[language]?.test(words)).toBe(true);
	});
});
