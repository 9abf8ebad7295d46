// Where the minutes stand, as one reader may know it: remarks with the audience of their item, parts as they were adopted.
import type { SectionId } from '../ids.ts';
import { isConference, wordsOf } from '../meeting/facts.ts';
import { adoptedText, readsAdopted } from '../minutes/adoption.ts';
import { withoutCopy } from '../minutes/lifecycle.ts';
import type { AdoptedPart, Remark } from '../minutes/record.ts';
import { isAddressed } from '../policy/visibility.ts';
import type { Words } from '../words.ts';
import type { Looking } from './looking.ts';
import { known } from './people-view.ts';
import type { AdoptedPartView, MinutesView, RemarkView } from './minutes-told.ts';

/** [M10] a part as adopted; a device without the word has those of the whole table alone (P20). */
function hasAdopted({ meeting, me, at, sight }: Looking, part: AdoptedPart | undefined): boolean {
	if (!part) return false;
	const isCommon = meeting.sections.sections.get(part.section)?.kind === 'common';
	return (!sight.limited || isCommon) && readsAdopted(meeting, me, part, at);
}

/**
 * [M4] what has the audience of a part: whoever reads it now, and once it is adopted whoever has it so.
 * [S19] whom an extract is addressed to gets its agreed words, and nothing that was written down beside them.
 */
export const hasPart = (looking: Looking, section: SectionId): boolean => {
	const access = looking.sight.sections.get(section);
	if (access && !isAddressed(access)) return true;
	return hasAdopted(looking, looking.meeting.minutes.parts.get(section));
};

function remarkView({ meeting, sight }: Looking, remark: Remark): RemarkView {
	const { id, at, by, text, item, dissent, correction } = remark;
	return {
		id,
		at,
		by: sight.people.has(by) && !isConference(meeting) ? by : null,
		text: wordsOf(meeting, text),
		item: item === null ? null : item.kind === 'part' ? item.section : item.outcome,
		dissent,
		correction,
	};
}

/**
 * [M10] who had it at adoption: a list that never shrinks, or it would tell of what others said since. Who has it
 * still is for its holder and the persons concerned.
 */
function partView(looking: Looking, part: AdoptedPart): AdoptedPartView {
	const { meeting, me } = looking;
	const { section: id, holder, kind, about, readers, unread } = part;
	const isTold = holder === me.id || about.includes(me.id);
	const lost = isTold ? part.lost : [];
	return {
		id,
		title: wordsOf(meeting, part.title),
		kind,
		...(meeting.groundRules.has(id) && { groundRules: true as const }),
		holder,
		about: known(looking, about),
		readers: known(looking, readers),
		digest: part.cuts.length === 0 ? part.digest : null,
		...(lost.length > 0 && { lost: known(looking, lost) }),
		...(unread && holder === me.id && { unread: true as const }),
	};
}

/** [M8] the minutes as a whole are the whole table's; a remark is for whoever has what it is about, and its author. */
function hears(looking: Looking, { item, by }: Remark, readsCommon: boolean): boolean {
	if (by === looking.me.id && !looking.sight.limited) return true;
	const section = item?.section ?? null;
	return section === null ? readsCommon : hasPart(looking, section);
}

export function minutesView(
	looking: Looking,
	readsCommon: boolean,
): { readonly minutes?: MinutesView } {
	const { meeting, me, sight } = looking;
	const { minutes } = meeting;
	if (me.kind === 'interpreter') return {}; // no history, no minutes, no copy (M5)
	const remarks = minutes.remarks.filter((remark) => hears(looking, remark, readsCommon));
	const parts = [...minutes.parts.values()].filter((part) => hasAdopted(looking, part));
	const stands = readsCommon && minutes.proposedAt !== null;
	const runs = me.coordinator && !sight.limited;
	const copies = minutes.copies.filter(
		({ person }) => runs || (person === me.id && !sight.limited),
	);
	if (!stands && remarks.length + parts.length + copies.length === 0) return {};
	return {
		minutes: {
			proposedAt: stands ? minutes.proposedAt : null,
			remarksUntil: stands ? minutes.remarksUntil : null,
			adoptedAt: readsCommon ? (minutes.adopted?.at ?? null) : null,
			remarks: remarks.map((remark) => remarkView(looking, remark)),
			parts: parts.map((part) => partView(looking, part)).sort((a, b) => (a.id < b.id ? -1 : 1)),
			copies,
			...(runs && { withoutCopy: withoutCopy(meeting).map(({ id }) => id) }),
		},
	};
}

/** The frozen words that this reader has, read out of the facts. */
export function adoptedWords(looking: Looking): ReadonlyMap<SectionId, Words> {
	const { meeting } = looking;
	return new Map(
		[...meeting.minutes.parts.values()].flatMap((part) => {
			const text = hasAdopted(looking, part) ? adoptedText(meeting, part) : null;
			return text ? [[part.section, text] as const] : [];
		}),
	);
}
