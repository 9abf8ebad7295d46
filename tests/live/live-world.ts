// A whole live server in memory: real domain, real store behind its envelope, sockets and clock in the test's hand.
import { parseCallMeeting, parseCommand, type CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { View } from '#lib/domain/view/view.ts';
import { createHosts, type Hosts } from '#server/live/hosts.ts';
import type { Done } from '#server/live/answering.ts';
import { memoryStore } from '#server/store/memory/store.ts';
import type { Store } from '#server/store/ports.ts';
import { HandClock } from './hand-clock.ts';
import { LivePage, type Memory } from './live-page.ts';

const MORNING = Date.UTC(2026, 10, 23, 9);
/** Turns of the event loop in which everything that needs no clock comes to rest. */
const TURNS = 12;

type Before = (act: string) => void | Promise<void>;

export interface Chance {
	readonly newId: () => string;
	readonly random: (whose: ParticipantId) => number;
}

export class LiveWorld {
	readonly clock = new HandClock(MORNING);
	readonly store: Store;
	readonly people = new Map<string, Reader>();
	readonly faults: string[] = [];
	hosts: Hosts;
	meeting = '';
	/** Runs before each write of the store. */
	before: Before = () => undefined;
	/** Where ids and client ids come from: in order, unless a test says otherwise. */
	chance: Chance = {
		newId: () => `id-${String(++this.#ids).padStart(5, '0')}`,
		random: () => (this.#random = (this.#random * 48271) % 0x7fff_ffff),
	};
	#ids = 0;
	#random = 1;

	constructor(store?: Store) {
		this.store = store ?? memoryStore({ before: (act) => this.before(act) });
		this.hosts = this.#hosts();
	}

	/** In memory, unless it is given a disk. */
	static async create(store?: Store): Promise<LiveWorld> {
		const world = new LiveWorld(store);
		await world.#call();
		return world;
	}

	/** The table: a mission, another mission, a teacher, a mother and her son; running, the family in the room. */
	static async network(store?: Store): Promise<LiveWorld> {
		const world = await LiveWorld.create(store);
		await world.invite('amo', { missions: ['youth-aid'] as never });
		await world.invite('amo2', { missions: ['youth-aid'] as never });
		await world.invite('insertion', { missions: ['activation'] as never });
		await world.invite('marc', { secrecy: 'discretion' });
		await world.invite('mother', { kind: 'parent', secrecy: 'none' });
		await world.do('carole', { type: 'start-meeting' });
		for (const name of ['mother', 'amo', 'amo2', 'marc'])
			await world.do('carole', {
				type: 'record-presence',
				participantId: world.id(name),
				presence: 'in-room',
			});
		return world;
	}

	id(name: string): ParticipantId {
		return this.reader(name).participant;
	}

	reader(name: string): Reader {
		const reader = this.people.get(name);
		if (!reader) throw new Error(`nobody is called ${name}`);
		return reader;
	}

	async invite(name: string, more: Partial<Extract<CommandInput, { type: 'invite' }>> = {}) {
		const { participantId } = await this.do('carole', {
			type: 'invite',
			name,
			kind: 'professional',
			secrecy: 'bound',
			missions: [],
			...more,
		});
		this.people.set(name, { participant: participantId as ParticipantId, entry: null });
	}

	command(name: string, input: CommandInput): Promise<Done | Refusal> {
		const command = parseCommand(input);
		if (isRefusal(command)) throw new Error(`malformed: ${command.field}`);
		return this.hosts.command(this.meeting, this.reader(name), command);
	}

	/** A command that must succeed; answers when everybody has been told. */
	async do(name: string, input: CommandInput): Promise<Done> {
		const done = await this.command(name, input);
		if (isRefusal(done)) throw new Error(`${name} ${input.type}: ${done.refused} ${done.field}`);
		await this.rest();
		return done;
	}

	/** A draft of this person. */
	async draft(holder: string): Promise<SectionId> {
		const { sectionId } = await this.do(holder, { type: 'create-section' });
		return sectionId as SectionId;
	}

	/** The mother agrees, aloud, for the youth-aid mission. */
	async agreed(): Promise<void> {
		await this.do('carole', {
			type: 'record-agreement',
			person: this.id('mother'),
			scope: 'all',
			missions: ['youth-aid'] as never,
			purpose: 'préparer la suite',
			decision: 'given',
			capacity: 'self',
			form: 'spoken',
			explained: { intention: 'en parler', withWhom: 'l’AMO', content: 'la situation' },
		});
	}

	/** A secret of `amo` about the mother, not opened yet. */
	async secret(title = 'Ce qui pèse'): Promise<SectionId> {
		const { sectionId } = await this.do('amo', {
			type: 'create-section',
			kind: 'secret',
			about: [this.id('mother')],
			missions: ['youth-aid'] as never,
			title,
		});
		return sectionId as SectionId;
	}

	async open(section: SectionId, more: { readers?: string[]; writers?: string[] } = {}) {
		const ids = (names: string[] | undefined) => names?.map((name) => this.id(name));
		await this.do('amo', {
			type: 'open-section',
			sectionId: section,
			purpose: 'préparer la suite',
			necessity: 'sans cela, pas d’aide',
			...(more.readers && { readers: ids(more.readers)! }),
			...(more.writers && { writers: ids(more.writers)! }),
		});
	}

	/** The secret, agreed and opened to amo2, who writes too. */
	async shared(title?: string): Promise<SectionId> {
		await this.agreed();
		const section = await this.secret(title);
		await this.open(section, { readers: ['amo2'], writers: ['amo2'] });
		return section;
	}

	stop(): Promise<Done> {
		return this.do('mother', {
			type: 'withdraw-agreement',
			person: this.id('mother'),
			scope: 'all',
		});
	}

	/** A page that has not said hello. */
	socket(name: string, more: { memory?: Memory; session?: string } = {}): LivePage {
		const page = new LivePage(more.memory);
		this.hosts.attach(page.socket, {
			meetingId: this.meeting,
			reader: this.reader(name),
			sessionId: more.session ?? `session of ${name}`,
		});
		return page;
	}

	/** A page that was let in and has everything. */
	async page(name: string, more: { memory?: Memory; session?: string } = {}): Promise<LivePage> {
		const page = this.socket(name, more);
		await this.rest();
		page.hello(more.memory?.resume === undefined ? {} : { resume: more.memory.resume });
		await this.rest();
		return page;
	}

	async view(name: string): Promise<View> {
		const view = await this.hosts.view(this.meeting, this.reader(name));
		if (isRefusal(view)) throw new Error(view.refused);
		return view;
	}

	/** Until everything that needs no clock has happened. */
	async rest(): Promise<void> {
		for (let turn = 0; turn < TURNS; turn++)
			await new Promise<void>((resolve) => setImmediate(resolve));
	}

	async pass(ms: number): Promise<void> {
		await this.rest();
		const until = this.clock.uptime() + ms;
		while (this.clock.step(until)) await this.rest();
		await this.rest();
	}

	/** Holds back writes of this kind; the answer lets them through. */
	hold(act: string): () => void {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.before = (one) => (one === act ? promise : undefined);
		return () => {
			this.before = () => undefined;
			resolve();
		};
	}

	/** The server stops and starts on the same disk. */
	async restart(): Promise<void> {
		await this.hosts.shutdown();
		this.hosts = this.#hosts();
	}

	#hosts(): Hosts {
		return createHosts({
			store: this.store,
			clock: this.clock,
			newId: () => this.chance.newId(),
			random: (whose) => this.chance.random(whose),
			deriveCode: (meeting, participant, number) => `${meeting} ${participant} ${number}`,
			report: (what) => this.faults.push(what),
		});
	}

	async #call(): Promise<void> {
		const command = parseCallMeeting({
			type: 'call-meeting',
			kind: 'network',
			purpose: 'Le retour en classe',
			jurisdiction: 'be-fr',
			missions: ['youth-aid', 'activation'].map((id) => ({ id, label: id })),
		});
		if (isRefusal(command)) throw new Error(command.field);
		const account = {
			id: 'carole' as never,
			name: 'Carole',
			service: 'Coordination',
			function: 'coordinatrice',
			secrecy: 'bound' as const,
		};
		const caller = { organisation: 'org', account, jurisdictions: ['be-fr'] as const };
		const called = await this.hosts.call(caller, command);
		if (isRefusal(called)) throw new Error(called.refused);
		this.meeting = called.id;
		const [seat] = await this.store.meetings.seatsOfAccount('carole');
		this.people.set('carole', { participant: seat!.participant as ParticipantId, entry: null });
	}
}
