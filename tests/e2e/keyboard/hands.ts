// A person who has nothing but a keyboard: no pointer, no filling in behind the page's back. What the page sends is noted.
import type { Browser, BrowserContext, Locator, Page, Request } from '@playwright/test';
import type { CommandInput } from '#lib/domain/command.ts';
import type { HttpPerson } from '../../worlds/http-person.ts';
import { become } from '../cases/case-browser.ts';
import { expect } from '../seeded.ts';
import { expectSound } from '../sound.ts';

export type ActName = CommandInput['type'] | 'call-meeting';

/** What a plain form sends, by its action. */
const FORMS: Readonly<Record<string, ActName>> = {
	'?/propose': 'propose-minutes',
	'?/remark': 'remark-minutes',
	'?/copy': 'offer-copy',
	'?/adopt': 'adopt-minutes',
	'?/answer': 'answer-part',
	'?/stop': 'withdraw-agreement',
};

function actOf(request: Request): ActName | null {
	if (request.method() !== 'POST') return null;
	const { pathname, search } = new URL(request.url());
	if (!pathname.startsWith('/api/')) return FORMS[search.split('&')[0] ?? ''] ?? null;
	if (pathname === '/api/meetings') return 'call-meeting';
	if (!/\/(commands|by-hand)$/.test(pathname)) return null;
	return (request.postDataJSON() as { type: ActName }).type;
}

const MOST_TABS = 160;

export class Hands implements AsyncDisposable {
	readonly page: Page;
	/** What the page has sent. */
	readonly acts = new Set<ActName>();
	readonly #context: BrowserContext;

	private constructor(context: BrowserContext, page: Page) {
		this.#context = context;
		this.page = page;
		page.on('request', (request) => {
			const act = actOf(request);
			if (act) this.acts.add(act);
		});
	}

	static async of(browser: Browser, person: HttpPerson, origin: string, width = 1280) {
		const hands = await Hands.outside(browser, origin, width);
		await become(hands.#context, person);
		return hands;
	}

	/** Somebody who has not come in yet. */
	static async outside(browser: Browser, origin: string, width = 1280, locale = 'fr-BE') {
		const context = await browser.newContext({
			viewport: { width, height: 900 },
			locale,
			reducedMotion: 'reduce',
			baseURL: origin,
		});
		return new Hands(context, await context.newPage());
	}

	async goto(path: string): Promise<void> {
		await this.page.goto(path);
		await expect(this.page.getByRole('heading', { level: 1 }).first()).toBeVisible();
		await this.page.waitForLoadState('networkidle');
	}

	/** What is in front: a dialog while one is open. */
	get front(): Locator {
		return this.page.locator('dialog[open], [role=dialog]:not([aria-hidden=true]), body').last();
	}

	/** By Tab, or by the arrows of a menu or a group, until it has the focus. */
	async reach(target: Locator, key = 'Tab'): Promise<void> {
		await expect(target).toBeVisible();
		for (let presses = 0; presses < MOST_TABS; presses += 1) {
			if (await target.evaluate((element) => element === document.activeElement)) return;
			await this.page.keyboard.press(key);
		}
		await expect(target, 'no key leads there').toBeFocused();
	}

	button(name: string | RegExp, within: Page | Locator = this.page): Locator {
		return within.getByRole('button', { name, exact: typeof name === 'string' }).first();
	}

	async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
		await this.enter(this.button(name, within));
	}

	async enter(target: Locator): Promise<void> {
		await this.reach(target);
		await this.page.keyboard.press('Enter');
	}

	/** Opens a menu and takes one of its items. */
	async choose(menu: string | RegExp, item: string | RegExp): Promise<void> {
		await this.press(menu);
		await this.reach(this.page.getByRole('menuitem', { name: item }).first(), 'ArrowDown');
		await this.page.keyboard.press('Enter');
	}

	async type(field: Locator, words: string): Promise<void> {
		await this.reach(field);
		await this.page.keyboard.type(words);
	}

	/** A day as a keyboard writes it into the browser's own field, segment by segment; the tests' browser has the month first. */
	async day(field: Locator, iso: string): Promise<void> {
		const [year = '', month = '', day = ''] = iso.split('-');
		await this.reach(field);
		await this.page.keyboard.type(`${month}${day}${year}`);
		await expect(field).toHaveValue(iso);
	}

	/** One of several: Tab stops at the group once, its arrows choose. */
	async pick(choice: Locator): Promise<void> {
		const group = (await choice.getAttribute('name')) ?? '';
		const isThere = () =>
			this.page.evaluate((name) => document.activeElement?.getAttribute('name') === name, group);
		for (let presses = 0; presses < MOST_TABS && !(await isThere()); presses += 1)
			await this.page.keyboard.press('Tab');
		await this.reach(choice, 'ArrowDown');
		if (!(await choice.isChecked())) await this.page.keyboard.press('Space');
		await expect(choice).toBeChecked();
	}

	async tick(box: Locator): Promise<void> {
		await this.reach(box);
		await this.page.keyboard.press('Space');
	}

	/** In the browser's own list: its first letters. */
	async select(list: Locator, label: string): Promise<void> {
		await this.reach(list);
		await this.page.keyboard.type(label);
		await expect(list.locator('option:checked')).toHaveText(label);
	}

	part(title: string | RegExp): Locator {
		return this.page.getByRole('article', { name: title }).first();
	}

	async sound(state: string): Promise<void> {
		if (process.env.PICTURES)
			await this.page.screenshot({
				path: `${process.env.PICTURES}/${state.replaceAll(/\W+/g, '-')}.png`,
			});
		await expectSound(this.page, state);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#context.close();
	}
}
