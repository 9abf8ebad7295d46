// The screens of one meeting, on the wall and of some who share a laptop: what lies open before all of them, told anew
// whenever that changes.
import { createHash } from 'node:crypto';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { Grant } from '#lib/domain/view/grant.ts';
import { lineGrantOf, roomOf } from '#lib/domain/view/view-of.ts';
import type { RoomView, Seen } from '#lib/domain/view/room-view.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Now } from './meeting-words.ts';

/** What a screen is told: the whole of what it shows, and the words that it has not got yet. */
export interface RoomState {
	readonly view: RoomView;
	readonly texts: Readonly<Record<string, Words>>;
}

export interface Screen {
	/** `narrows`: something has to leave the screen; what still waits to be sent must not arrive after all. */
	send(state: RoomState, narrows: boolean): void;
	/** Nothing more comes, and it does not ask again. */
	end(): void;
	/** The line breaks: it asks again. */
	cut(): void;
}

export interface Watching extends Seen {
	readonly screen: Screen;
	/** Ends it. */
	readonly gone: AbortSignal;
}

interface Init {
	readonly now: () => Now;
	/** null where it cannot be read now. */
	readonly words: (grant: Grant) => Promise<Words | null>;
	/** Runs in the meeting's turn. */
	readonly act: (run: () => Promise<void>) => Promise<void>;
	readonly after: (ms: number, run: () => void) => () => void;
	/** [V18] false: the part takes no line now. */
	readonly write: (grant: Grant, words: string) => Promise<boolean>;
	/** Who has a screen on the wall; null: none hangs there any more. */
	readonly hangs: (by: ParticipantId | null) => void;
}

/** What one screen has on it. */
interface On {
	readonly seen: Seen;
	/** As JSON; empty before the first. */
	view: string;
	readonly has: Map<SectionId, { readonly generation: number; readonly digest: string }>;
}

interface Shown {
	readonly generation: number;
	readonly words: Words;
}

/** Typing is gathered for so long, in milliseconds. */
const GATHER_MS = 250;

const digestOf = (words: Words): string =>
	createHash('sha256').update(JSON.stringify(words)).digest('base64');

export class Screens {
	readonly #init: Init;
	readonly #screens = new Map<Screen, On>();
	#texts = new Map<SectionId, Shown>();
	#waiting: (() => void) | null = null;

	constructor(init: Init) {
		this.#init = init;
	}

	get none(): boolean {
		return this.#screens.size === 0;
	}

	/** Until the signal says that it is gone. */
	async watch(watching: Watching): Promise<void> {
		const { screen, gone } = watching;
		if (gone.aborted) return;
		this.add(watching);
		await new Promise((resolve) => gone.addEventListener('abort', resolve, { once: true }));
		this.remove(screen);
	}

	/** Shows at once what is known of it, and the rest when it is read. */
	add({ screen, by, among }: Watching): void {
		this.#screens.set(screen, { seen: { by, among }, view: '', has: new Map() });
		this.#init.hangs(this.#wall);
		this.#tell();
		this.#soon(0);
	}

	remove(screen: Screen): void {
		this.#screens.delete(screen);
		this.#init.hangs(this.#wall);
		if (!this.none) return;
		this.#texts.clear();
		this.#waiting?.();
		this.#waiting = null;
	}

	/** [V18] a line for a common part that lies there. False: there is none such, or it takes no line now. */
	async line(seen: Seen, section: string, words: string): Promise<boolean> {
		let done = false;
		await this.#init.act(async () => {
			const { meeting, at } = this.#init.now();
			const grant = lineGrantOf(meeting, seen, section as SectionId, at);
			done = grant !== null && (await this.#init.write(grant, words));
		});
		if (done) this.written();
		return done;
	}

	/** INVARIANT: called before anything else leaves about new facts: what is nobody's any more goes first. */
	narrow(): void {
		if (this.none) return;
		this.#tell();
		this.#soon(0);
	}

	/** Words came: they are shown a moment later, many at once. */
	written(): void {
		if (!this.none) this.#soon(GATHER_MS);
	}

	/** `again`: the meeting comes back. */
	leave(again: boolean): void {
		for (const screen of [...this.#screens.keys()]) {
			this.remove(screen);
			if (again) screen.cut();
			else screen.end();
		}
	}

	get #wall(): ParticipantId | null {
		const walls = [...this.#screens.values()].filter(({ seen }) => seen.among === null);
		return walls.at(-1)?.seen.by ?? null;
	}

	#soon(ms: number): void {
		this.#waiting ??= this.#init.after(ms, () => {
			this.#waiting = null;
			void this.#init.act(() => this.#read()).catch(() => undefined); // the meeting is being loaded anew
		});
	}

	async #read(): Promise<void> {
		const { meeting, at } = this.#init.now();
		const texts = new Map<SectionId, Shown>();
		for (const { seen } of this.#screens.values())
			for (const [section, grant] of roomOf(meeting, seen, at).grants) {
				if (texts.has(section)) continue;
				const words = await this.#init.words(grant);
				if (words) texts.set(section, { generation: grant.generation, words });
			}
		if (this.none) return;
		this.#texts = texts;
		this.#tell();
	}

	/** Decided now, whenever the words were read. Where nothing changes on the wall, nothing is sent: not even a sign that something happened. */
	#tell(): void {
		const { meeting, at } = this.#init.now();
		for (const [screen, on] of this.#screens) {
			const { seen, has } = on;
			const { view, grants } = roomOf(meeting, seen, at);
			const shown = JSON.stringify(view);
			const texts: Record<string, Words> = {};
			let narrows = false;
			for (const [section, { generation }] of has) {
				const grant = grants.get(section);
				if (grant?.generation === generation) continue;
				narrows = true;
				has.delete(section);
				// a new document may lack what was taken back: the old words go before the new ones are read
				if (grant) texts[section] = [];
			}
			for (const [section, { generation }] of grants) {
				const text = this.#texts.get(section);
				if (text?.generation !== generation) continue;
				const digest = digestOf(text.words);
				if (has.get(section)?.digest === digest) continue;
				has.set(section, { generation, digest });
				texts[section] = text.words;
			}
			if (on.view === shown && Object.keys(texts).length === 0) continue;
			on.view = shown;
			screen.send({ view, texts }, narrows);
		}
	}
}
