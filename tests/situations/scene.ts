// A meeting told in plain words against the live server: everybody has a client of their own that knows nothing of our code.
import { expect } from 'vitest';
import { digestOf } from '../worlds/present-text.ts';
import { HttpPerson, type Fields } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';

const WHY = { purpose: 'préparer la suite', necessity: 'sans cela, pas d’aide' };

/** Who sits there, as the coordinator tags them. */
export const bound = (...missions: string[]): Fields => ({
	kind: 'professional',
	secrecy: 'bound',
	missions,
});
export const TEACHER: Fields = { kind: 'professional', secrecy: 'discretion', missions: [] };
export const family = (kind: 'parent' | 'adult' | 'young-person', more: Fields = {}): Fields => ({
	kind,
	secrecy: 'none',
	missions: [],
	...more,
});

interface Part {
	readonly kind: string;
	readonly title?: string;
	readonly words: string;
	readonly about?: readonly string[];
	readonly missions?: readonly string[];
	readonly [field: string]: unknown;
}

export class Scene implements AsyncDisposable {
	readonly #server: WholeServer;
	readonly #meeting: string;
	readonly #people = new Map<string, HttpPerson>();
	readonly #ids = new Map<string, string>();
	readonly #pages = new Map<string, PlainPage[]>();
	readonly #words = new Map<string, string>();

	constructor(server: WholeServer, meeting: string, coordinator: HttpPerson) {
		this.#server = server;
		this.#meeting = meeting;
		this.#people.set('the coordinator', coordinator);
	}

	/** The coordinator calls a meeting for these missions. */
	static async called(purpose: string, ...missions: string[]): Promise<Scene> {
		const server = await startWhole();
		await server.account('carole', { kind: 'coordinator' });
		const carole = await server.signedIn('carole');
		const call = { type: 'call-meeting', kind: 'network', purpose, jurisdiction: 'be-fr' };
		const labelled = missions.map((id) => ({ id, label: id }));
		const { body } = await carole.post('/api/meetings', { ...call, missions: labelled });
		return new Scene(server, body.id as string, carole);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		for (const page of [...this.#pages.values()].flat()) page[Symbol.dispose]();
		await this.#server[Symbol.asyncDispose]();
	}

	id(name: string): string {
		const id = this.#ids.get(name);
		if (!id) throw new Error(`nobody here is called ${name}`);
		return id;
	}
	ids(...names: string[]): string[] {
		return names.map((name) => this.id(name));
	}

	/** Is invited, comes in by their link, and has a page open from then on. */
	async sits(name: string, tags: Fields): Promise<void> {
		const made = await this.does('the coordinator', 'invite', { name, ...tags });
		this.#ids.set(name, made.participantId!);
		const person = new HttpPerson(this.#server.origin);
		expect((await person.join(made.code!)).status).toBe(303);
		this.#people.set(name, person);
		this.opensAPage(name);
	}

	opensAPage(name: string): PlainPage {
		const page = new PlainPage(this.#person(name), this.#meeting);
		this.#pages.set(name, [...(this.#pages.get(name) ?? []), page]);
		return page;
	}

	/** The meeting begins, with all of them in the room. */
	async begins(): Promise<void> {
		await this.does('the coordinator', 'start-meeting');
		for (const name of this.#ids.keys()) await this.isRecorded(name, 'in-room');
	}

	isRecorded(name: string, presence: string): Promise<unknown> {
		const participantId = this.id(name);
		return this.does('the coordinator', 'record-presence', { participantId, presence });
	}

	/** An act that must succeed. */
	does(name: string, type: string, fields: Fields = {}): Promise<Record<string, string>> {
		return this.#person(name).do(this.#meeting, type, fields);
	}

	/** An act that must be refused, and the code of the refusal. */
	async mayNot(name: string, type: string, fields: Fields): Promise<unknown> {
		const { status, body } = await this.#person(name).command(this.#meeting, type, fields);
		expect([name, type, status]).not.toEqual([name, type, 200]);
		return body.code;
	}

	/** Says yes, aloud, noted by the coordinator: to everything about them, for a mission or for people. */
	agrees(name: string, fields: Fields): Promise<unknown> {
		return this.does('the coordinator', 'record-agreement', {
			person: this.id(name),
			scope: 'all',
			purpose: WHY.purpose,
			decision: 'given',
			capacity: 'self',
			form: 'spoken',
			explained: { intention: 'en parler', withWhom: 'qui aide', content: 'ce qui pèse' },
			...fields,
		});
	}

	/** Writes a part that nobody else has yet. */
	async writes(name: string, part: Part): Promise<string> {
		const { words, about = [], ...fields } = part;
		const ids = { about: this.ids(...about) };
		const { sectionId } = await this.does(name, 'create-section', { ...fields, ...ids });
		await this.#pageOf(name).writeSaved(sectionId!, words);
		this.#words.set(sectionId!, words);
		return sectionId!;
	}

	opens(name: string, sectionId: string, ...readers: string[]): Promise<unknown> {
		const to = readers.length > 0 ? { readers: this.ids(...readers) } : {};
		return this.does(name, 'open-section', { sectionId, ...WHY, ...to });
	}

	/** The words are read out, and this person says yes to exactly those. */
	saysYesTo(sectionId: string, name: string, noted: string): Promise<unknown> {
		const digest = digestOf(this.#words.get(sectionId)!);
		return this.does(noted, 'agree-extract', { sectionId, person: this.id(name), digest });
	}

	/** The words of the part stand on this person's screen. */
	async reads(name: string, section: string, words: string): Promise<void> {
		const page = this.#pageOf(name);
		await page.until(() => page.text(section).includes(words), `${name} reads “${words}”`);
	}

	async noLongerReads(name: string, section: string): Promise<void> {
		const page = this.#pageOf(name);
		await page.until(() => !page.channel(section), `${name} has it no more`);
	}

	/** Everything that this person has now: their view and their minutes, as text. */
	async given(name: string): Promise<string> {
		const person = this.#person(name);
		const { body: view } = await person.view(this.#meeting);
		const minutes = await person.json(`/api/meetings/${this.#meeting}/minutes`);
		return JSON.stringify([view, minutes.body]);
	}

	async view(name: string, as?: string): Promise<Record<string, never>> {
		const query = as === undefined ? '' : `?as=${this.id(as)}`;
		const path = `/api/meetings/${this.#meeting}${query}`;
		return (await this.#person(name).json(path)).body as Record<string, never>;
	}

	/** INVARIANT of every scene: not one byte on any page of theirs, nor in what they can ask for, ever held these words. */
	async neverGot(name: string, ...words: string[]): Promise<void> {
		const pages = (this.#pages.get(name) ?? []).map((page) => page.haystack());
		const all = [...pages, await this.given(name)].join('\n');
		for (const word of words) expect([name, word, all.includes(word)]).toEqual([name, word, false]);
	}

	/** How many messages this person's pages received so far. */
	messages(name: string): number {
		return (this.#pages.get(name) ?? []).reduce((sum, page) => sum + page.received.length, 0);
	}

	#person(name: string): HttpPerson {
		const person = this.#people.get(name);
		if (!person) throw new Error(`nobody here is called ${name}`);
		return person;
	}

	#pageOf(name: string): PlainPage {
		const page = this.#pages.get(name)?.at(-1);
		if (!page) throw new Error(`${name} has no page`);
		return page;
	}
}
