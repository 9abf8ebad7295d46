// What the reader may do with a part, seen from their view alone; the server decides again.
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView, SectionView, View } from '#lib/domain/view/view.ts';
import { tellable } from '../extract/extract.ts';
import { isMe, personOf, seatedOf } from '../table/people.ts';

export interface Acts {
	readonly holder: boolean;
	readonly share: boolean;
	readonly widen: boolean;
	/** Readers were taken off, or it was closed: they come back only when they are named anew. */
	readonly reopen: boolean;
	readonly close: boolean;
	readonly takeBack: boolean;
	readonly retitle: boolean;
	/** Whose "stop" the reader may say here: their own, or at the person's word. */
	readonly stops: readonly ParticipantId[];
	readonly decide: boolean;
	readonly agreement: boolean;
	/** One's own note, never shared, to one person bound by secrecy. */
	readonly confide: boolean;
	/** A part about oneself that somebody else holds. */
	readonly beside: boolean;
	/** Own words, not shown yet, beside a part that one still reads. */
	readonly showBeside: boolean;
	readonly withhold: boolean;
	/** Whether its words stand in the minutes is its holder's to say. */
	readonly mark: boolean;
	/** Chosen words can be taken back, or said to somebody. */
	readonly takePassage: boolean;
	readonly extract: boolean;
}

const isSecret = (section: SectionView): boolean =>
	section.kind === 'secret' || section.kind === 'reserved';

/** A parent's word counts for a child below the age alone; over an older child's secret it counts nothing. */
function mayStop(view: View, id: ParticipantId, around: boolean): boolean {
	if (isMe(view, id)) return true;
	const person = personOf(view, id);
	if (person?.childOf?.includes(view.me.participantId))
		return person.capacities?.includes('representative') === true;
	return around;
}

/** Somebody reads beside the holder and the persons concerned, or waits to. */
const goesFurther = ({ holder, about, readers, opened }: SectionView): boolean =>
	[...readers.map(({ participantId }) => participantId), ...(opened?.named ?? [])].some(
		(id) => id !== holder && !about.includes(id),
	);

/** Narrowing is never refused: any present reader may note a "stop" at the person's word. */
function stopsOf(view: View, section: SectionView): ParticipantId[] {
	if (
		!(isSecret(section) || section.kind === 'extract') ||
		section.state !== 'open' ||
		!goesFurther(section)
	)
		return [];
	const around = view.me.inPhase || view.me.coordinator;
	return section.about.filter((id) => mayStop(view, id, around));
}

export function actsOf(view: View, section: SectionView): Acts {
	const holder = isMe(view, section.holder) && view.me.entry === 'whole';
	const open = section.state === 'open';
	const stopped = (section.stops ?? []).some((stop) => stop.at >= (section.opened?.at ?? 0));
	const takenOff = (section.refused ?? []).some(({ rule }) => rule === 'P16');
	return {
		holder,
		share: holder && section.state === 'draft' && section.kind !== 'own-words' && shares(view),
		widen: holder && open && (isSecret(section) || section.kind === 'extract'),
		reopen: holder && (section.state === 'closed' || (open && (takenOff || stopped))),
		close: holder && open,
		takeBack: holder && open,
		retitle: holder && !section.groundRules,
		stops: stopsOf(view, section),
		decide:
			section.access === 'write' && open && (section.kind !== 'common' || view.me.writesCommon),
		agreement: holder && isSecret(section) && section.state !== 'draft',
		confide: holder && section.state === 'draft' && mayConfide(view, section),
		beside: isSecret(section) && section.about.some((id) => isMe(view, id)) && !holder,
		showBeside: holder && section.state === 'draft' && section.kind === 'own-words',
		withhold: holder && isSecret(section) && section.about.some((id) => !isMe(view, id)),
		mark: holder && open && section.kind !== 'extract' && view.minutes?.adoptedAt == null,
		takePassage: section.access === 'write' && open && (holder || section.kind === 'common'),
		extract: holder && isSecret(section) && mayExtract(view),
	};
}

/** Whoever is bound shares under the rules of sharing; everybody else may hand a note over. */
const mayConfide = (view: View, { kind }: SectionView): boolean =>
	kind === 'draft' &&
	!isBound(view) &&
	view.me.secrecy !== 'authority' &&
	confidants(view).length > 0;

/** One person bound by secrecy, as they are introduced. */
export const confidants = (view: View): ParticipantView[] =>
	seatedOf(view).filter(
		({ id, family, promise, kind }) =>
			!isMe(view, id) &&
			!family &&
			promise === 'secrecy' &&
			(kind === undefined || kind === 'professional'),
	);

export const mayExtract = (view: View): boolean =>
	isBound(view) && view.me.kind === 'professional' && tellable(view).length > 0;

/** Nobody whose kind only reads is asked "who may read this?". */
export const shares = (view: View): boolean =>
	view.me.entry === 'whole' && (view.me.writesCommon || isConcerned(view));

export const isConcerned = (view: View): boolean =>
	['adult', 'young-person', 'parent'].includes(view.me.kind);

const isBound = (view: View): boolean => view.me.secrecy === 'bound';

/** Neither bound nor coordinating: their first screen is "for you". */
export const isGuest = (view: View): boolean => !isBound(view) && !view.me.coordinator;
