// Class F, in the browser: whatever is written as a name, a title or a text is words, and never a program.
import type { Page } from '@playwright/test';
import { HttpPerson } from '../../worlds/http-person.ts';
import { CALL, HttpTable } from '../../worlds/http-table.ts';
import { PlainPage } from '../../worlds/plain-page.ts';
import { accountOf, type SeededServer } from '../../worlds/seeded-server.ts';
import { expect, test } from '../seeded.ts';
import { become } from './case-browser.ts';

const RUN = 'globalThis.ran=1';
const HOSTILE = [
	`</script><script>${RUN}</script>`,
	`<img src=x onerror="${RUN}">`,
	`<svg onload="${RUN}"><a xlink:href="javascript:${RUN}">x</a></svg>`,
	`" autofocus onfocus="${RUN}" x="`,
	`javascript:${RUN}`,
	`{@html '<img src=x onerror=${RUN}>'}\${${RUN}}`,
	`=HYPERLINK("javascript:${RUN}")`,
	`<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">`,
].join(' ');

/** Notes whatever runs, is blocked from running, or asks something. */
async function watched(page: Page): Promise<string[]> {
	const seen: string[] = [];
	page.on('dialog', (dialog) => {
		seen.push(`dialog ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('request', (request) => {
		if (/evil\.example/.test(request.url())) seen.push(`request ${request.url()}`);
	});
	await page.exposeFunction('blocked', (what: string) => seen.push(what));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) =>
			(globalThis as unknown as { blocked: (what: string) => void }).blocked(
				`${event.effectiveDirective} ${event.blockedURI}`,
			),
		);
	});
	return seen;
}

/** A meeting in which every word that somebody may choose is hostile. */
async function hostileTable(server: SeededServer): Promise<HttpTable> {
	const carole = new HttpPerson(server.origin);
	const account = accountOf(server.seed, 'coordinator');
	await carole.signIn(account.email, account.password);
	const name = HOSTILE.slice(0, 190);
	const missions = [{ id: 'youth-aid', label: HOSTILE.slice(0, 490) }];
	const { body } = await carole.post('/api/meetings', {
		...CALL,
		purpose: HOSTILE,
		place: name,
		missions,
	});
	const table = new HttpTable(server, body.id as string, carole);
	const words = { service: HOSTILE.slice(0, 490), function: name, introducedAs: name };
	const invited = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid'], ...words };
	const { participantId } = await carole.do(table.meeting, 'invite', { name, ...invited });
	await carole.do(table.meeting, 'start-meeting');
	const { sectionId = '' } = await carole.do(table.meeting, 'create-section', {
		...{ kind: 'common', title: HOSTILE.slice(0, 490), thirdPersons: [name] },
	});
	await carole.do(table.meeting, 'open-section', {
		sectionId,
		purpose: HOSTILE,
		necessity: HOSTILE,
	});
	await carole.do(table.meeting, 'record-decision', { text: HOSTILE, who: name });
	await carole.do(table.meeting, 'record-presence', {
		participantId,
		presence: 'in-room',
		invitedHow: name,
	});
	await carole.do(table.meeting, 'start-phase', {
		title: HOSTILE.slice(0, 490),
		present: [participantId],
	});
	using page = new PlainPage(carole, table.meeting);
	await page.writeSaved(sectionId, HOSTILE);
	return table;
}

// Seen red: with values put into the plain minutes without their escape (markup.ts).
test('[case F7] hostile names, titles, purposes and texts run nowhere, on no page, and the policy has nothing to block', async ({
	server,
	browser,
}) => {
	const table = await hostileTable(server);
	await using context = await browser.newContext({ locale: 'fr-BE' });
	await become(context, table.person('carole'));
	const page = await context.newPage();
	const seen = await watched(page);
	const own = `/m/${table.meeting}`;
	const api = `/api/meetings/${table.meeting}`;
	for (const where of [
		own,
		`${own}/people`,
		`${own}/minutes`,
		'/meetings',
		`${api}/minutes?format=html`,
		api,
	]) {
		const answer = await page.goto(server.origin + where);
		const policy = answer?.headers()['content-security-policy'] ?? '';
		expect([where, policy]).toEqual([where, expect.stringContaining("default-src 'none'")]);
		expect(policy).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*|data:|https:)/);
		expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
		if (where === own) await expect(page.getByRole('article').first()).toContainText('HYPERLINK');
		else
			await expect(page.locator('body')).toContainText(
				where === '/meetings' ? 'Réunion' : 'onerror',
			);
		const elements = await page.evaluate(() => ({
			ran: (globalThis as { ran?: number }).ran ?? 0,
			handlers: [...document.querySelectorAll('*')].flatMap((one) =>
				[...one.attributes].filter(
					({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value),
				),
			).length,
			foreign: document.querySelectorAll('base, img[src="x"], iframe, object, embed').length,
		}));
		expect([where, elements]).toEqual([where, { ran: 0, handlers: 0, foreign: 0 }]);
	}
	expect(seen).toEqual([]);
});

const PASTED = `<meta charset="utf-8"><p onclick="${RUN}">collé</p><script>${RUN}</script><img src=x onerror="${RUN}">
<a href="javascript:${RUN}">lien</a><iframe srcdoc="<script>parent.${RUN}</script>"></iframe>
<svg><script>${RUN}</script></svg><p style="background:url(https://evil.example/x)">fin</p>`;

// Seen red: with the clipboard's markup put into the page itself (rich-editor.ts).
test('[case F7] what is pasted becomes plain text and marks, whatever it was', async ({
	table,
	browser,
}) => {
	const { sectionId: common = '' } = await table.do('karim', 'create-section', {
		kind: 'common',
		title: 'Tous',
	});
	await table.do('karim', 'open-section', { sectionId: common });
	await using context = await browser.newContext({ locale: 'fr-BE' });
	await become(context, table.person('karim'));
	const page = await context.newPage();
	const seen = await watched(page);
	await page.goto(`${table.server.origin}/m/${table.meeting}`);
	const text = page.getByRole('article', { name: 'Tous' }).getByRole('textbox');
	await text.click();
	await text.evaluate((element, html) => {
		const data = new DataTransfer();
		data.setData('text/html', html);
		data.setData('text/plain', 'collé');
		element.dispatchEvent(
			new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }),
		);
	}, PASTED);
	await expect(text).toContainText('collé');
	await expect(text).toContainText('fin');
	using marc = new PlainPage(table.person('marc'), table.meeting);
	await marc.until(() => marc.text(common).includes('fin'), 'marc reads it');
	expect(marc.text(common)).not.toMatch(/script|href|src|style|onclick|iframe|svg|ran=1/);
	expect(
		await text.evaluate(
			(element) => element.querySelectorAll('a, img, script, iframe, svg, [style]').length,
		),
	).toBe(0);
	expect(await page.evaluate(() => (globalThis as { ran?: number }).ran ?? 0)).toBe(0);
	// reading the clipboard's markup is where the policy itself stops an inline handler; nothing is asked for or shown
	expect(seen.filter((what) => !/^(script|style)-src-attr inline$/.test(what))).toEqual([]);
});
