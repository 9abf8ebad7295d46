import { describe, expect, test } from 'vitest';
import { Notebook, type Fetch } from './notebook.svelte.ts';

/** A server with one blob and an ETag that rises. */
class Shelf {
	words: string | null = null;
	version = 0;
	puts = 0;
	status: number | null = null;
	down = false;

	readonly fetch: Fetch = async (_path, init) => {
		if (this.down) throw new TypeError('network');
		if (init?.method !== 'PUT') return this.#get();
		this.puts += 1;
		return this.#put(init);
	};

	#tag = () => ({ etag: `"${this.version}"` });

	#get(): Response {
		if (this.words === null) return new Response(null, { status: 204 });
		return new Response(this.words, { headers: this.#tag() });
	}

	#put(init: RequestInit): Response {
		if (this.status) return new Response(null, { status: this.status });
		const headers = new Headers(init.headers);
		const matches =
			this.words === null
				? headers.get('if-none-match') === '*'
				: headers.get('if-match') === `"${this.version}"`;
		if (!matches) return new Response(null, { status: 412 });
		this.write(new TextDecoder().decode(init.body as Uint8Array));
		return new Response(null, { status: 204, headers: this.#tag() });
	}

	write(words: string): void {
		this.words = words;
		this.version += 1;
	}
}

/** Time that passes when the test says so. */
class Clock {
	#waiting: (() => void)[] = [];
	readonly later = (act: () => void) => {
		this.#waiting = [act];
		return 0 as unknown as ReturnType<typeof setTimeout>;
	};
	async pass(): Promise<void> {
		const due = this.#waiting;
		this.#waiting = [];
		for (const act of due) act();
		await new Promise((done) => setTimeout(done));
	}
}

async function opened(shelf = new Shelf()) {
	const clock = new Clock();
	const notebook = new Notebook({ meeting: 'm', fetch: shelf.fetch, later: clock.later });
	await notebook.load();
	return { shelf, clock, notebook };
}

test('what is written is saved when writing rests, and said to be saved only then', async () => {
	const { shelf, clock, notebook } = await opened();
	notebook.typed('Reparler du sommeil.');
	expect(notebook.state).toBe('saving');
	expect(shelf.words).toBeNull();
	await clock.pass();
	expect(shelf.words).toBe('Reparler du sommeil.');
	expect(notebook.state).toBe('saved');
});

test('what was saved before is there again', async () => {
	const shelf = new Shelf();
	shelf.write('Hier.');
	expect((await opened(shelf)).notebook).toMatchObject({ words: 'Hier.', state: 'saved' });
});

test('without a network it says so, keeps the words, and tries again', async () => {
	const { shelf, clock, notebook } = await opened();
	shelf.down = true;
	notebook.typed('Mots.');
	await clock.pass();
	expect(notebook).toMatchObject({ state: 'offline', words: 'Mots.' });
	shelf.down = false;
	await clock.pass();
	expect(notebook.state).toBe('saved');
	expect(shelf.words).toBe('Mots.');
});

describe('changed on another device meanwhile', () => {
	async function conflict() {
		const world = await opened();
		world.shelf.write('Là-bas.');
		world.notebook.typed('Ici.');
		await world.clock.pass();
		return world;
	}

	test('nothing is overwritten, and both are shown', async () => {
		const { shelf, notebook } = await conflict();
		expect(notebook).toMatchObject({ state: 'conflict', words: 'Ici.', theirs: 'Là-bas.' });
		expect(shelf.words).toBe('Là-bas.');
	});

	test.each([
		['both', 'Ici.\n\nLà-bas.'],
		['mine', 'Ici.'],
		['theirs', 'Là-bas.'],
	] as const)('the reader keeps %s', async (choice, words) => {
		const { shelf, clock, notebook } = await conflict();
		notebook.resolve(choice);
		await clock.pass();
		expect(shelf.words).toBe(words);
		expect(notebook).toMatchObject({ state: 'saved', words, theirs: null });
	});
});

test('too long is said, and the words stay', async () => {
	const { shelf, clock, notebook } = await opened();
	shelf.status = 413;
	notebook.typed('Très long.');
	await clock.pass();
	expect(notebook).toMatchObject({ state: 'too-long', words: 'Très long.' });
});
