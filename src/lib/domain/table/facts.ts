// Who sits at the table: participants with three independent attributes (secrecy, missions, link), never one role.
import type {
	AccountId,
	EntryId,
	MissionId,
	Moment,
	ParticipantId,
	SectionId,
	TextId,
} from '../ids.ts';
import { unreachable } from '../unreachable.ts';

export const KINDS = [
	'professional',
	'adult',
	'young-person',
	'parent',
	'support',
	'lawyer',
	'interpreter',
	'intern',
	'volunteer',
	'superior',
	'authority',
	'other',
] as const;
export type Kind = (typeof KINDS)[number];

export const SECRECIES = ['bound', 'discretion', 'authority', 'none'] as const;
export type Secrecy = (typeof SECRECIES)[number];

export const PRESENCES = [
	'expected',
	'in-room',
	'remote',
	'represented',
	'excused',
	'absent',
	'left',
] as const;
export type Presence = (typeof PRESENCES)[number];

/** The words that name a person; each stands apart from the facts. */
export interface PersonWords {
	readonly name: TextId;
	readonly service: TextId | null;
	readonly function: TextId | null;
	readonly introducedAs: TextId | null;
}

/** The attributes that decide; nobody changes their own (R2). */
export interface Tags {
	readonly kind: Kind;
	readonly secrecy: Secrecy;
	readonly missions: readonly MissionId[];
	readonly coordinator: boolean;
	readonly accompanies: ParticipantId | null;
	readonly supervisor: ParticipantId | null;
	readonly childOf: readonly ParticipantId[];
	/** YYYY-MM-DD */
	readonly bornOn: string | null;
	readonly until: Moment | null;
}

export type Noted = 'invitedOn' | 'invitedHow' | 'accompaniedBy';

export interface Participant extends Tags {
	readonly id: ParticipantId;
	readonly words: PersonWords;
	/** false: a person concerned who is named but has no seat. */
	readonly seated: boolean;
	readonly account: AccountId | null;
	/** How many codes were made; 0 for whoever enters by account. */
	readonly codes: number;
	readonly linkConfirmed: boolean;
	/** When they accepted the two lines on discretion; null before, and for whoever is not asked. */
	readonly undertookAt: Moment | null;
	/** [T22] of somebody at a distance: whether nobody there can hear; null: not said. */
	readonly alone: boolean | null;
	/** A volunteer was told of professional secrecy, as the law asks. */
	readonly noticed: boolean;
	/** Shared by the seats of one person in meetings that were called from one another; never shown to anybody. */
	readonly ref: string | null;
	/** Seats that the same account had here before: what was refused to one is refused to all (R21). */
	readonly formerly: readonly ParticipantId[];
	readonly presence: Presence;
	readonly invitedOn: string | null;
	readonly invitedHow: TextId | null;
	readonly accompaniedBy: TextId | null;
	/** Who noted each of these; another one who records presence later is not told them. */
	readonly notedBy: Readonly<Record<Noted, ParticipantId | null>>;
	readonly removed: boolean;
	/** The participant's own end date has passed. */
	readonly ended: boolean;
}

/** A later device of the same person: common parts only, until the word or a holder. */
export interface Entry {
	readonly id: EntryId;
	readonly participant: ParticipantId;
	readonly at: Moment;
	readonly whole: boolean;
	readonly admitted: readonly SectionId[];
}

export interface Table {
	readonly participants: ReadonlyMap<ParticipantId, Participant>;
	readonly entries: ReadonlyMap<EntryId, Entry>;
}

export type TableEvent =
	| {
			type: 'participant-invited';
			participant: ParticipantId;
			words: PersonWords;
			tags: Tags;
			seated: boolean;
			account: AccountId | null;
			code: boolean;
			by: ParticipantId | null;
	  }
	| { type: 'participant-retagged'; participant: ParticipantId; tags: Tags; by: ParticipantId }
	| { type: 'participant-removed'; participant: ParticipantId; by: ParticipantId }
	| { type: 'code-renewed'; participant: ParticipantId; by: ParticipantId }
	| { type: 'link-confirmed'; participant: ParticipantId; by: ParticipantId }
	| { type: 'link-ended'; participant: ParticipantId; by: ParticipantId }
	| { type: 'person-tied'; participant: ParticipantId; ref: string }
	| { type: 'notice-recorded'; participant: ParticipantId; by: ParticipantId }
	/** By the person alone: nobody promises in another one's name. */
	| { type: 'undertaking-given'; participant: ParticipantId }
	/** [T22] at their own word, whoever noted it. */
	| { type: 'earshot-told'; participant: ParticipantId; alone: boolean; by: ParticipantId }
	| {
			type: 'presence-recorded';
			participant: ParticipantId;
			presence: Presence;
			invitedOn: string | null;
			invitedHow: TextId | null;
			accompaniedBy: TextId | null;
			happenedAt: Moment | null;
			by: ParticipantId;
	  }
	| { type: 'device-entered'; participant: ParticipantId; entry: EntryId; whole: boolean }
	| { type: 'word-given'; entry: EntryId }
	| { type: 'entry-admitted'; entry: EntryId; section: SectionId; by: ParticipantId };

export const emptyTable: Table = { participants: new Map(), entries: new Map() };

/** Bound by professional secrecy; an authority or a promise of discretion is not. */
export const isBound = (participant: Participant): boolean => participant.secrecy === 'bound';

const CONCERNED: ReadonlySet<Kind> = new Set(['adult', 'young-person', 'parent']);
/** Nobody else can be "about", give an agreement or own a secret (R7). */
export const isConcernedKind = (kind: Kind): boolean => CONCERNED.has(kind);

const DERIVED: ReadonlySet<Kind> = new Set([
	'support',
	'lawyer',
	'interpreter',
	'intern',
	'volunteer',
]);
/** Has nothing from their own tags, only through a link (R11). */
export const isDerivedKind = (kind: Kind): boolean => DERIVED.has(kind);

/** [T19] whoever no law binds to secrecy, and whose secret it is not: there is their promise alone. */
export const isAskedToUndertake = ({ kind, secrecy, seated }: Participant): boolean =>
	seated && !isConcernedKind(kind) && (secrecy === 'discretion' || secrecy === 'none');

/** Has a seat, was not removed, and their time has not ended. */
export const isAtTable = (participant: Participant): boolean =>
	participant.seated && !participant.removed && !participant.ended;

/** Recorded in the room or on the line. */
export const isNear = ({ presence }: Participant): boolean =>
	presence === 'in-room' || presence === 'remote';

const patched = (table: Table, id: ParticipantId, patch: Partial<Participant>): Table => {
	const participant = table.participants.get(id);
	if (!participant) return table;
	const participants = new Map(table.participants).set(id, { ...participant, ...patch });
	return { ...table, participants };
};

const withEntry = (table: Table, entry: Entry): Table => ({
	...table,
	entries: new Map(table.entries).set(entry.id, entry),
});

type Invited = Extract<TableEvent, { type: 'participant-invited' }>;

const formerSeats = (table: Table, { account }: Invited): ParticipantId[] =>
	[...table.participants.values()]
		.filter((seat) => account !== null && seat.account === account)
		.map(({ id }) => id);

const invited = (table: Table, event: Invited): Participant => ({
	...event.tags,
	id: event.participant,
	words: event.words,
	seated: event.seated,
	account: event.account,
	codes: event.code ? 1 : 0,
	linkConfirmed: false,
	noticed: false,
	undertookAt: null,
	alone: null,
	ref: null,
	formerly: formerSeats(table, event),
	presence: 'expected',
	invitedOn: null,
	invitedHow: null,
	accompaniedBy: null,
	notedBy: { invitedOn: null, invitedHow: null, accompaniedBy: null },
	removed: false,
	ended: false,
});

/** A changed link, and the link of somebody who is now something else, has to be confirmed anew. */
function retagged(table: Table, id: ParticipantId, tags: Tags): Table {
	const before = table.participants.get(id);
	if (!before) return table;
	const sameLink =
		before.kind === tags.kind &&
		before.secrecy === tags.secrecy &&
		before.accompanies === tags.accompanies &&
		before.supervisor === tags.supervisor;
	const linkConfirmed = before.linkConfirmed && sameLink;
	const noticed = before.noticed && tags.kind === before.kind;
	return patched(table, id, { ...tags, linkConfirmed, noticed });
}

/** What a record says nothing about stays as somebody noted it before. */
function presenceRecorded(
	table: Table,
	event: Extract<TableEvent, { type: 'presence-recorded' }>,
): Table {
	const before = table.participants.get(event.participant);
	if (!before) return table;
	const { presence, by } = event;
	const kept = <Field extends Noted>(field: Field): Participant[Field] =>
		(event[field] as Participant[Field]) ?? before[field];
	const noter = (field: Noted): ParticipantId | null =>
		event[field] === null ? before.notedBy[field] : by;
	return patched(table, event.participant, {
		presence,
		alone: null,
		invitedOn: kept('invitedOn'),
		invitedHow: kept('invitedHow'),
		accompaniedBy: kept('accompaniedBy'),
		notedBy: {
			invitedOn: noter('invitedOn'),
			invitedHow: noter('invitedHow'),
			accompaniedBy: noter('accompaniedBy'),
		},
	});
}

export function evolveTable(table: Table, event: TableEvent, at: Moment): Table {
	switch (event.type) {
		case 'participant-invited': {
			const participants = new Map(table.participants).set(
				event.participant,
				invited(table, event),
			);
			return { ...table, participants };
		}
		case 'participant-retagged':
			return retagged(table, event.participant, event.tags);
		case 'participant-removed':
			return patched(table, event.participant, { removed: true });
		case 'code-renewed': {
			const codes = (table.participants.get(event.participant)?.codes ?? 0) + 1;
			return patched(table, event.participant, { codes });
		}
		case 'link-confirmed':
			return patched(table, event.participant, { linkConfirmed: true });
		case 'link-ended':
			return patched(table, event.participant, { linkConfirmed: false });
		case 'person-tied':
			return patched(table, event.participant, { ref: event.ref });
		case 'notice-recorded':
			return patched(table, event.participant, { noticed: true });
		case 'undertaking-given':
			return patched(table, event.participant, { undertookAt: at });
		case 'earshot-told':
			return patched(table, event.participant, { alone: event.alone });
		case 'presence-recorded':
			return presenceRecorded(table, event);
		case 'device-entered':
			return withEntry(table, {
				id: event.entry,
				participant: event.participant,
				at,
				whole: event.whole,
				admitted: [],
			});
		case 'word-given': {
			const entry = table.entries.get(event.entry);
			return entry ? withEntry(table, { ...entry, whole: true }) : table;
		}
		case 'entry-admitted': {
			const entry = table.entries.get(event.entry);
			return entry
				? withEntry(table, { ...entry, admitted: [...entry.admitted, event.section] })
				: table;
		}
		default:
			return unreachable(event);
	}
}
