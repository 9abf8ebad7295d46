// What the server may ask of its store about people: organisations, accounts, sessions, and seats entered by a code.
// The promises at the head of ports.ts hold here too.

import type { Period } from '#lib/domain/figures/period.ts';
import type { Publication } from '#lib/domain/figures/tables.ts';
import type { Retention } from '#lib/domain/retention/retention.ts';

export interface Organisation {
	id: string;
	name: string;
	/** Ids of the jurisdictions in which it calls meetings. */
	jurisdictions: string[];
	/** How long its meetings are kept; without it nothing is erased. */
	retention?: Retention;
	/** What its coordinators are proposed as rules of a table; plain paragraphs. */
	rules?: string;
	/** Publishes activity figures since this day (its first moment), each quarter that ends after it (N3). */
	figuresSince?: number;
}

/** [N4] Somebody leaves a meeting that they coordinated out of the figures of its quarter. */
export interface LeftOutWord {
	account: string;
	meeting: string;
	period: Period;
}

/** A professional whom an organisation met and keeps by name (K4); what they may read is said at each table anew. */
export interface Contact {
	id: string;
	name: string;
	/** The function that they were invited as: one of the pages' presets. */
	preset: string;
	introducedAs: string;
	service: string;
	secrecy: 'bound' | 'discretion';
	/** When they were last invited. */
	usedAt: number;
}

export interface Service {
	id: string;
	organisation: string;
	name: string;
	active: boolean;
}

/** Which seats a guest has gathered under one code of their own. */
export interface GatheredCodes {
	/** The hash of that code. */
	id: string;
	/** Of one of the meetings: whose key it lies under, once more. */
	organisation: string;
	/** Sealed with a key that is made of the code itself: without the code nobody can read it, the server neither. */
	sealed: string;
	/** When it was last used, as in `2026-11`: a day would say when somebody sat at a table. */
	month: string;
}

export interface OrganisationStore {
	/** Adds it, or replaces the one of the same id. */
	put(organisation: Organisation): Promise<void>;
	get(id: string): Promise<Organisation | null>;
	/** All of them, by id. */
	all(): Promise<Organisation[]>;
	/** Adds it, or replaces the one of the same id. */
	putService(service: Service): Promise<void>;
	/** Keeps the figures of a quarter; false where they were published before, and then nothing is changed (N3). */
	publish(organisation: string, publication: Publication): Promise<boolean>;
	/** The latest quarter first. */
	publications(organisation: string): Promise<Publication[]>;
	/** [N4] What its people leave out, as it was last kept; none where nothing was. */
	leftOut(organisation: string): Promise<LeftOutWord[]>;
	/** Replaces it. What is stored has one length, however many there are of them up to some dozens. */
	keepLeftOut(organisation: string, words: readonly LeftOutWord[]): Promise<void>;
	/** [K4] Whom it keeps by name; none where nobody was. */
	contacts(organisation: string): Promise<Contact[]>;
	/** Replaces them. What is stored has one length, however many there are of them up to some dozens. */
	keepContacts(organisation: string, contacts: readonly Contact[]): Promise<void>;
	/** [K5] A guest's gathered codes, by the hash of the one code that leads to them; null: there are none. */
	gathered(id: string): Promise<GatheredCodes | null>;
	/** Adds them, or replaces those of the same id. */
	keepGathered(codes: GatheredCodes): Promise<void>;
	forgetGathered(id: string): Promise<void>;
	/** All that were kept under this organisation. */
	allGathered(organisation: string): Promise<GatheredCodes[]>;
	/** The services of an organisation, by id. */
	services(organisation: string): Promise<Service[]>;
}

export interface Account {
	id: string;
	organisation: string;
	name: string;
	/** As typed; accounts are found by it whatever its case. */
	email: string;
	/** As argon2 made it; null: cannot sign in with a password. */
	passwordHash: string | null;
	kind: 'coordinator' | 'professional' | 'administrator';
	/** Id of a service of the organisation. */
	service: string | null;
	function: string | null;
	secrecy: 'bound' | 'discretion' | 'authority' | 'none';
	/** False: keeps its history and cannot sign in. */
	active: boolean;
}

export interface AccountStore {
	/** Adds an account under a new id (else ConflictError). Nothing is stored when another one has this e-mail address. */
	create(account: Account): Promise<'stored' | 'email-taken'>;
	/** Replaces the account of this id and organisation. */
	replace(account: Account): Promise<'stored' | 'email-taken' | 'unknown'>;
	get(id: string): Promise<Account | null>;
	/** Active or not. Upper and lower case, and spaces around it, do not matter. */
	byEmail(email: string): Promise<Account | null>;
	/** Active or not, by id. */
	ofOrganisation(organisation: string): Promise<Account[]>;
}

/** A signed-in browser, or a guest's. INVARIANT: `id` is the hash of what the cookie holds. */
export interface SessionRow {
	id: string;
	/** An account's id, or that of a visitor without one. */
	user: string;
	/** When it ends for being idle. */
	expiresAt: number;
	/** The sign-in: counts for the absolute end and for "sign in again". */
	createdAt: number;
	lastSeen: number;
}

export interface SessionStore {
	/** Adds it, or replaces the one of the same id. */
	set(session: SessionRow): Promise<void>;
	/** Also an expired one: the caller knows the time. */
	get(id: string): Promise<SessionRow | null>;
	ofUser(user: string): Promise<SessionRow[]>;
	/** Moves the idle end; does nothing for a session that is gone. */
	touch(id: string, expiresAt: number, lastSeen: number): Promise<void>;
	/** Ends one session, with the seats that it holds. */
	delete(id: string): Promise<void>;
	/** Ends all sessions of a user, with the seats that they hold. */
	deleteOfUser(user: string): Promise<void>;
	/** Ends the sessions whose `expiresAt` is at or before this time, with the seats that they hold. */
	deleteExpired(now: number): Promise<void>;
}

/** One session's place in one meeting. */
export interface HeldSeat {
	session: string;
	meeting: string;
	participant: string;
	/** The entry by which it came in with a code; null for an account's own seat. */
	entry: string | null;
}

export interface SeatStore {
	/** Gives the session this seat. A session holds one seat per meeting: 'other-seat' when it has another there, 'no-session' when it is gone. Holding the same again replaces the entry. */
	hold(seat: HeldSeat): Promise<'held' | 'other-seat' | 'no-session'>;
	ofSession(session: string): Promise<HeldSeat[]>;
	/** Every session that sits there: those whose sockets close when the participant is removed. */
	ofParticipant(meeting: string, participant: string): Promise<HeldSeat[]>;
	/** Lets go of the session's seat in this meeting, if it has one. */
	release(session: string, meeting: string): Promise<void>;
	/** Hands all seats over to a new session (after a sign-in). Where the new one already holds a seat, it keeps its own. ConflictError when the new one is gone. */
	move(from: string, to: string): Promise<void>;
}

/** Somebody came in with a code: shown to the person and to the holders. */
export interface Entry {
	id: string;
	meeting: string;
	participant: string;
	at: number;
	/** Hash of the device's own cookie. */
	device: string;
}

/** An entry with the sections whose holders admitted it though its device is not bound. */
export interface RecordedEntry extends Entry {
	admitted: string[];
}

/** A device on which a seat's person is known to be who they are. */
export interface DeviceBinding {
	meeting: string;
	participant: string;
	device: string;
	at: number;
}

export interface EntryStore {
	/** Logs an entry under a new id (else ConflictError). */
	record(entry: Entry): Promise<void>;
	/** The entries of a meeting, oldest first. */
	ofMeeting(meeting: string): Promise<RecordedEntry[]>;
	/** A holder's word that this entry may have this section; ConflictError for an unknown entry. */
	admit(entry: string, section: string): Promise<void>;
	/** Binds the device: always, or with 'if-first' only when the seat has none yet. True when this device is bound afterwards. */
	bind(binding: DeviceBinding, when: 'always' | 'if-first'): Promise<boolean>;
	/** The hashes of the devices bound to a seat. */
	devices(meeting: string, participant: string): Promise<ReadonlySet<string>>;
	/** Sets the hash of the person's own word, or takes it away. */
	setWord(meeting: string, participant: string, wordHash: string | null): Promise<void>;
	word(meeting: string, participant: string): Promise<string | null>;
}
