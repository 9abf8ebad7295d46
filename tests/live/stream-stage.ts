// A whole server in memory on which one history is played; every byte that two forbidden people get is kept, with its moment.
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import { encodeAwareness } from '#lib/sync/presence.ts';
import { awarenessMessage } from '#lib/sync/section-messages.ts';
import type { LivePage } from './live-page.ts';
import { LiveWorld, type Chance } from './live-world.ts';

/** Who may know nothing of the secret: one is not bound, the other has another mission. */
export const FORBIDDEN = ['marc', 'insertion'] as const;
/** Everybody who has a page. */
const PEOPLE = ['amo', ...FORBIDDEN, 'amo2', 'mother', 'carole'] as const;

/** One message as a forbidden page got it, or one answer over HTTP. Its one-time token is chance; its length is not. */
export interface Got {
	readonly who: string;
	/** ms */
	readonly at: number;
	readonly size: number;
	readonly bytes: string;
}

const TOKEN = /"resume":"[\w-]{43}"/;
const withoutToken = (text: string): string => text.replace(TOKEN, '"resume":""');

/** Ids belong to the act that makes them, client ids to the act and the person: a hidden act more or less shifts no others. */
class KeyedChance implements Chance {
	#key = 0;
	#ids = 0;
	readonly #clients = new Map<string, number>();

	begin(key: number): void {
		this.#key = key;
		this.#ids = 0;
	}

	readonly newId = (): string => {
		const scattered = Math.imul(this.#key * 1_000 + ++this.#ids, 0x9e37_79b1) >>> 0;
		return `id-${scattered.toString(16).padStart(8, '0')}-${this.#key}-${this.#ids}`;
	};

	/** Ten digits, and five bytes on the wire. */
	readonly random = (whose: ParticipantId): number => {
		const act = `${whose} ${this.#key}`;
		const count = (this.#clients.get(act) ?? 0) + 1;
		this.#clients.set(act, count);
		const scattered = [...`${act} ${count}`].reduce(
			(hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x0100_0193) >>> 0,
			0x811c_9dc5,
		);
		return (scattered | 0x8000_0000) >>> 0;
	};
}

export class Stage {
	readonly world: LiveWorld;
	readonly got: Got[] = [];
	readonly commons: SectionId[] = [];
	/** What really happened, hidden or not: commands done and refused, updates refused, pages closed. */
	readonly marks = new Set<string>();
	secret!: SectionId;
	readonly #pages = new Map<string, LivePage>();
	readonly #chance = new KeyedChance();
	readonly #begun: number;

	private constructor(world: LiveWorld) {
		this.world = world;
		this.#begun = world.clock.uptime();
		world.chance = this.#chance;
	}

	/** A secret that is read and written by two, beside two parts for everybody. */
	static async set(): Promise<Stage> {
		const stage = new Stage(await LiveWorld.network());
		stage.begin(1);
		for (const name of PEOPLE) await stage.join(name);
		stage.begin(2);
		stage.secret = await stage.world.shared();
		stage.begin(3);
		for (const holder of ['amo', 'marc']) await stage.common(holder);
		return stage;
	}

	/** What comes now is one act, with a number of its own. */
	begin(key: number): void {
		this.#chance.begin(key);
	}

	page(name: string): LivePage {
		const page = this.#pages.get(name);
		if (!page) throw new Error(`${name} has no page`);
		return page;
	}

	/** A new page; the former one is cut off, and what it knew comes back with it. */
	async join(name: string): Promise<void> {
		const { world } = this;
		const before = this.#pages.get(name);
		for (const event of before?.events ?? [])
			if (event.type === 'refused') this.marks.add('update refused');
		if (typeof before?.closed === 'number') this.marks.add(`closed ${before.closed}`);
		before?.socket.break();
		await world.rest();
		const page = world.socket(name, before ? { memory: before.memory } : {});
		if (FORBIDDEN.some((one) => one === name)) this.#watch(name, page);
		this.#pages.set(name, page);
		page.hello(before?.resume === undefined ? {} : { resume: before.resume });
		await world.rest();
	}

	async common(holder: string): Promise<void> {
		const { world } = this;
		const { sectionId } = await world.do(holder, { type: 'create-section', kind: 'common' });
		await world.do(holder, { type: 'open-section', sectionId: sectionId as SectionId });
		this.commons.push(sectionId as SectionId);
	}

	/** Any command; a refusal is an answer like another. Answers when it was told to everybody. */
	async try(name: string, command: CommandInput): Promise<void> {
		const answer = await this.world.command(name, command);
		if (FORBIDDEN.some((one) => one === name)) this.#keep(name, JSON.stringify(answer));
		this.marks.add(`${command.type} ${isRefusal(answer) ? answer.refused : 'done'}`);
	}

	/** What a forbidden person gets who asks over HTTP. */
	async ask(name: string): Promise<void> {
		this.#keep(name, JSON.stringify(await this.world.view(name)));
	}

	point(name: string, section: SectionId, clock: number): void {
		const channel = this.page(name).channel(section);
		if (!channel) return;
		const cursor = { anchor: { assoc: 0, tname: 'default' }, head: { assoc: 0, tname: 'default' } };
		const entry = { clientId: channel.clientId, clock, state: JSON.stringify({ cursor }) };
		this.page(name).say(channel.number, awarenessMessage(encodeAwareness([entry])));
	}

	#keep(who: string, text: string): void {
		const at = this.world.clock.uptime() - this.#begun;
		this.got.push({ who, at, size: text.length, bytes: withoutToken(text) });
	}

	#watch(name: string, page: LivePage): void {
		const message = page.received.push.bind(page.received);
		page.received.push = (...messages) => {
			for (const bytes of messages) this.#keep(name, Buffer.from(bytes).toString('latin1'));
			return message(...messages);
		};
	}
}
