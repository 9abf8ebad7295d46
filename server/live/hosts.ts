// All meetings that are alive in this process: loaded at the first request, let go when nobody asks any more.
import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { CallMeeting, Command } from '#lib/domain/command.ts';
import type { EntryId, MeetingId, ParticipantId } from '#lib/domain/ids.ts';
import { callMeeting, type Caller } from '#lib/domain/meeting/acts.ts';
import type { Ledger } from '#lib/domain/ledger/ledger.ts';
import type { Carried } from '#lib/domain/meeting/carry.ts';
import { wordsOf, type Meeting } from '#lib/domain/meeting/facts.ts';
import type { Minutes } from '#lib/domain/minutes/minutes-of.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import type { Tags } from '#lib/domain/table/facts.ts';
import type { AccessAnswer } from '#lib/domain/view/access-answer.ts';
import type { Learning } from '#lib/domain/view/learning.ts';
import { isRefusal, NOT_FOUND, type Refusal } from '#lib/domain/refusal.ts';
import type { Due, Retention } from '#lib/domain/retention/retention.ts';
import type { View } from '#lib/domain/view/view.ts';
import { IDLE_MEETING_MS } from '#lib/sync/limits.ts';
import { hashOfCode } from '../auth/entry-code.ts';
import { StorageError } from '../store/errors.ts';
import type { Store } from '../store/ports.ts';
import { atMost, systemClock, type Clock } from './clock.ts';
import type { Done } from './answering.ts';
import { Host } from './host.ts';
import type { Keeping } from './kept.ts';
import type { LiveSocket } from './live-socket.ts';
import type { Screens } from './screens.ts';
import { Sockets, type Visitor } from './sockets.ts';
import type { MeetingWords, Now } from './meeting-words.ts';
import { batchOf, loadMeeting, type Codes } from './stream.ts';
import { overWebSocket } from './web-socket.ts';

export interface HostsInit {
	readonly store: Pick<Store, 'meetings' | 'sections' | 'deliveries' | 'keys'>;
	/** Random and never the same twice. */
	readonly newId: () => string;
	/** The words of a participant's `number`-th entry code. */
	readonly deriveCode: (meeting: MeetingId, participant: ParticipantId, number: number) => string;
	/** Faults, for whoever runs the server: never with content. */
	readonly report?: (what: string, error: unknown) => void;
	readonly now?: () => number;
	readonly clock?: Clock;
	/** 32 random bits, for a client id of this person. */
	readonly random?: (whose: ParticipantId) => number;
}

/** Who calls a meeting, and for which organisation. */
export type CallingAccount = Pick<Caller, 'account' | 'jurisdictions'> & {
	readonly organisation: string;
};

/** A person who came along, with the words of their entry link. */
export interface Invited {
	readonly participantId: ParticipantId;
	readonly name: string;
	readonly code: string;
}
export interface Called {
	readonly id: MeetingId;
	readonly invited?: readonly Invited[];
}

interface Entry {
	readonly host: Promise<Host | null>;
	/** Requests and sockets that need it. */
	pins: number;
	usedAt: number;
}

type Tell<Told> = (words: MeetingWords, now: () => Now) => Promise<Told | Refusal>;

/** Until a shutdown no longer waits for the disk. */
const SHUTDOWN_MS = 1_500;

const random32 = (): number => randomBytes(4).readUInt32LE();
const toConsole = (what: string, error: unknown): void => {
	const kind = error instanceof Error ? error.name : typeof error;
	console.error(`live: ${what} (${kind})`);
};

export class Hosts {
	readonly #init: HostsInit;
	readonly #clock: Clock;
	readonly #codes: Codes;
	readonly #hosts = new Map<string, Entry>();
	readonly #sockets: Sockets;
	#sweeper: (() => void) | null = null;
	#closing = false;

	constructor(init: HostsInit) {
		this.#init = init;
		const { now, clock = systemClock } = init;
		this.#clock = now ? { ...clock, now } : clock;
		this.#codes = { derive: init.deriveCode, hash: hashOfCode };
		this.#sockets = new Sockets(this.#clock, (id, use) => this.#with(id, use));
		this.#sweepLater();
	}

	/** A new meeting; its caller sits in it as coordinator. Rejects with StorageError. */
	async call(
		caller: CallingAccount,
		command: CallMeeting,
		carried?: Carried,
	): Promise<Called | Refusal> {
		const { newId, store } = this.#init;
		const meeting = newId() as MeetingId;
		const { organisation } = caller;
		const at = this.#clock.now();
		const calling = { ...caller, meeting, newId, at, ...(carried && { carried }) };
		const decided = callMeeting(command, calling);
		if (isRefusal(decided)) return decided;
		const act = { before: null, decided, organisation, epoch: 0, generations: [] };
		await store.meetings.append(batchOf(act, this.#codes));
		return carried ? { id: meeting, invited: this.#invited(decided.meeting) } : { id: meeting };
	}

	/** Who came along, and how they enter; for the coordinator who called. */
	#invited(meeting: Meeting): Invited[] {
		return [...meeting.table.participants.values()]
			.filter(({ codes }) => codes > 0)
			.map(({ id, codes, words }) => ({
				participantId: id,
				name: wordsOf(meeting, words.name),
				code: this.#codes.derive(meeting.id, id, codes),
			}));
	}

	/** What comes along from this meeting into the next one; for its coordinator alone. */
	carry(
		meeting: string,
		reader: Reader,
		except: readonly ParticipantId[],
	): Promise<Carried | Refusal> {
		return this.#with(meeting, async (host) => host?.carry(reader, except) ?? NOT_FOUND);
	}

	/** What ties a person's seats together: for that person's own list, and never sent. */
	personRef(meeting: string, { participant }: Reader): Promise<string | null> {
		return this.#with(meeting, async (host) => host?.personRef(participant) ?? null);
	}

	/** Rejects with StorageError or UnreadableError: then nothing happened. */
	command(
		meeting: string,
		reader: Reader,
		command: Command,
		scribe?: Reader,
	): Promise<Done | Refusal> {
		return this.#with(meeting, async (host) => host?.command(reader, command, scribe) ?? NOT_FOUND);
	}

	/** The reader's view; with `as` what both may have. */
	view(meeting: string, reader: Reader, as: string | null = null): Promise<View | Refusal> {
		return this.#with(
			meeting,
			async (host) => host?.view(reader, as as ParticipantId | null) ?? NOT_FOUND,
		);
	}

	minutes(meeting: string, reader: Reader): Promise<Minutes | Refusal> {
		return this.told(meeting, (words, now) => words.minutes(now, reader));
	}

	/** What was shared about them and by them. Rejects with UnreadableError when the log of deliveries cannot be read. */
	async ledger(meeting: string, reader: Reader): Promise<Ledger | Refusal> {
		const delivered = await this.#init.store.deliveries.of(meeting);
		return this.told(meeting, (words, now) => words.ledger(now, reader, delivered));
	}

	/** [L8] everything that a person concerned may have of it. */
	async accessAnswer(meeting: string, reader: Reader): Promise<AccessAnswer | Refusal> {
		const delivered = await this.#init.store.deliveries.of(meeting);
		return this.told(meeting, (words, now) => words.accessAnswer(now, reader, delivered));
	}

	/** What is told with the words of parts, as `Host.told` says. */
	told<Told>(meeting: string, tell: Tell<Told>): Promise<Told | Refusal> {
		return this.#with(meeting, async (host) => host?.told(tell) ?? NOT_FOUND);
	}

	learning(meeting: string, reader: Reader, tags: Tags): Promise<Learning | Refusal> {
		return this.#with(meeting, async (host) => host?.learning(reader, tags) ?? NOT_FOUND);
	}

	/** Works with a meeting's screens; null: there is no such meeting. */
	screens<Result>(meeting: string, work: (screens: Screens) => Promise<Result>) {
		return this.#with(meeting, async (host) => host && work(host.screens));
	}

	async isHere(meeting: string, participant: string): Promise<boolean> {
		const reader = { participant: participant as ParticipantId, entry: null };
		return !isRefusal(await this.view(meeting, reader));
	}

	/** A later device of this person; null when they are not at the table. */
	enter(meeting: string, participant: string, whole: boolean): Promise<EntryId | null> {
		return this.#with(
			meeting,
			async (host) => host?.enter(participant as ParticipantId, whole) ?? null,
		);
	}

	/** The person gave their own word on that device. */
	giveWord(meeting: string, _participant: string, entry: string): Promise<void> {
		return this.#with(meeting, async (host) => host?.giveWord(entry as EntryId));
	}

	/**
	 * [K2] looks whether a meeting's notes, or all of it, have had their time, and erases what has. Until its last key
	 * has gone nobody gets it. Rejects with StorageError or UnreadableError: the next look goes on with it.
	 */
	async keep(meeting: string, retention: Retention): Promise<Due> {
		const wasHere = this.#hosts.has(meeting);
		const keep = async (host: Host | null): Promise<Keeping> =>
			(await host?.keep(retention)) ?? { due: 'nothing', owners: [] };
		const { due, owners } = await this.#with(meeting, keep);
		try {
			if (owners.length > 0) await this.#init.store.keys.erase(...owners);
		} finally {
			if (due === 'everything') this.#hosts.delete(meeting);
			else if (!wasHere) await this.#letGo(meeting);
		}
		return due;
	}

	/** Loaded for one look alone. */
	async #letGo(id: string): Promise<void> {
		const entry = this.#hosts.get(id);
		const host = await entry?.host.catch(() => null);
		if (!entry || !host || entry.pins > 0 || !host.idle) return;
		this.#hosts.delete(id);
		host.dispose();
	}

	/** Takes over a socket whose upgrade was checked (Origin, session, seat). */
	connect(ws: WebSocket, visitor: Visitor): void {
		this.attach(overWebSocket(ws), visitor);
	}

	attach(socket: LiveSocket, visitor: Visitor): void {
		this.#sockets.attach(socket, visitor);
	}

	/** Every socket of the session gets 4401, at once. */
	closeSession(sessionId: string): void {
		this.#sockets.closeSession(sessionId);
	}

	/** The sessions that have a page open, and whether one of them is in a running meeting. */
	connectedSessions(): ReadonlyMap<string, { running: boolean }> {
		return this.#sockets.sessions();
	}

	/** Stores what was received, closes every socket with 1012, takes no more. Within 2 s, whatever the disk does. */
	async shutdown(): Promise<void> {
		this.#closing = true;
		this.#sweeper?.();
		const hosts: Host[] = [];
		const close = async ({ host }: Entry): Promise<void> => {
			const loaded = await host.catch(() => null);
			if (!loaded) return;
			hosts.push(loaded);
			await loaded.close();
		};
		await atMost(this.#clock, SHUTDOWN_MS, Promise.all([...this.#hosts.values()].map(close)));
		for (const host of hosts) host.dispose();
		this.#sockets.close();
	}

	/** INVARIANT: a pinned host is not let go, so that nobody is connected to one that has been forgotten. */
	async #with<Result>(id: string, use: (host: Host | null) => Promise<Result>): Promise<Result> {
		if (this.#closing) throw new StorageError('closed', 'the server is going down');
		const entry = this.#hosts.get(id) ?? this.#load(id);
		entry.pins += 1;
		try {
			return await use(await entry.host);
		} finally {
			entry.pins -= 1;
			entry.usedAt = this.#clock.uptime();
		}
	}

	#load(id: string): Entry {
		const host = this.#begin(id);
		const entry: Entry = { host, pins: 0, usedAt: this.#clock.uptime() };
		this.#hosts.set(id, entry);
		const forget = (): void => {
			if (this.#hosts.get(id) === entry) this.#hosts.delete(id);
		};
		host.then((found) => found ?? forget(), forget);
		return entry;
	}

	async #begin(id: string): Promise<Host | null> {
		const { store, newId, random = random32, report = toConsole } = this.#init;
		const loaded = await loadMeeting(store.meetings, id);
		if (!loaded) return null;
		const forget = (): void => void this.#hosts.delete(id);
		const shared = { store, newId, random, report, clock: this.#clock, codes: this.#codes };
		const host = new Host(loaded, { ...shared, broken: forget });
		await host.begin();
		return host;
	}

	#sweepLater(): void {
		this.#sweeper = this.#clock.after(IDLE_MEETING_MS / 2, () => {
			void this.#sweep().then(() => {
				if (!this.#closing) this.#sweepLater();
			});
		});
	}

	async #sweep(): Promise<void> {
		const old = this.#clock.uptime() - IDLE_MEETING_MS;
		for (const [id, entry] of [...this.#hosts]) {
			const host = await entry.host.catch(() => null);
			if (!host || entry.pins > 0 || entry.usedAt > old || !host.idle) continue;
			if (this.#hosts.get(id) === entry) this.#hosts.delete(id);
			host.dispose();
		}
	}
}

export const createHosts = (init: HostsInit): Hosts => new Hosts(init);
