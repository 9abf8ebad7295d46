// Coming in with a code. The first device is the person; any later one shows common parts only, until the person's own word.
import type { Store } from '../store/ports.ts';
import { digest, newSecret } from './digest.ts';
import { hashOfCode } from './entry-code.ts';
import { evenTime } from './even-time.ts';
import type { Gathered } from './gathered.ts';
import { mayHaveSeats, seatIn, type Seat } from './seats.ts';
import type { NewSession, Session, Sessions } from './sessions.ts';
import { isWord, type Words } from './words.ts';

const LEAST_MS = 40;

/** What entering asks of the meetings themselves. */
export interface Doors {
	/** Whether this person is still at the table. */
	isHere(meeting: string, participant: string): Promise<boolean>;
	/** Records a later device; null when the person is not at the table. */
	enter(meeting: string, participant: string, whole: boolean): Promise<string | null>;
	/** Records that an entry is the person's own after all. */
	giveWord(meeting: string, participant: string, entry: string): Promise<void>;
}

export interface EntryForm {
	readonly code: string;
	readonly word: string | null;
}

/** Who knocks: with what session and device, from where. */
export interface Knock {
	readonly session: Session | null;
	/** The device's own secret, where it has one. */
	readonly device: string | null;
	readonly source: string;
}

export type EntryAnswer =
	/** `meeting`: null where one code led to several. */
	| { readonly entered: NewSession; readonly meeting: string | null; readonly device: string }
	| 'refused'
	| 'sign-out-first';

type SeatId = Pick<Seat, 'meeting' | 'participant'>;

interface Entering {
	readonly word: string | null;
	/** What this session holds in the meeting already. */
	readonly held: Seat | null;
	readonly device: string;
	readonly source: string;
}

/** One name for each seat: what is stored cannot tell that the same device sits in two meetings. */
const deviceHash = (device: string, seat: SeatId): string =>
	digest('device', device, seat.meeting, seat.participant);

/** null: the person without doubt; an id: an entry that shows common parts only. */
type Come = { readonly entry: string | null } | 'gone';

export class Entry {
	readonly #store: Store;
	readonly #sessions: Sessions;
	readonly #words: Words;
	readonly #doors: Doors;
	readonly #gathered: Pick<Gathered, 'codes' | 'remember' | 'waiting'>;

	constructor(parts: {
		store: Store;
		sessions: Sessions;
		words: Words;
		doors: Doors;
		gathered: Pick<Gathered, 'codes' | 'remember' | 'waiting'>;
	}) {
		this.#store = parts.store;
		this.#sessions = parts.sessions;
		this.#words = parts.words;
		this.#doors = parts.doors;
		this.#gathered = parts.gathered;
	}

	/** Wrong, renewed, removed, ended: one answer, in one time. A right code always enters. */
	join(form: EntryForm, knock: Knock): Promise<EntryAnswer> {
		return evenTime(LEAST_MS, () => this.#join(form, knock));
	}

	/** The person's own word, set or changed by the person, or given on a later device. */
	async word(seat: Seat, word: string, knock: Knock): Promise<'done' | 'wrong'> {
		if (seat.entry === null) {
			await this.#words.set(seat, word);
			return 'done';
		}
		if (!(await this.#words.isRight(seat, word, knock.source))) return 'wrong';
		await this.#doors.giveWord(seat.meeting, seat.participant, seat.entry);
		if (knock.device) await this.#bind(seat, knock.device, 'always');
		if (knock.session) await this.#hold(knock.session, seat, null);
		return 'done';
	}

	async #join(form: EntryForm, knock: Knock): Promise<EntryAnswer> {
		const seat = await this.#seatOf(hashOfCode(form.code));
		if (!seat) return this.#joinAll(form, knock);
		const held = await this.#heldThere(knock.session, seat);
		if (held === 'somebody-else') return 'sign-out-first';
		const device = knock.device ?? newSecret();
		const come = await this.#come(seat, { word: form.word, held, device, source: knock.source });
		if (come === 'gone') return 'refused';
		const entered = await this.#seated(knock.session, seat, come.entry);
		if (!entered) return 'sign-out-first';
		if (come.entry === null)
			this.#gathered.remember(entered.session.id, [hashOfCode(form.code)], entered.session.id);
		return { entered, meeting: seat.meeting, device };
	}

	async #seatOf(codeHash: string): Promise<SeatId | null> {
		const seat = await this.#store.meetings.seatByCode(codeHash);
		return seat && (await this.#doors.isHere(seat.meeting, seat.participant)) ? seat : null;
	}

	/**
	 * [K5] The one code of a guest who gathered theirs, with its word: nothing is entered yet, so that no two tables hear
	 * of it in one moment.
	 */
	async #joinAll({ code, word }: EntryForm, knock: Knock): Promise<EntryAnswer> {
		const own = { code, word: word ?? '' };
		const codes = await this.#gathered.codes(own, knock.source, Date.now());
		const seats = await Promise.all((codes ?? []).map((hash) => this.#seatOf(hash)));
		if (!codes || seats.every((seat) => seat === null)) return 'refused';
		const { session } = knock;
		if (session && !mayHaveSeats(session.account)) return 'sign-out-first';
		const entered = session
			? await this.#sessions.renew(session, session.account)
			: await this.#sessions.open(null);
		this.#gathered.remember(entered.session.id, codes, session?.id);
		return { entered, meeting: null, device: knock.device ?? newSecret() };
	}

	/** [K5] One of them, as if its own code were typed, and themselves at once. False: it opens no more. */
	enterGathered(meeting: string, knock: Knock): Promise<boolean> {
		return evenTime(LEAST_MS, async () => {
			const { session, device } = knock;
			const waiting = await this.#gathered.waiting(session);
			const asked = waiting.find((one) => one.meeting === meeting);
			const seat = asked && (await this.#seatOf(asked.code));
			if (!seat || !session || device === null) return false;
			const held = await this.#heldThere(session, seat);
			if (held === 'somebody-else') return false;
			const come = await this.#comeAs(seat, { held, device });
			return come !== 'gone' && this.#hold(session, seat, come.entry);
		});
	}

	/** The seat first, the new secret after it: a session that turns out to sit elsewhere stays as it is. */
	async #seated(
		old: Session | null,
		seat: SeatId,
		entry: string | null,
	): Promise<NewSession | null> {
		const opened = old ? null : await this.#sessions.open(null);
		if (!(await this.#hold(opened?.session ?? old!, seat, entry))) return null;
		if (opened) return opened;
		const renewed = await this.#sessions.renew(old!, old!.account);
		this.#gathered.remember(renewed.session.id, [], old!.id);
		return renewed;
	}

	async #hold(session: Session, seat: SeatId, entry: string | null): Promise<boolean> {
		const { meeting, participant } = seat;
		const held = await this.#store.seats.hold({ session: session.id, meeting, participant, entry });
		return held === 'held';
	}

	/** A seat that its person has lost stands in nobody's way: they may have been invited anew. */
	async #heldThere(session: Session | null, seat: SeatId): Promise<Seat | 'somebody-else' | null> {
		if (!session) return null;
		if (!mayHaveSeats(session.account)) return 'somebody-else';
		const held = await seatIn(this.#store, session, seat.meeting);
		if (!held || held.participant === seat.participant) return held;
		if (await this.#doors.isHere(held.meeting, held.participant)) return 'somebody-else';
		await this.#store.seats.release(session.id, held.meeting);
		return null;
	}

	async #come(seat: SeatId, by: Entering): Promise<Come> {
		if (by.held?.entry === null || (await this.#isKnown(seat, by.device))) {
			await this.#firstWord(seat, by.word);
			return { entry: null };
		}
		const right = by.word !== null && (await this.#words.isRight(seat, by.word, by.source));
		return right ? this.#comeAs(seat, by) : this.#laterDevice(seat, by, false);
	}

	/** The person without doubt: from now on this device is theirs. */
	async #comeAs(seat: SeatId, by: Pick<Entering, 'held' | 'device'>): Promise<Come> {
		if (by.held?.entry === null || (await this.#isKnown(seat, by.device))) return { entry: null };
		if ((await this.#laterDevice(seat, by, true)) === 'gone') return 'gone';
		await this.#bind(seat, by.device, 'always');
		return { entry: null };
	}

	/** A word on the person's own device is theirs, if there is none yet; later it is changed from inside. */
	async #firstWord(seat: SeatId, word: string | null): Promise<void> {
		if (word === null || !isWord(word) || (await this.#words.isSet(seat))) return;
		await this.#words.set(seat, word);
	}

	/** A device that was here before keeps its entry: coming back tells nobody anything new. */
	async #laterDevice(
		seat: SeatId,
		by: Pick<Entering, 'held' | 'device'>,
		whole: boolean,
	): Promise<Come> {
		const { meeting, participant } = seat;
		const before = by.held?.entry ?? (await this.#entryOf(seat, by.device));
		if (before !== null) {
			if (whole) await this.#doors.giveWord(meeting, participant, before);
			return { entry: before };
		}
		const id = await this.#doors.enter(meeting, participant, whole);
		if (id === null) return 'gone';
		const device = deviceHash(by.device, seat);
		await this.#store.entries.record({ id, meeting, participant, at: Date.now(), device });
		return { entry: id };
	}

	/** The first device that comes is the person's. */
	async #isKnown(seat: SeatId, device: string): Promise<boolean> {
		const devices = await this.#store.entries.devices(seat.meeting, seat.participant);
		if (devices.size > 0) return devices.has(deviceHash(device, seat));
		return this.#bind(seat, device, 'if-first');
	}

	async #entryOf(seat: SeatId, device: string): Promise<string | null> {
		const entries = await this.#store.entries.ofMeeting(seat.meeting);
		const hash = deviceHash(device, seat);
		return entries.find((entry) => entry.device === hash)?.id ?? null;
	}

	#bind(seat: SeatId, device: string, when: 'always' | 'if-first'): Promise<boolean> {
		const { meeting, participant } = seat;
		const hash = deviceHash(device, seat);
		return this.#store.entries.bind({ meeting, participant, device: hash, at: Date.now() }, when);
	}
}
