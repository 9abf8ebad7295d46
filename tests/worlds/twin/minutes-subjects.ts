// Who may know how the minutes came about: marked parts, proposed, what was said beside them, copies, adopted.
import type { SectionId } from '#lib/domain/ids.ts';
import type { Looks } from './looks.ts';
import type { Subjects } from './subjects.ts';

const knownOf = (looks: Looks, ids: readonly string[]): string[] =>
	ids.filter((id) => looks.knows(id as never)).sort();

/** Whoever reads a part whole, and once it is adopted whoever could read it then and has lost it by nothing since. */
export const hasPart = (looks: Looks, id: SectionId): boolean =>
	(looks.reads(id) !== null && !looks.isTold(id)) || looks.keeps(id);

const readsCommon = (looks: Looks): boolean => looks.commonAccess() !== 'none';

type OfMinutes =
	| 'part-answered'
	| 'part-marked'
	| 'minutes-proposed'
	| 'minutes-remarked'
	| 'copy-offered'
	| 'minutes-adopted'
	| 'adopted-readers-taken-off'
	| 'adopted-passage-taken-back'
	| 'ground-rules-laid'
	| 'ground-rules-read'
	| 'undertaking-given';

export const MINUTES: Pick<Subjects, OfMinutes> = {
	// a promise is told to whoever knows the person, as it stands in the minutes
	'undertaking-given': ({ participant }, looks, { at }) =>
		looks.knows(participant) && !looks.limited ? { participant, at } : undefined,
	// a heading, and when they were read aloud: for whoever has the part
	'ground-rules-laid': ({ section }, looks) => (hasPart(looks, section) ? { section } : undefined),
	'ground-rules-read': ({ section, happenedAt }, looks, { at }) =>
		hasPart(looks, section) ? { section, at: happenedAt ?? at } : undefined,
	'part-answered': ({ section, ...said }, looks, { at }) => {
		const mine = said.person === looks.me.id && !looks.limited;
		return mine || looks.holds(section) ? { section, ...said, at } : undefined;
	},
	'part-marked': ({ section, marked }, looks) =>
		looks.reads(section) !== null && !looks.isTold(section) ? { section, marked } : undefined,
	'minutes-proposed': ({ remarksUntil }, looks, { at }) =>
		readsCommon(looks) ? { remarksUntil, at } : undefined,
	'minutes-remarked': ({ by, item, ...remark }, looks, { at }) => {
		const section = item?.section ?? null;
		const mine = by === looks.me.id && !looks.limited;
		const told = section === null ? readsCommon(looks) : hasPart(looks, section);
		return mine || told ? { ...remark, item, at, by: knownOf(looks, [by]) } : undefined;
	},
	'copy-offered': ({ person, how }, looks, { at }) =>
		looks.runs || (person === looks.me.id && !looks.limited) ? { person, how, at } : undefined,
	'minutes-adopted': ({ parts }, looks, { at }) => {
		const had = parts.filter(({ section }) => looks.keeps(section));
		const told = had.map((part) => ({ ...part, readers: knownOf(looks, part.readers) }));
		return readsCommon(looks) || told.length > 0
			? { told, ...(readsCommon(looks) && { at }) }
			: undefined;
	},
	'adopted-readers-taken-off': ({ section, readers }, looks) =>
		looks.keeps(section) && looks.isToldOfAdopted(section)
			? { section, readers: knownOf(looks, readers) }
			: undefined,
	'adopted-passage-taken-back': ({ section, passage }, looks) =>
		looks.keeps(section) ? { section, passage } : undefined,
};
