// The life of a meeting's minutes as facts: marked parts, proposed, remarks, copies, adopted with the words frozen.
import type { Moment, OutcomeId, ParticipantId, RemarkId, SectionId, TextId } from '../ids.ts';
import type { Section, SectionKind } from '../section/facts.ts';
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

/** A part as adoption stores it. */
export interface FrozenPart {
	readonly section: SectionId;
	readonly title: TextId | null;
	/** Sealed under a key of its own; null where the holder had not marked the part. */
	readonly words: TextId | null;
	/** SHA-256 of the plain text, lower-case hex; null without words. */
	readonly digest: string | null;
	/** Who could read it at that moment. */
	readonly readers: readonly ParticipantId[];
}

/** A passage of frozen words: a place in their plain text (UTF-16). */
export interface Passage {
	readonly from: number;
	readonly length: number;
}

/** A part as it was adopted, with what became of it since. */
export interface AdoptedPart extends FrozenPart {
	/** As they were then: a part that goes on elsewhere changes nothing here. */
	readonly kind: SectionKind;
	readonly holder: ParticipantId;
	readonly about: readonly ParticipantId[];
	/** Its holder wanted its words in, and they could not be read. */
	readonly unread: boolean;
	/** Readers whom a later word took away. */
	readonly lost: readonly ParticipantId[];
	/** Taken back since; each is a place in the text as it was frozen. */
	readonly cuts: readonly Passage[];
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
			parts: readonly FrozenPart[];
			by: ParticipantId;
	  }
	| {
			type: 'adopted-readers-taken-off';
			section: SectionId;
			readers: readonly ParticipantId[];
	  }
	| { type: 'adopted-passage-taken-back'; section: SectionId; passage: Passage; by: ParticipantId };

type Of<Type extends MinutesEvent['type']> = Extract<MinutesEvent, { type: Type }>;

function marked(minutes: MinutesRecord, section: SectionId, is: boolean): MinutesRecord {
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

const patched = (
	minutes: MinutesRecord,
	section: SectionId,
	patch: (part: AdoptedPart) => Partial<AdoptedPart>,
): MinutesRecord => {
	const part = minutes.parts.get(section);
	if (!part) return minutes;
	const parts = new Map(minutes.parts).set(section, { ...part, ...patch(part) });
	return { ...minutes, parts };
};

type Sections = ReadonlyMap<SectionId, Section>;

function adopted(minutes: MinutesRecord, part: FrozenPart, sections: Sections): AdoptedPart {
	const { kind, holder, about } = sections.get(part.section)!;
	const unread = part.words === null && minutes.marked.has(part.section);
	return { ...part, kind, holder, about, unread, lost: [], cuts: [] };
}

/** A mark was given to a part that is shared and held by one person: closed, or in other hands, it is marked anew. */
export const withoutMark = (minutes: MinutesRecord, section: SectionId): MinutesRecord =>
	minutes.marked.has(section) && !minutes.adopted ? marked(minutes, section, false) : minutes;

export function evolveMinutes(
	minutes: MinutesRecord,
	event: MinutesEvent,
	at: Moment,
	sections: Sections,
): MinutesRecord {
	switch (event.type) {
		case 'part-marked':
			return marked(minutes, event.section, event.marked);
		case 'minutes-proposed':
			return { ...minutes, proposedAt: at, remarksUntil: event.remarksUntil };
		case 'minutes-remarked':
			return remarked(minutes, event, at);
		case 'copy-offered': {
			const { person, how } = event;
			return { ...minutes, copies: [...minutes.copies, { person, at, how }] };
		}
		case 'minutes-adopted': {
			const parts = new Map(
				event.parts.map((part) => [part.section, adopted(minutes, part, sections)]),
			);
			return { ...minutes, adopted: { at, how: event.how }, parts };
		}
		case 'adopted-readers-taken-off':
			return patched(minutes, event.section, ({ lost }) => ({
				lost: [...new Set([...lost, ...event.readers])],
			}));
		case 'adopted-passage-taken-back':
			return patched(minutes, event.section, ({ cuts }) => ({ cuts: [...cuts, event.passage] }));
		default:
			return unreachable(event);
	}
}
