// One person at the table with a browser of their own, whose gestures are counted: a tap, a choice or a filled field.
import {
	expect,
	type Browser,
	type BrowserContext,
	type Locator,
	type Page,
} from '@playwright/test';
import { Recorder } from './recorder.ts';

/**
 * Seconds of a hand that is used to a screen: a gesture is thinking, pointing and pressing, a letter is one key (the
 * keystroke-level model of Card, Moran and Newell, 1980, for somebody who types neither well nor badly).
 */
const GESTURE_S = 1.35 + 1.1 + 0.2;
const LETTER_S = 0.28;

export class Person implements AsyncDisposable {
	readonly name: string;
	readonly page: Page;
	readonly recorder: Recorder;
	gestures = 0;
	/** Letters typed. */
	letters = 0;
	readonly #context: BrowserContext;

	private constructor(name: string, context: BrowserContext, page: Page) {
		this.name = name;
		this.#context = context;
		this.page = page;
		this.recorder = new Recorder(page);
	}

	static async at(
		browser: Browser,
		origin: string,
		name: string,
		viewport = { width: 1280, height: 720 },
	): Promise<Person> {
		const context = await browser.newContext({ baseURL: origin, locale: 'fr-BE', viewport });
		return new Person(name, context, await context.newPage());
	}

	/** Counts what happens inside. */
	async counted(act: () => Promise<void>): Promise<number> {
		const before = this.gestures;
		await act();
		return this.gestures - before;
	}

	/** How long the hands were at it, by the model. */
	get seconds(): number {
		return this.gestures * GESTURE_S + this.letters * LETTER_S;
	}

	/** The seconds of what happens inside, by the model. */
	async timed(act: () => Promise<void>): Promise<number> {
		const before = this.seconds;
		await act();
		return Math.round(this.seconds - before);
	}

	async tap(what: Locator): Promise<void> {
		this.gestures += 1;
		await what.click();
	}

	button(name: string | RegExp, within: Page | Locator = this.page): Locator {
		return within.getByRole('button', { name, exact: typeof name === 'string' });
	}

	async press(name: string | RegExp, within: Page | Locator = this.page): Promise<void> {
		await this.tap(this.button(name, within));
	}

	async fill(
		label: string | RegExp,
		words: string,
		within: Page | Locator = this.page,
	): Promise<void> {
		this.gestures += 1;
		this.letters += words.length;
		await within.getByLabel(label).fill(words);
	}

	/** The link, then the one button. */
	async join(link: string): Promise<void> {
		this.gestures += 1;
		await this.page.goto(link);
		await this.press('Entrer');
		await this.page.waitForURL('**/m/**');
		await expect(this.page.getByRole('main')).toBeVisible();
	}

	/** The part that has these words in its title. */
	part(title: string | RegExp): Locator {
		return this.page.getByRole('article', { name: title });
	}

	/** Into what has the focus. */
	async type(words: string): Promise<void> {
		this.letters += words.length;
		await this.page.keyboard.type(words);
	}

	/** Into an own part: shows it first where it is veiled because of somebody in the room. */
	async write(title: string, words: string): Promise<void> {
		const show = this.button('Montrer', this.part(title));
		const text = this.part(title).getByRole('textbox', { name: title });
		await expect(show.or(text).first()).toBeVisible();
		if (await show.isVisible()) await this.tap(show);
		await this.tap(text);
		await this.type(words);
	}

	/** The person concerned says yes about this part, aloud; its holder notes it. */
	async notesYes(title: string): Promise<void> {
		await this.choose(new RegExp(`^Actions pour.*${title}`), 'Noter un accord');
		const row = this.dialog.getByRole('group', { name: /^La réponse/ }).first();
		await this.press('Oui', row);
		await expect(this.dialog.getByText(/Noté à .*oui/).first()).toBeVisible();
		await this.tap(this.button('Fermer', this.dialog).first());
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog');
	}

	async choose(menu: string | RegExp, item: string | RegExp): Promise<void> {
		await this.press(menu);
		await this.tap(this.page.getByRole('menuitem', { name: item }));
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#context.close();
	}
}
