// The life of a meeting's minutes as facts: marked parts, proposed, remarks, copies, adopted with the words frozen.
import type { Moment, OutcomeId, ParticipantId, RemarkId, SectionId, TextId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';

export const COPY_WAYS = ['printed', 'handed', 'read-aloud', 'posted'] as const;
/** How a copy was offered to somebody; "page": on their own page, because they have a seat. */
export type CopyWay = (typeof COPY_WAYS)[number] | 'page';
export const ADOPTED_HOW = ['in-room', 'after-time'] as const;
export type AdoptedHow = (typeof ADOPTED_HOW)[number];

/** What a remark is about: its audience is that of this item; null: the minutes as a whole. */
export type RemarkItem =
	| { readonly kind: 'decision'; readonly outcome: OutcomeId; readonly section: SectionId | null }
	| { readonly kind: 'part'; readonly section: SectionId };

export interface Remark {
	readonly id: RemarkId;
	readonly at: Moment;
	readonly by: ParticipantId;
	readonly text: TextId;
	readonly item: RemarkItem | null;
	readonly dissent: boolean;
	/** Said after adoption: a dated statement beside words that no longer change. */
	readonly correction: boolean;
}

/** A part as adoption froze it. */
export interface AdoptedPart {
	readonly section: SectionId;
	readonly title: TextId | null;
	/** Sealed under a key of its own; null where the holder had not marked the part. */
	readonly words: TextId | null;
	/** SHA-256 of the plain text, lower-case hex; null without words. */
	readonly digest: string | null;
	/** Who could read it at that moment, less whom a later word took away. */
	readonly readers: readonly ParticipantId[];
}

export interface Copy {
	readonly person: ParticipantId;
	readonly at: Moment;
	readonly how: CopyWay;
}

export interface MinutesRecord {
	/** Parts whose text their holder wants in the minutes. */
	readonly marked: ReadonlySet<SectionId>;
	readonly proposedAt: Moment | null;
	/** Until when remarks are awaited; a word to the people, not a lock. */
	readonly remarksUntil: Moment | null;
	readonly remarks: readonly Remark[];
	readonly copies: readonly Copy[];
	readonly adopted: { readonly at: Moment; readonly how: AdoptedHow } | null;
	readonly parts: ReadonlyMap<SectionId, AdoptedPart>;
}

export const noMinutes: MinutesRecord = {
	marked: new Set(),
	proposedAt: null,
	remarksUntil: null,
	remarks: [],
	copies: [],
	adopted: null,
	parts: new Map(),
};

export type MinutesEvent =
	| { type: 'part-marked'; section: SectionId; marked: boolean; by: ParticipantId }
	| { type: 'minutes-proposed'; remarksUntil: Moment | null; by: ParticipantId }
	| {
			type: 'minutes-remarked';
			remark: RemarkId;
			text: TextId;
			item: RemarkItem | null;
			dissent: boolean;
			by: ParticipantId;
	  }
	| { type: 'copy-offered'; person: ParticipantId; how: CopyWay; by: ParticipantId }
	| {
			type: 'minutes-adopted';
			how: AdoptedHow;
			parts: readonly AdoptedPart[];
			by: ParticipantId;
	  }
	| {
			type: 'adopted-readers-taken-off';
			section: SectionId;
			readers: readonly ParticipantId[];
	  };

type Of<Type extends MinutesEvent['type']> = Extract<MinutesEvent, { type: Type }>;

function marked(minutes: MinutesRecord, { section, marked: is }: Of<'part-marked'>): MinutesRecord {
	const all = new Set(minutes.marked);
	if (is) all.add(section);
	else all.delete(section);
	return { ...minutes, marked: all };
}

function remarked(
	minutes: MinutesRecord,
	{ type: _, remark: id, ...said }: Of<'minutes-remarked'>,
	at: Moment,
): MinutesRecord {
	const remark: Remark = { id, at, ...said, correction: minutes.adopted !== null };
	return { ...minutes, remarks: [...minutes.remarks, remark] };
}

function takenOff(
	minutes: MinutesRecord,
	{ section, readers: gone }: Of<'adopted-readers-taken-off'>,
): MinutesRecord {
	const part = minutes.parts.get(section);
	if (!part) return minutes;
	const readers = part.readers.filter((reader) => !gone.includes(reader));
	return { ...minutes, parts: new Map(minutes.parts).set(section, { ...part, readers }) };
}

export function evolveMinutes(
	minutes: MinutesRecord,
	event: MinutesEvent,
	at: Moment,
): MinutesRecord {
	switch (event.type) {
		case 'part-marked':
			return marked(minutes, event);
		case 'minutes-proposed':
			return { ...minutes, proposedAt: at, remarksUntil: event.remarksUntil };
		case 'minutes-remarked':
			return remarked(minutes, event, at);
		case 'copy-offered': {
			const { person, how } = event;
			return { ...minutes, copies: [...minutes.copies, { person, at, how }] };
		}
		case 'minutes-adopted': {
			const parts = new Map(event.parts.map((part) => [part.section, part]));
			return { ...minutes, adopted: { at, how: event.how }, parts };
		}
		case 'adopted-readers-taken-off':
			return takenOff(minutes, event);
		default:
			return unreachable(event);
	}
}
