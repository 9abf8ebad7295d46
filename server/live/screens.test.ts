// The screen's order: what was taken back leaves it before anything else is read, and words that are over reach no newcomer.
import { describe, expect, it } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import type { Words } from '#lib/domain/words.ts';
import { networkWorld, type World } from '../../tests/worlds/world.ts';
import { Screens, type RoomState } from './screens.ts';

const wordsOf = (text: string): Words => [{ kind: 'paragraph', level: 0, runs: [{ text }] }];

/** A wall in a world whose disk is slow: its reads wait until they are let go, and so do its timers. */
class Wall {
	readonly world: World = networkWorld();
	readonly common: SectionId;
	readonly told: { readonly state: RoomState; readonly narrows: boolean }[] = [];
	readonly screens: Screens;
	readonly screen = {
		send: (state: RoomState, narrows: boolean) => void this.told.push({ state, narrows }),
		end: () => undefined,
		cut: () => undefined,
	};
	readable = true;
	readonly hung: (string | null)[] = [];
	#timers: (() => void)[] = [];
	#reading: Promise<unknown> = Promise.resolve();

	constructor() {
		this.common = this.world.common('carole', 'Pour tous');
		this.world.written.set(this.common, 'Trop. Assez.');
		this.screens = new Screens({
			now: () => this.world,
			words: async ({ section }) =>
				this.readable ? wordsOf(this.world.written.get(section) ?? '') : null,
			act: (run) => {
				const done = run();
				this.#reading = done;
				return done;
			},
			after: (_ms, run) => {
				this.#timers.push(run);
				return () => (this.#timers = this.#timers.filter((one) => one !== run));
			},
			write: async () => false,
			hangs: (by) => void this.hung.push(by),
		});
	}

	show(): void {
		const { signal: gone } = new AbortController();
		this.screens.add({ screen: this.screen, by: this.world.id('carole'), among: null, gone });
	}

	async read(): Promise<void> {
		for (const run of this.#timers.splice(0)) run();
		await this.#reading;
	}

	/** What hangs there, as a screen adds up what it was told. */
	get shown(): string {
		const texts = Object.assign({}, ...this.told.map(({ state }) => state.texts)) as Record<
			string,
			Words
		>;
		return JSON.stringify(texts);
	}

	takeBack(): void {
		const passage = { from: 0, words: 'Trop.' };
		this.world.do('carole', { type: 'take-back', sectionId: this.common, passage });
		this.world.written.set(this.common, ' Assez.');
		this.screens.narrow();
	}
}

describe('the order on the wall', () => {
	it('[V13] a passage taken back leaves before anything is read, and what waits in the line never arrives', async () => {
		const wall = new Wall();
		wall.show();
		await wall.read();
		expect(wall.shown).toContain('Trop.');
		wall.takeBack();
		expect(wall.shown).not.toContain('Trop.');
		expect(wall.told.at(-1)?.narrows).toBe(true);
		await wall.read();
		expect(wall.shown).toContain(' Assez.');
	});
	it('[V13] a passage taken back stays away where its part can be read no more', async () => {
		const wall = new Wall();
		wall.show();
		await wall.read();
		wall.readable = false;
		wall.takeBack();
		await wall.read();
		expect(wall.shown).not.toContain('Trop.');
	});
	it('[V13] words that were read for a screen that has left reach no later one', async () => {
		const wall = new Wall();
		wall.show();
		const reading = wall.read();
		wall.screens.remove(wall.screen);
		await reading;
		wall.world.written.set(wall.common, 'Autre.');
		wall.show();
		expect(wall.shown).not.toContain('Trop.');
		await wall.read();
		expect(wall.shown).toContain('Autre.');
	});
	it('[V16] says who has one on the wall, and nothing of a laptop that some share', () => {
		const wall = new Wall();
		const carole = wall.world.id('carole');
		const { signal: gone } = new AbortController();
		const laptop = { ...wall.screen, send: () => undefined };
		wall.screens.add({ screen: laptop, by: carole, among: [carole], gone });
		expect(wall.hung.at(-1)).toBeNull();
		wall.show();
		expect(wall.hung.at(-1)).toBe(carole);
		wall.screens.remove(wall.screen);
		expect(wall.hung.at(-1)).toBeNull();
	});
});
