// The meeting as one page has it: the reader's view, the living sections in it, and the ways to act.
import type { CommandInput } from '#lib/domain/command.ts';
import type { MeetingId, ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { pageView } from '#lib/domain/view/before-undertaking.ts';
import type { View } from '#lib/domain/view/view.ts';
import type { Erasure } from '#lib/sync/close-codes.ts';
import { Arrivals } from './arrivals.ts';
import type { Channel, ChannelEnd } from './channel.ts';
import { askView, sendByHand, sendCommand, type Answer, type Fetch } from './commands.ts';
import { LiveConnection, type Connection, type LiveListener } from './live-connection.ts';
import { LiveSection, type NotReceived } from './live-section.svelte.ts';
import { News } from './news.svelte.ts';
import { guardPage } from './page-guard.ts';
import { worst, type Saving } from './saving.ts';

/** Own words that are in nobody else's text, as plain text; they never enter a document by themselves. */
export interface Undelivered {
	readonly key: number;
	readonly words: string;
	readonly why: NotReceived;
	/** null once that section has left the reader's view. */
	readonly section: SectionId | null;
}

export interface LiveMeetingOptions {
	readonly id: MeetingId;
	/** From the page's load, so that the page stands before the socket does. */
	readonly view?: View | null;
	readonly fetch?: Fetch;
	readonly Socket?: typeof WebSocket;
	/** ws: or wss:, without a path. */
	readonly origin?: string;
}

const pageOrigin = (): string => location.origin.replace(/^http/, 'ws');

export class LiveMeeting {
	readonly id: MeetingId;
	view: View | null;
	connection: Connection = $state.raw({ state: 'connecting' });
	undelivered: readonly Undelivered[] = $state.raw([]);
	/** Whose eyes the page looks through besides one's own. */
	seeing: ParticipantId | null = $state(null);
	/** What happened that a screen reader is told. */
	readonly news = new News();
	readonly #options: LiveMeetingOptions;
	#all: readonly LiveSection[] = $state.raw([]);
	#seen: View | null = $state.raw(null);
	#connection: LiveConnection | null = null;
	#keys = 0;
	readonly #arrivals = new Arrivals();

	constructor(options: LiveMeetingOptions) {
		this.id = options.id;
		this.#options = options;
		this.view = $state.raw(options.view ?? null);
		if (options.view) this.#match(options.view);
	}

	/** In the browser only. Returns what ends it and erases everything. */
	start(): () => void {
		const { Socket = WebSocket, origin = pageOrigin() } = this.#options;
		const url = `${origin}/live/${encodeURIComponent(this.id)}`;
		const probe = async (): Promise<number> => {
			const answer = await askView(this.#fetch, this.id);
			return answer.ok ? 200 : answer.status;
		};
		const options = { url, Socket, probe, random: Math.random };
		const connection = new LiveConnection(options, this.#listener);
		this.#connection = connection;
		const release = guardPage({
			holdsWords: () => this.holdsWords,
			isOffline: () => this.connection.state === 'offline',
			woke: () => connection.retry(),
		});
		connection.start();
		return () => {
			release();
			connection.stop();
			this.#erase('all');
		};
	}

	/** What the page shows: one's own view, or while seeing as somebody what both may see; nothing addressed before a promise (T20). */
	get shown(): View | null {
		const shown = this.seeing === null ? this.view : this.#seen;
		return shown && this.view ? pageView(shown, this.view.me) : shown;
	}

	get sections(): readonly LiveSection[] {
		const shown = this.shown?.sections ?? [];
		return shown.flatMap(({ id }) => this.section(id) ?? []);
	}

	section(id: SectionId): LiveSection | undefined {
		return this.#all.find((section) => section.id === id);
	}

	get saving(): Saving {
		const all = this.#all.map(({ saving }) => saving);
		return worst(all);
	}

	get waiting(): number {
		const { saving } = this;
		return 'waiting' in saving ? saving.waiting : 0;
	}

	/** Leaving the page now would lose own words: what waits, and what waits to be copied. */
	get holdsWords(): boolean {
		return this.waiting > 0 || this.undelivered.length > 0;
	}

	/** Resolves after the view that contains what was made has come, or a second later. */
	async command(input: CommandInput): Promise<Answer> {
		const answer = await sendCommand(this.#fetch, this.id, input);
		if (answer.ok) await this.#arrival(answer.version);
		else if (answer.status === 401) this.#connection?.retry(); // it will be told why
		return answer;
	}

	/** What somebody dictated here, opened by their own code. */
	async byHand(code: string, command: CommandInput): Promise<Answer> {
		const answer = await sendByHand(this.#fetch, this.id, { code, command });
		if (answer.ok) await this.#arrival(answer.version);
		return answer;
	}

	/** "See as": the intersection of both views; null ends it. */
	async seeAs(other: ParticipantId | null): Promise<Answer> {
		if (other === null) {
			this.seeing = null;
			this.#seen = null;
			return { ok: true, version: this.view?.version ?? '', made: {} };
		}
		const answer = await askView(this.#fetch, this.id, other);
		if (!answer.ok) return answer;
		this.#seen = answer.view;
		this.seeing = other;
		return { ok: true, version: answer.view.version, made: {} };
	}

	/** Puts the cursor into a section's editor as soon as that stands. */
	focus(id: SectionId): void {
		const section = this.section(id);
		if (section) section.wantsFocus = true;
	}

	/**
	 * An own, empty draft to write in at once, made when there is none; null when refused.
	 * INVARIANT: never one that somebody types for its holder, who would read along.
	 */
	async ensureDraft(): Promise<SectionId | null> {
		const mine = this.view?.me.participantId;
		const own = this.view?.sections.find(
			({ id, state, holder, title, dictated }) =>
				state === 'draft' && holder === mine && !title && !dictated && this.section(id)?.empty,
		);
		if (own) return own.id;
		const answer = await this.command({ type: 'create-section' });
		return answer.ok ? ((answer.made['sectionId'] ?? null) as SectionId | null) : null;
	}

	dismiss(key: number): void {
		this.undelivered = this.undelivered.filter((one) => one.key !== key);
	}

	readonly #fetch: Fetch = (path, init) => (this.#options.fetch ?? globalThis.fetch)(path, init);

	readonly #listener: LiveListener = {
		viewed: (view) => this.#viewed(view),
		opened: (channel) => this.#opened(channel),
		unreadable: (section) => this.section(section)?.withheld(),
		connected: (connection) => this.#connected(connection),
		renewed: () => {
			for (const section of this.#all) section.drop();
		},
		erased: (erasure) => this.#erase(erasure),
	};

	#connected(connection: Connection): void {
		const before = this.connection.state;
		if (connection.state === before && connection.state !== 'ended') return;
		this.connection = connection;
		if (connection.state === 'offline' && before === 'live') this.news.tell({ kind: 'offline' });
		if (connection.state === 'live' && before === 'offline') this.news.tell({ kind: 'back' });
	}

	#opened(channel: Channel): ChannelEnd | null {
		return this.section(channel.sectionId)?.opened(channel) ?? null;
	}

	#viewed(view: View): void {
		const before = this.view;
		this.view = view;
		this.#match(view);
		if (before) this.news.compared(pageView(before, before.me), pageView(view, view.me));
		this.#arrivals.arrived(view.version);
		if (this.seeing !== null) void this.#lookAgain(this.seeing);
	}

	/** Sections that left the view leave memory; new ones get their place. */
	#match(view: View): void {
		const before = this.#all;
		this.#all = view.sections.map((one) => {
			const section = this.section(one.id) ?? new LiveSection(one, this.#host);
			section.view = one;
			return section;
		});
		for (const section of before) if (!this.#all.includes(section)) section.drop();
		this.undelivered = this.undelivered.map((one) => ({
			...one,
			section: this.#known(one.section),
		}));
	}

	#known(id: SectionId | null): SectionId | null {
		return id !== null && this.section(id) ? id : null;
	}

	readonly #host = {
		undelivered: (words: string, id: SectionId, why: NotReceived): void => {
			const one = { key: ++this.#keys, words, why, section: this.#known(id) };
			this.undelivered = [...this.undelivered, one];
		},
	};

	/** While seeing as somebody, every change of one's own view is a reason to look anew. */
	async #lookAgain(other: ParticipantId): Promise<void> {
		const answer = await askView(this.#fetch, this.id, other);
		if (this.seeing !== other) return;
		if (answer.ok) this.#seen = answer.view;
		else void this.seeAs(null);
	}

	async #arrival(version: string): Promise<void> {
		if (this.view?.version === version || this.connection.state !== 'live') return;
		await this.#arrivals.of(version);
	}

	#erase(erasure: Erasure): void {
		const keep = erasure === 'all-but-undelivered';
		for (const section of this.#all) section.drop(keep);
		this.#all = [];
		this.view = null;
		this.#seen = null;
		this.seeing = null;
		this.undelivered = keep ? this.undelivered.map((one) => ({ ...one, section: null })) : [];
	}
}
