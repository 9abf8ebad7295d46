// People typing at their own pace, whatever the server does, and everything that reached the others' screens.
import { FIRST_LETTER, letterOf, lineOf, readLetters } from './key-press.ts';
import type { Page, PageEvents } from './wires/wire.ts';

interface Writer {
	readonly page: Page;
	readonly section: number;
	readonly clientId: number;
	/** How many others read along. */
	readonly readers: number;
	/** When each letter was typed, by its clock. */
	readonly typedAt: number[];
	dueAt: number;
}

/** How often the loop looks who is due, in milliseconds. */
const LOOK_MS = 1;
/** Spreads beginnings evenly, however many there are, and neighbours far from each other. */
const GOLDEN = 0.618_033_988_749_895;

export class Typing {
	readonly #writers: Writer[] = [];
	readonly #byClient = new Map<number, Writer>();
	/** Milliseconds from key press to another screen, of what was typed since `measure`. */
	readonly latencies: number[] = [];
	/** Letters that reached another screen. */
	delivered = 0;
	#measuredFrom = Number.POSITIVE_INFINITY;
	#everyMs = 1;
	#timer: NodeJS.Timeout | null = null;

	/** A page that reads along: with its own count of how far it has heard every writer but itself. */
	async seat<One extends Page>(join: (events: PageEvents) => Promise<One>): Promise<One> {
		const next = new Map<number, number>();
		let own: Page | null = null;
		const letters = (clientId: number, clock: number, count: number): void => {
			const writer = this.#byClient.get(clientId);
			const from = next.get(clientId) ?? FIRST_LETTER;
			if (!writer || writer.page === own || clock + count <= from) return;
			next.set(clientId, clock + count);
			this.#arrived(writer, Math.max(clock, from), clock + count);
		};
		const page = await join({
			update: (_section, bytes) => readLetters(bytes, letters),
			presence: () => undefined,
			lost: () => this.#lost(),
		});
		own = page;
		return page;
	}

	/** This page writes in this section; its line begins. */
	add(page: Page, section: number, readers: number): void {
		const clientId = page.clientId(section);
		const writer = { page, section, clientId, readers, typedAt: [], dueAt: 0 };
		this.#writers.push(writer);
		this.#byClient.set(clientId, writer);
		page.write(section, lineOf(clientId));
	}

	/** So many letters a second from all writers together, nobody in step with anybody. */
	start(perSecond: number, also: (page: Page, section: number, clock: number) => void): void {
		this.#everyMs = (1000 * this.#writers.length) / perSecond;
		const from = performance.now();
		for (const [index, writer] of this.#writers.entries())
			writer.dueAt = from + this.#everyMs * ((index * GOLDEN) % 1);
		this.#timer = setInterval(() => this.#type(also), LOOK_MS);
	}

	measure(): void {
		this.#measuredFrom = performance.now();
		this.latencies.length = 0;
	}

	/** Stops; answers once everything has arrived or five seconds have passed. */
	async stop(): Promise<{ missing: number }> {
		if (this.#timer) clearInterval(this.#timer);
		this.#timer = null;
		const until = performance.now() + 5_000;
		while (this.missing > 0 && performance.now() < until)
			await new Promise((resolve) => setTimeout(resolve, 20));
		return { missing: this.missing };
	}

	/** Letters that somebody should have and has not. */
	get missing(): number {
		const typed = this.#writers.reduce((sum, { typedAt, readers }) => {
			const letters = Math.max(0, typedAt.length - FIRST_LETTER);
			return sum + letters * readers;
		}, 0);
		return typed - this.delivered;
	}

	#type(also: (page: Page, section: number, clock: number) => void): void {
		const now = performance.now();
		for (const writer of this.#writers) {
			if (writer.dueAt > now) continue;
			writer.dueAt += this.#everyMs * (0.75 + Math.random() / 2);
			const clock = Math.max(FIRST_LETTER, writer.typedAt.length);
			writer.typedAt[clock] = performance.now();
			writer.page.write(writer.section, letterOf(writer.clientId, clock));
			also(writer.page, writer.section, clock);
		}
	}

	#arrived({ typedAt }: Writer, from: number, to: number): void {
		const now = performance.now();
		for (let clock = from; clock < to; clock++) {
			const at = typedAt[clock];
			if (at === undefined) continue;
			this.delivered += 1;
			if (at >= this.#measuredFrom) this.latencies.push(now - at);
		}
	}

	#lost(): void {
		if (this.#timer) throw new Error('a page was sent away while people typed');
	}
}
