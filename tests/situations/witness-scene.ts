// A scene: a coordinator calls people to a table on the whole server, and each of them has only what a browser would get.
// What a person "was given" is every byte of their page, their view, their minutes and their list of meetings.
import { HttpPerson, type Answered, type Fields } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';

const CALL = {
	type: 'call-meeting',
	kind: 'network',
	purpose: 'La suite pour la famille',
	jurisdiction: 'be-fr',
	missions: [
		{ id: 'youth-aid', label: 'Aide à la jeunesse' },
		{ id: 'school-guidance', label: 'Guidance scolaire' },
	],
	date: '2026-11-23',
};
export const WHY = { purpose: 'préparer la suite', necessity: 'sans cela, rien ne tient' };
export const BOUND = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] };
export const SCHOOL = { kind: 'professional', secrecy: 'discretion', missions: [] };
export const PARENT = { kind: 'parent', secrecy: 'none', missions: [] };
export const SAID = {
	capacity: 'self',
	form: 'spoken',
	explained: { intention: 'en parler', withWhom: 'ces personnes', content: 'ce qui pèse' },
};

/** One human with a device of their own. */
class Somebody {
	readonly http: HttpPerson;
	readonly #pages: PlainPage[] = [];
	readonly #answers: string[] = [];

	constructor(http: HttpPerson) {
		this.http = http;
	}

	async page(meeting: string): Promise<PlainPage> {
		const page = new PlainPage(this.http, meeting);
		this.#pages.push(page);
		await page.until(() => page.controls.length > 0, 'a first view');
		return page;
	}

	keep(answer: Answered): Answered {
		this.#answers.push(JSON.stringify(answer.body));
		return answer;
	}

	/** Everything that ever reached this person. */
	get given(): string {
		return [...this.#answers, ...this.#pages.map((page) => page.haystack())].join('\n');
	}

	/** Messages that are not a sign of life. */
	get messages(): number {
		return this.#pages.flatMap(({ controls }) => controls).filter(({ type }) => type !== 'tick')
			.length;
	}

	close(): void {
		for (const page of this.#pages) page.close();
	}
}

export class Scene implements AsyncDisposable {
	readonly server: WholeServer;
	readonly people = new Map<string, Somebody>();
	readonly ids = new Map<string, string>();
	readonly codes = new Map<string, string>();
	meeting = '';

	private constructor(server: WholeServer) {
		this.server = server;
	}

	static async called(more: Fields = {}): Promise<Scene> {
		const server = await startWhole();
		const scene = new Scene(server);
		await server.account('carole', { kind: 'coordinator' });
		scene.people.set('carole', new Somebody(await server.signedIn('carole')));
		await scene.calls(more);
		return scene;
	}

	/** Carole calls another meeting, and from here on the scene is there. */
	async calls(more: Fields = {}): Promise<Answered> {
		const answer = await this.who('carole').http.post('/api/meetings', { ...CALL, ...more });
		if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
		this.meeting = answer.body.id as string;
		const { body } = await this.looks('carole');
		this.ids.set('carole', (body.me as { participantId: string }).participantId);
		return answer;
	}

	who(name: string): Somebody {
		const somebody = this.people.get(name);
		if (!somebody) throw new Error(`nobody is called ${name}`);
		return somebody;
	}

	id(name: string): string {
		const id = this.ids.get(name);
		if (!id) throw new Error(`nobody is called ${name}`);
		return id;
	}

	/** An act by somebody; the answer, whatever it is. */
	async tries(name: string, type: string, fields: Fields = {}): Promise<Answered> {
		return this.who(name).keep(await this.who(name).http.command(this.meeting, type, fields));
	}

	/** An act that must succeed; what it made. */
	async does(name: string, type: string, fields: Fields = {}): Promise<Record<string, string>> {
		const { status, body } = await this.tries(name, type, fields);
		if (status !== 200) throw new Error(`${name}: ${type}: ${JSON.stringify(body)}`);
		return body as Record<string, string>;
	}

	/** Invited by Carole, with a link of their own, which they follow. */
	async invites(name: string, fields: Fields): Promise<void> {
		const made = await this.does('carole', 'invite', { name, missions: [], ...fields });
		this.ids.set(name, made.participantId!);
		this.codes.set(name, made.code ?? '');
		const http = this.people.get(name)?.http ?? new HttpPerson(this.server.origin);
		const entered = await http.join(made.code ?? '');
		if (entered.status !== 303) throw new Error(`${name} did not get in: ${entered.status}`);
		if (!this.people.has(name)) this.people.set(name, new Somebody(http));
	}

	async starts(...inRoom: string[]): Promise<void> {
		await this.does('carole', 'start-meeting');
		for (const name of inRoom) await this.are('in-room', name);
	}

	async are(presence: string, ...names: string[]): Promise<void> {
		for (const name of names)
			await this.does('carole', 'record-presence', { participantId: this.id(name), presence });
	}

	/** Aloud, in the room, noted by Carole unless somebody else is named. */
	agrees(name: string, fields: Fields = {}, by = 'carole'): Promise<Record<string, string>> {
		return this.does(by, 'record-agreement', {
			person: this.id(name),
			scope: 'all',
			missions: ['youth-aid'],
			purpose: WHY.purpose,
			decision: 'given',
			...SAID,
			...fields,
		});
	}

	/** A part of somebody's, with words in it, opened. */
	async shares(name: string, words: string, fields: Fields, opening: Fields = {}) {
		const { sectionId = '' } = await this.does(name, 'create-section', {
			kind: 'secret',
			missions: ['youth-aid'],
			...fields,
		});
		const page = await this.who(name).page(this.meeting);
		await page.writeSaved(sectionId, words);
		await this.does(name, 'open-section', { sectionId, ...WHY, ...opening });
		return sectionId;
	}

	async looks(name: string): Promise<Answered> {
		const somebody = this.who(name);
		return somebody.keep(await somebody.http.view(this.meeting));
	}

	/** Whether this part is in somebody's view now. */
	async reads(name: string, section: string): Promise<boolean> {
		const { body } = await this.looks(name);
		return ((body.sections ?? []) as { id: string }[]).some(({ id }) => id === section);
	}

	/** Who reads this part, of everybody in the scene. */
	async readersOf(section: string): Promise<string[]> {
		const names: string[] = [];
		for (const name of this.people.keys()) if (await this.reads(name, section)) names.push(name);
		return names.sort();
	}

	async minutes(name: string): Promise<Answered> {
		const somebody = this.who(name);
		const path = `/api/meetings/${encodeURIComponent(this.meeting)}/minutes`;
		return somebody.keep(await somebody.http.json(path));
	}

	/** All that somebody can ask for now, and all that they were ever given. */
	async given(name: string): Promise<string> {
		const somebody = this.who(name);
		await this.looks(name);
		await this.minutes(name);
		somebody.keep(await somebody.http.json('/api/meetings'));
		return somebody.given;
	}

	/** Who was ever given these words, anywhere. */
	async know(words: string): Promise<string[]> {
		const names: string[] = [];
		for (const name of this.people.keys())
			if ((await this.given(name)).includes(words)) names.push(name);
		return names.sort();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		for (const somebody of this.people.values()) somebody.close();
		await this.server[Symbol.asyncDispose]();
	}
}
