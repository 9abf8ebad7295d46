// A table on a whole running server, told in the words of the field: who sits there, what is said and written, and
// everything that each person is ever sent.
import { HttpPerson, type Answered, type Fields } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import type { Store } from '#server/store/ports.ts';
import { startOver, startWhole, type WholeServer } from '../worlds/whole-server.ts';

/** bound: tenu au secret · discretion: a teacher, a housing officer · family: whom it is about. */
export type Seat = {
	readonly service?: string;
	readonly introducedAs?: string;
} & (
	| { readonly bound: readonly string[] }
	| { readonly kind: 'superior'; readonly bound: readonly string[] }
	| { readonly discretion: true }
	| { readonly family: 'adult' | 'parent' | 'young-person'; readonly bornOn?: string }
);

interface Sharing {
	readonly title: string;
	readonly words: string;
	readonly about: readonly string[];
	readonly missions: readonly string[];
	/** By name; without it, everyone whom the rules allow. */
	readonly readers?: readonly string[];
}

export interface Part {
	readonly id: string;
	readonly title: string;
}

/** What was shared, as its page and any other client get it. */
export interface ToldLedger {
	readonly about: readonly {
		readonly title: string;
		readonly state: string;
		readonly readers: readonly {
			readonly participantId: string;
			readonly spans: readonly { readonly from: number; readonly to: number | null }[];
		}[];
	}[];
	readonly by: readonly { readonly title: string }[];
	readonly people: readonly { readonly name: string }[];
}

const WHY = { purpose: 'préparer la suite', necessity: 'sans cela, pas d’aide possible' };
const SPOKEN = {
	capacity: 'self',
	form: 'spoken',
	explained: { intention: 'en parler', withWhom: 'aux personnes nommées', content: 'ce qui pèse' },
};

const invitationOf = (seat: Seat): Fields => {
	const { service, introducedAs } = seat;
	const words = { ...(service && { service }), ...(introducedAs && { introducedAs }) };
	if ('family' in seat) {
		const { family: kind, bornOn } = seat;
		return { kind, secrecy: 'none', missions: [], ...(bornOn && { bornOn }), ...words };
	}
	if ('discretion' in seat)
		return { kind: 'professional', secrecy: 'discretion', missions: [], ...words };
	const kind = 'kind' in seat ? seat.kind : 'professional';
	return { kind, secrecy: 'bound', missions: seat.bound, ...words };
};

export class Table implements AsyncDisposable {
	readonly meeting: string;
	readonly #server: WholeServer;
	readonly #people = new Map<string, HttpPerson>();
	readonly #ids = new Map<string, string>();
	/** Every page that a person ever had open here. */
	readonly #pages = new Map<string, PlainPage[]>();

	constructor(server: WholeServer, meeting: string, coordinator: HttpPerson) {
		this.#server = server;
		this.meeting = meeting;
		this.#people.set('carole', coordinator);
	}

	/** Carole calls the meeting and invites; everybody enters by their link, opens the page and is in the room. */
	static async of(
		people: Readonly<Record<string, Seat>>,
		missions: readonly string[],
		store?: Store,
	) {
		const server = store ? await startOver(store) : await startWhole();
		await server.account('carole', { kind: 'coordinator' });
		const carole = await server.signedIn('carole');
		const called = await carole.post('/api/meetings', {
			type: 'call-meeting',
			kind: 'network',
			purpose: 'Préparer la suite ensemble',
			jurisdiction: 'be-fr',
			missions: missions.map((id) => ({ id, label: id })),
		});
		const table = new Table(server, called.body.id as string, carole);
		for (const [name, seat] of Object.entries(people)) await table.invites(name, seat);
		await table.does('carole', 'start-meeting');
		for (const name of Object.keys(people)) await table.comes(name);
		return table;
	}

	id(name: string): string {
		const id = this.#ids.get(name);
		if (!id) throw new Error(`nobody here is called ${name}`);
		return id;
	}

	person(name: string): HttpPerson {
		const person = this.#people.get(name);
		if (!person) throw new Error(`nobody here is called ${name}`);
		return person;
	}

	/** Somebody of the organisation who looks after accounts, and sits at no table. */
	async administers(name: string): Promise<HttpPerson> {
		await this.#server.account(name, { kind: 'administrator' });
		const person = await this.#server.signedIn(name);
		this.#people.set(name, person);
		return person;
	}

	does(name: string, type: string, fields: Fields = {}): Promise<Record<string, string>> {
		return this.person(name).do(this.meeting, type, fields);
	}

	tries(name: string, type: string, fields: Fields = {}): Promise<Answered> {
		return this.person(name).command(this.meeting, type, fields);
	}

	async invites(name: string, seat: Seat): Promise<void> {
		const made = await this.does('carole', 'invite', { name, ...invitationOf(seat) });
		this.#ids.set(name, made.participantId!);
		const person = new HttpPerson(this.#server.origin);
		const entered = await person.join(made.code!);
		if (entered.status !== 303) throw new Error(`${name} did not get in: ${entered.status}`);
		this.#people.set(name, person);
	}

	/** Is in the room, with the page open. */
	async comes(name: string): Promise<PlainPage> {
		const participantId = this.id(name);
		await this.does('carole', 'record-presence', { participantId, presence: 'in-room' });
		return this.opens(name);
	}

	/** Opens the page once more: on coming back, or with a bad connection. */
	async opens(name: string): Promise<PlainPage> {
		const page = new PlainPage(this.person(name), this.meeting);
		this.#pages.set(name, [...(this.#pages.get(name) ?? []), page]);
		await page.until(() => page.controls.some(({ type }) => type === 'view'), `${name} let in`);
		return page;
	}

	page(name: string): PlainPage {
		const page = this.#pages.get(name)?.at(-1);
		if (!page) throw new Error(`${name} has no page open`);
		return page;
	}

	/** Says yes, aloud, in the room; Carole notes it, or whoever it is said to. */
	async agrees(
		name: string,
		yes: {
			readonly for: readonly string[];
			readonly persons?: readonly string[];
			readonly except?: readonly string[];
			readonly parts?: readonly Part[];
			readonly notedBy?: string;
		},
	): Promise<void> {
		await this.does(yes.notedBy ?? 'carole', 'record-agreement', {
			person: this.id(name),
			scope: yes.parts?.map(({ id }) => id) ?? 'all',
			missions: yes.for,
			persons: (yes.persons ?? []).map((one) => this.id(one)),
			except: (yes.except ?? []).map((one) => this.id(one)),
			purpose: WHY.purpose,
			decision: 'given',
			...SPOKEN,
		});
	}

	/** Writes what was confided, and shares it as a professional secret. */
	async shares(holder: string, { title, words, about, missions, readers }: Sharing): Promise<Part> {
		const { sectionId: id = '' } = await this.does(holder, 'create-section', {
			kind: 'secret',
			title,
			missions,
			about: about.map((name) => this.id(name)),
		});
		await this.page(holder).writeSaved(id, words);
		await this.does(holder, 'open-section', {
			sectionId: id,
			...WHY,
			...(readers && { readers: readers.map((name) => this.id(name)) }),
		});
		return { id, title };
	}

	/** The words that somebody has before them now. */
	async reads(name: string, part: Part): Promise<string> {
		const page = this.page(name);
		await page.until(() => page.text(part.id) !== '', `${name} reads “${part.title}”`);
		return page.text(part.id);
	}

	has(name: string, part: Part): boolean {
		return this.page(name).channel(part.id) !== undefined;
	}

	async view(name: string): Promise<Record<string, unknown>> {
		return (await this.person(name).view(this.meeting)).body;
	}

	async ledger(name: string): Promise<ToldLedger> {
		const { body } = await this.person(name).json(`/api/meetings/${this.meeting}/ledger`);
		return body as unknown as ToldLedger;
	}

	/** Everything that the server gives this person now: page, minutes, what was shared. */
	async givenNow(name: string): Promise<string> {
		const of = (path: string): Promise<string> =>
			this.person(name)
				.fetch(`/api/meetings/${this.meeting}${path}`)
				.then((answer) => answer.text());
		const paths = ['', '/minutes', '/minutes?format=html', '/ledger'];
		return (await Promise.all(paths.map(of))).join('\n');
	}

	/** Everything that this person was ever sent, on any page, and all that they are given now. */
	async everSent(name: string): Promise<string> {
		const pages = (this.#pages.get(name) ?? []).map((page) => page.haystack());
		return [...pages, await this.givenNow(name)].join('\n');
	}

	async [Symbol.asyncDispose](): Promise<void> {
		for (const page of [...this.#pages.values()].flat()) page[Symbol.dispose]();
		await this.#server[Symbol.asyncDispose]();
	}
}
