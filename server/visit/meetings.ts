// What a visitor may ask of meetings: finds their seat first, and without one every meeting is a meeting that does not exist.
import { parseCallMeeting, parseCommand } from '#lib/domain/command.ts';
import type { AccountId, EntryId, ParticipantId } from '#lib/domain/ids.ts';
import type { Ledger } from '#lib/domain/ledger/ledger.ts';
import type { Carried } from '#lib/domain/meeting/carry.ts';
import type { Minutes } from '#lib/domain/minutes/minutes-of.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import type { Tags } from '#lib/domain/table/facts.ts';
import type { Learning } from '#lib/domain/view/learning.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { mayHaveAccessAnswer, type AccessAnswer } from '#lib/domain/view/access-answer.ts';
import type { View } from '#lib/domain/view/view.ts';
import { mayHaveSeats, seatIn, seatsOf, seatsOfAccount, type Seat } from '../auth/seats.ts';
import { RECENT_SIGN_IN_MS } from '../auth/sessions.ts';
import type { Done } from '../live/answering.ts';
import type { Called, CallingAccount, Hosts } from '../live/hosts.ts';
import { UnreadableError } from '../store/errors.ts';
import type { Account } from '../store/people-ports.ts';
import type { Store } from '../store/ports.ts';
import type { Visitor } from './visitor.ts';

/** What is asked of the meetings in memory. */
export type LiveMeetings = Pick<
	Hosts,
	| 'accessAnswer'
	| 'call'
	| 'carry'
	| 'command'
	| 'view'
	| 'minutes'
	| 'ledger'
	| 'learning'
	| 'personRef'
>;

export type MeetingRow = Pick<View['meeting'], 'id' | 'label' | 'kind' | 'state' | 'date'> & {
	/** The meeting before, of the same person: for whoever has both seats, and for nobody else. */
	readonly follows?: string;
};

export interface SignInAgain {
	readonly refused: 'sign-in-again';
}

/** A code is handed over for one's own page; an account left open on a desk must not give everything away. */
const mayTakeEverything = ({ session }: Visitor): boolean =>
	!session?.account || Date.now() - session.signedInAt <= RECENT_SIGN_IN_MS;

const readerOf = (seat: Seat): Reader => ({
	participant: seat.participant as ParticipantId,
	entry: seat.entry as EntryId | null,
});

export class Meetings {
	readonly #store: Store;
	readonly #live: LiveMeetings;

	constructor(store: Store, live: LiveMeetings) {
		this.#store = store;
		this.#live = live;
	}

	seat(visitor: Visitor, meeting: string): Promise<Seat | null> {
		return seatIn(this.#store, visitor.session, meeting);
	}

	async reader(visitor: Visitor, meeting: string): Promise<Reader | null> {
		const seat = await this.seat(visitor, meeting);
		return seat && readerOf(seat);
	}

	/** The visitor's meetings, the latest first; those without a date come before all others. */
	async list(visitor: Visitor): Promise<MeetingRow[]> {
		return this.rows(await seatsOf(this.#store, visitor.session));
	}

	/** As those who sit there have them. */
	async rows(seats: readonly Seat[]): Promise<MeetingRow[]> {
		const rows = await Promise.all(seats.map((seat) => this.#row(seat)));
		return following(rows.filter((row) => row !== null)).sort(
			(a, b) => compare(b.date ?? '9999', a.date ?? '9999') || compare(a.id, b.id),
		);
	}

	async view(visitor: Visitor, meeting: string, as?: string): Promise<View | Refusal> {
		const reader = await this.reader(visitor, meeting);
		return reader ? this.#live.view(meeting, reader, as) : NOT_FOUND;
	}

	async minutes(visitor: Visitor, meeting: string): Promise<Minutes | Refusal> {
		const reader = await this.reader(visitor, meeting);
		return reader ? this.#live.minutes(meeting, reader) : NOT_FOUND;
	}

	async ledger(visitor: Visitor, meeting: string): Promise<Ledger | Refusal> {
		const reader = await this.reader(visitor, meeting);
		return reader ? this.#live.ledger(meeting, reader) : NOT_FOUND;
	}

	/** [L8] whoever it is for; with an account, only soon after signing in. */
	async mayHaveAccessAnswer(
		visitor: Visitor,
		meeting: string,
	): Promise<Reader | Refusal | SignInAgain> {
		const reader = await this.reader(visitor, meeting);
		if (!reader) return NOT_FOUND;
		const view = await this.#live.view(meeting, reader);
		if (isRefusal(view) || !mayHaveAccessAnswer(view)) return NOT_FOUND;
		return mayTakeEverything(visitor) ? reader : { refused: 'sign-in-again' };
	}

	/** Everything at once, for whoever may have it. */
	async accessAnswer(
		visitor: Visitor,
		meeting: string,
	): Promise<AccessAnswer | Refusal | SignInAgain> {
		const reader = await this.mayHaveAccessAnswer(visitor, meeting);
		return 'refused' in reader ? reader : this.#live.accessAnswer(meeting, reader);
	}

	async learning(visitor: Visitor, meeting: string, tags: Tags): Promise<Learning | Refusal> {
		const reader = await this.reader(visitor, meeting);
		return reader ? this.#live.learning(meeting, reader, tags) : NOT_FOUND;
	}

	async call(visitor: Visitor, input: unknown): Promise<Called | Refusal> {
		const account = visitor.session?.account ?? null;
		if (account?.kind !== 'coordinator' || !mayHaveSeats(account)) return refuse('not-allowed');
		const command = parseCallMeeting(input);
		if (isRefusal(command)) return command;
		const caller = await this.#caller(account);
		if (isRefusal(caller) || command.from === undefined)
			return isRefusal(caller) ? caller : this.#live.call(caller, command);
		const carried = await this.#carried(visitor, account, command.from, command.except ?? []);
		return isRefusal(carried) ? carried : this.#live.call(caller, command, carried);
	}

	/** Through the seat of the account that calls: a code that somebody else made carries nobody along. */
	async #carried(
		visitor: Visitor,
		account: Account,
		from: string,
		except: readonly ParticipantId[],
	): Promise<Carried | Refusal> {
		const own = await seatsOfAccount(this.#store, account);
		const seat = await this.seat(visitor, from);
		const isOwn = own.some(({ participant }) => participant === seat?.participant);
		return seat && isOwn ? this.#live.carry(from, readerOf(seat), except) : NOT_FOUND;
	}

	async command(visitor: Visitor, meeting: string, input: unknown): Promise<Done | Refusal> {
		const reader = await this.reader(visitor, meeting);
		if (!reader) return NOT_FOUND;
		const command = parseCommand(input);
		if (isRefusal(command)) return command;
		if (command.type === 'invite' && command.account !== undefined) {
			const refused = await this.#refusedAccount(visitor, command.account);
			if (refused) return refused;
		}
		return this.#live.command(meeting, reader, command);
	}

	/** A meeting that cannot be read must not hide the others. */
	async #row(seat: Seat): Promise<Tied | null> {
		try {
			const view = await this.#live.view(seat.meeting, readerOf(seat));
			if (isRefusal(view)) return null;
			const ref = await this.#live.personRef(seat.meeting, readerOf(seat));
			const row = rowOf(view.meeting);
			return { row, day: dayOf(view.meeting), ref: view.me.entry === 'whole' ? ref : null };
		} catch (error) {
			if (error instanceof UnreadableError) return null;
			throw error;
		}
	}

	async #caller(account: Account): Promise<CallingAccount | Refusal> {
		const { id, organisation, name, secrecy } = account;
		if (secrecy !== 'bound' && secrecy !== 'discretion') return refuse('combination');
		const { organisations } = this.#store;
		const [its, services] = await Promise.all([
			organisations.get(organisation),
			organisations.services(organisation),
		]);
		const service = services.find((one) => one.id === account.service)?.name ?? '';
		const jurisdictions = (its?.jurisdictions ?? []) as CallingAccount['jurisdictions'];
		const itsFunction = account.function ?? '';
		return {
			organisation,
			jurisdictions,
			account: { id: id as AccountId, name, service, function: itsFunction, secrecy },
		};
	}

	/** Accounts of one's own organisation alone may be invited, and an administrator's never (R12). */
	async #refusedAccount(visitor: Visitor, id: string): Promise<Refusal | null> {
		const organisation = visitor.session?.account?.organisation;
		const invited = organisation === undefined ? null : await this.#store.accounts.get(id);
		const may =
			invited?.active && invited.organisation === organisation && invited.kind !== 'administrator';
		return may ? null : NOT_FOUND;
	}
}

interface Tied {
	readonly row: MeetingRow;
	/** When it is or was held, as ISO text; far away for one that has neither a date nor begun. */
	readonly day: string;
	/** null on a device that was not recognised: it learns of no other meeting. */
	readonly ref: string | null;
}

/** Each meeting with the one before it, where this visitor has both seats and they are one person's. */
function following(tied: readonly Tied[]): MeetingRow[] {
	return tied.map(({ row, day, ref }) => {
		const before = tied
			.filter((other) => ref !== null && other.ref === ref && other.row.id !== row.id)
			.filter((other) => other.day < day)
			.sort((a, b) => compare(b.day, a.day))[0];
		return before ? { ...row, follows: before.row.id } : row;
	});
}

const rowOf = ({ id, label, kind, state, date }: View['meeting']): MeetingRow => ({
	id,
	label,
	kind,
	state,
	date,
});

const dayOf = ({ date, startedAt }: View['meeting']): string =>
	date ?? (startedAt === null ? '9999' : new Date(startedAt).toISOString());

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
