// One meeting, alive: commands, ticks, text and pages in one order (W40). It decides nothing: load, decide, store, tell.
import type { Command } from '#lib/domain/command.ts';
import { decide, eraseNotes, type Decided } from '#lib/domain/decide.ts';
import { enter, giveWord } from '#lib/domain/entering.ts';
import type { EntryId, MeetingId, ParticipantId } from '#lib/domain/ids.ts';
import { carryOut, personRefOf, type Carried } from '#lib/domain/meeting/carry.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import type { Tags } from '#lib/domain/table/facts.ts';
import type { Learning } from '#lib/domain/view/learning.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '#lib/domain/refusal.ts';
import type { Retention } from '#lib/domain/retention/retention.ts';
import { learningFor, viewAs, viewOf } from '#lib/domain/view/view-of.ts';
import type { View } from '#lib/domain/view/view.ts';
import { NOT_IN_MEETING, RESTARTING, TRY_LATER } from '#lib/sync/close-codes.ts';
import type { SectionMessage } from '#lib/sync/section-messages.ts';
import { ConflictError, StorageError } from '../store/errors.ts';
import type { Store } from '../store/ports.ts';
import { conflicts, doneFor, type Done } from './answering.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Received } from './commit.ts';
import type { Connection, LiveMeeting } from './connection.ts';
import { Deliveries } from './deliveries.ts';
import { Facts } from './facts.ts';
import { Mailbox } from './mailbox.ts';
import { judged, owedBy, type Keeping } from './kept.ts';
import { MeetingWords, type Now } from './meeting-words.ts';
import { Pages } from './pages.ts';
import { Resumption } from './resume.ts';
import { Rooms } from './rooms.ts';
import { Screens } from './screens.ts';
import type { Codes, Loaded } from './stream.ts';
import { Telling } from './telling.ts';
import { TextOrder } from './text-order.ts';
import { Ticking } from './ticking.ts';
import { versioned } from './view-version.ts';
import { WallLines } from './wall-line.ts';

export interface HostInit {
	readonly store: Pick<Store, 'meetings' | 'sections' | 'deliveries'>;
	readonly clock: Clock;
	readonly newId: () => string;
	/** 32 random bits, for a client id of this person. */
	readonly random: (whose: ParticipantId) => number;
	readonly codes: Codes;
	/** Faults, for whoever runs the server: never with content. */
	readonly report: (what: string, error: unknown) => void;
	/** This host cannot go on; the next request loads the meeting anew. */
	readonly broken: () => void;
}

export class Host implements LiveMeeting {
	readonly id: MeetingId;
	/** That several look at. */
	readonly screens: Screens;
	readonly #init: HostInit;
	readonly #facts: Facts;
	readonly #rooms: Rooms;
	readonly #text: TextOrder;
	readonly #pages: Pages;
	readonly #deliveries: Deliveries;
	readonly #resumption: Resumption;
	readonly #words: MeetingWords;
	readonly #mailbox: Mailbox<Received, Connection>;
	readonly #ticking: Ticking;
	#dead = false;

	constructor(loaded: Loaded, init: HostInit) {
		const { clock, codes, random, report } = init;
		const { meetings, sections, deliveries } = init.store;
		const { id } = loaded.meeting;
		const shared = { store: sections, clock, report };
		this.id = id;
		this.#init = init;
		this.#rooms = new Rooms({ meeting: id, ...shared });
		this.#facts = new Facts(loaded, { store: meetings, rooms: this.#rooms, clock, codes });
		this.#deliveries = new Deliveries(deliveries);
		this.#words = new MeetingWords(this.#rooms, this.#deliveries);
		const lines = new WallLines({ meeting: id, rooms: this.#rooms, store: sections, random });
		this.screens = new Screens({
			now: () => this.#facts,
			words: async (grant) => (await this.#rooms.text(grant))?.words ?? null,
			act: (run) => this.#act(run),
			after: (ms, then) => clock.after(ms, then),
			hangs: (by) => this.#hangs(by),
			write: (grant, words) => lines.add(grant, words),
		});
		const nextEndIn = (): number => this.#facts.nextEndIn;
		this.#ticking = new Ticking({ clock, nextEndIn, look: () => this.#look() });
		this.#resumption = new Resumption(sections, clock);
		const meeting = (): Meeting => this.#facts.meeting;
		const of = { rooms: this.#rooms, deliveries: this.#deliveries };
		const telling = new Telling({ id, meeting, random, ...of, ...shared });
		this.#pages = new Pages({ meeting, telling, resumption: this.#resumption });
		this.#mailbox = new Mailbox({
			text: async (items) => {
				await this.#text.take(items);
				this.screens.written();
			},
			turn: (items) => this.#text.turn(items),
			newcomers: (pages) => this.#letIn(pages),
			acted: () => this.#pages.pump(),
			broken: (error) => this.#break(error),
		});
		this.#text = new TextOrder({
			meeting: id,
			...of,
			reopen: (pages) => telling.show(pages.filter(({ seat }) => seat !== null)),
			nudge: () => this.#mailbox.nudge(),
			look: () => void this.#mailbox.act(() => this.#text.look()).catch((e) => this.#break(e)),
			...shared,
		});
	}

	/** Before the first page. */
	async begin(): Promise<void> {
		const { clock, report } = this.#init;
		await this.#deliveries.recall(this.id, clock.now(), report);
		this.#ticking.start();
	}

	get idle(): boolean {
		return this.#pages.size === 0 && this.#mailbox.idle && this.#text.settled;
	}

	get running(): boolean {
		return this.#facts.meeting.state === 'running';
	}

	get mayLeave(): boolean {
		return !this.#mailbox.acting;
	}

	add(connection: Connection): void {
		this.#pages.add(connection);
	}

	newcomer(connection: Connection): void {
		this.#mailbox.newcomer(connection);
	}

	received(channel: Channel, message: SectionMessage, bytes: number): void {
		channel.connection.inflow.hold(bytes);
		this.#mailbox.text({ channel, message, bytes });
	}

	left(connection: Connection): void {
		this.#pages.leaving(connection);
		void this.#mailbox.act(async () => this.#pages.forget(connection));
	}

	// --- what people ask ---

	/**
	 * Rejects with StorageError or UnreadableError: then nothing happened. `scribe` [S22]: on whose device the reader gave
	 * their code; it is the reader's act, told to the scribe as far as the scribe may have it.
	 */
	command(reader: Reader, command: Command, scribe?: Reader): Promise<Done | Refusal> {
		return this.#act(async () => {
			await this.#tick();
			const { meeting, at } = this.#facts;
			if (conflicts({ meeting, at }, scribe ?? reader, command)) return refuse('conflict');
			const { newId } = this.#init;
			const words = await this.#words.of({ meeting, at }, reader, command);
			const hand = scribe && { hand: scribe.participant };
			const deciding = { actor: reader, at, newId, ...words, ...hand };
			const decided = decide(meeting, command, deciding);
			if (isRefusal(decided)) return decided;
			await this.#happen(decided);
			return doneFor(this.#facts, scribe ?? reader, decided.answer, this.#init.codes);
		});
	}

	enter(participant: ParticipantId, whole: boolean): Promise<EntryId | null> {
		return this.#act(async () => {
			await this.#tick();
			const { meeting, at } = this.#facts;
			const entered = enter(meeting, participant, { whole, at, newId: this.#init.newId });
			if (isRefusal(entered)) return null;
			await this.#happen(entered.decided);
			return entered.entry;
		});
	}

	giveWord(entry: EntryId): Promise<void> {
		return this.#act(async () => {
			await this.#tick();
			await this.#happen(giveWord(this.#facts.meeting, entry, this.#facts.at));
		});
	}

	async view(reader: Reader, as: ParticipantId | null): Promise<View | Refusal> {
		const { meeting, at } = await this.#settled();
		const view = as === null ? viewOf(meeting, reader, at) : viewAs(meeting, reader, as, at);
		return view ? versioned(view) : NOT_FOUND;
	}

	/**
	 * What is told with the words of parts, all of one moment. Rejects with UnreadableError when words that stand in
	 * minutes cannot be read: they are never shown without.
	 */
	told<Result>(tell: (words: MeetingWords, now: () => Now) => Promise<Result>): Promise<Result> {
		return this.#act(async () => {
			await this.#tick();
			return tell(this.#words, () => this.#facts);
		});
	}

	async learning(reader: Reader, tags: Tags): Promise<Learning | Refusal> {
		const { meeting, at } = await this.#settled();
		return learningFor(meeting, reader, tags, at) ?? NOT_FOUND;
	}

	async carry(reader: Reader, except: readonly ParticipantId[]): Promise<Carried | Refusal> {
		const { meeting, at } = await this.#settled();
		return carryOut(meeting, reader, except, at);
	}

	personRef(participant: ParticipantId): string | null {
		const person = this.#facts.meeting.table.participants.get(participant);
		return person ? personRefOf(person) : null;
	}

	// --- its own life ---

	/** [K2] closes what has had its time, before a key of it goes. */
	keep(retention: Retention): Promise<Keeping> {
		return this.#act(async () => {
			await this.#tick();
			const last = (): Promise<number | null> => this.#deliveries.last(this.id);
			const due = await judged(this.#facts, retention, last);
			if (due === 'notes') await this.#happen(eraseNotes(this.#facts.meeting, this.#facts.at));
			if (due === 'everything') this.dispose(NOT_IN_MEETING);
			return { due, owners: owedBy(this.#facts.meeting, due) };
		});
	}

	/** Stores what was received, as far as the store can, then sends the pages away. */
	async close(): Promise<void> {
		for (const page of this.#pages.all) page.inflow.halt();
		await this.#mailbox.drained();
		await this.#mailbox.act(() => this.#text.hurry());
		this.dispose();
	}

	dispose(code: typeof RESTARTING | typeof NOT_IN_MEETING = RESTARTING): void {
		this.#dead = true;
		this.#ticking.stop();
		this.#text.end();
		this.screens.leave(code === RESTARTING);
		this.#pages.endAll(code);
	}

	#act<Result>(run: () => Promise<Result>): Promise<Result> {
		return this.#mailbox.act(async () => {
			if (this.#dead) throw new StorageError('closed', 'this meeting is being loaded anew');
			return run();
		});
	}

	/** Stores, then tells. Once it is stored nothing may stop the telling. */
	async #happen(decided: Decided): Promise<void> {
		if (decided.events.length === 0) return;
		try {
			await this.#facts.add(decided);
		} catch (error) {
			if (!(error instanceof ConflictError)) throw error;
			this.#break(error);
			throw new StorageError('failed', 'another process has this meeting');
		}
		try {
			this.screens.narrow();
			await this.#pages.changed();
		} catch (error) {
			this.#break(error);
		}
	}

	async #tick(): Promise<void> {
		const { due } = this.#facts;
		if (due) await this.#happen(due);
	}

	async #settled(): Promise<Facts> {
		if (this.#facts.due) await this.#act(() => this.#tick());
		return this.#facts;
	}

	async #letIn(pages: readonly Connection[]): Promise<void> {
		if (this.#dead) return this.#pages.endAll(RESTARTING);
		try {
			await this.#tick();
		} catch (error) {
			if (!(error instanceof StorageError)) throw error;
			this.#init.report('time could not be recorded', error);
			for (const page of pages) page.end(TRY_LATER);
			return;
		}
		await this.#pages.letIn(pages);
	}

	/** [V16] told in the meeting's turn, like a fact. */
	#hangs(by: ParticipantId | null): void {
		const tell = async (): Promise<void> => {
			if (this.#facts.hang(by)) await this.#pages.changed();
		};
		void this.#act(tell).catch((error) => this.#break(error));
	}

	async #look(): Promise<void> {
		try {
			await this.#act(async () => {
				await this.#tick();
				await this.#rooms.sweep();
				if (this.#rooms.someUnreadable) await this.#pages.again();
				this.#resumption.sweep();
			});
		} catch (error) {
			this.#init.report('time could not be recorded', error);
		}
	}

	#break(error: unknown): void {
		if (this.#dead) return;
		this.#init.report('a meeting is loaded anew', error);
		this.dispose();
		this.#init.broken();
	}
}
