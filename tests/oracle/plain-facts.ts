// The plain facts on which the oracle judges: people, parts, places and words, and what can be said of one of them alone.
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import type { Command } from '#lib/domain/command.ts';

export interface Told {
	readonly at: number;
	readonly by: string;
	readonly command: Command;
	/** The id that the command made, if any. */
	readonly made: string;
}
export interface Person {
	readonly id: string;
	readonly seated: boolean;
	kind: string;
	secrecy: string;
	missions: readonly string[];
	link: string | null;
	confirmed: boolean;
	/** Of a volunteer: told of professional secrecy, as the law asks. */
	noticed: boolean;
	childOf: readonly string[];
	bornOn: string | null;
	until: number | null;
	presence: string;
	gone: boolean;
}
/** How somebody stands before an opened part: since which fact, who was there then, and whether the holder named them. */
export interface Place {
	readonly order: number;
	readonly there: ReadonlySet<string>;
	readonly listed: boolean;
	covered: boolean;
	off: boolean;
}
export interface Part {
	readonly id: string;
	/** Who types for its holder now. */
	scribe: string | null;
	holder: string;
	/** Superiors who take part in this help, by the holder's word. */
	takingPart: readonly string[];
	kind: string;
	about: readonly string[];
	missions: readonly string[];
	until: number | null;
	/** Who was there when it was opened last. */
	there: ReadonlySet<string>;
	open: boolean;
	/** null: whom the rules allow. */
	named: readonly string[] | null;
	writers: readonly string[] | null;
	places: Map<string, Place>;
	/** Of own words: the part that they stand beside. */
	beside: string | null;
	/** Persons concerned from whom the holder withholds it. */
	withheld: Set<string>;
	/** Of an extract: who said yes, to which words. */
	yes: Map<string, { readonly digest: string; readonly said: Said }>;
	/** When it was opened last. */
	order: number;
}
export interface Said {
	readonly order: number;
	readonly at: number;
	readonly person: string;
	readonly voice: 'self' | 'representative';
	readonly scope: 'all' | readonly string[];
	readonly decision: string;
	readonly missions: readonly string[];
	readonly persons: readonly string[];
	readonly except: readonly string[];
	readonly lift: readonly string[];
	until: number | null;
	/** Said without an end: until the minutes are adopted. */
	readonly thisMeeting: boolean;
	/** A child below the age is not against it: that ends their own no, and opens nothing. */
	readonly assent: boolean;
	over: boolean;
	void: boolean;
}
export interface Called {
	readonly jurisdiction: JurisdictionId;
	readonly kind: 'network' | 'case-conference';
}

export const AGREEMENT_LASTS_MS = 60 * 86_400_000;
export const EXTRACT_LASTS_MS = 366 * 86_400_000;
export const THERE = ['in-room', 'remote', 'represented'];

/** Years: one's own word in BE-FR, and of age. */
export const OWN_WORD = 12;
export const MAJORITY = 18;
export const AWAY = ['left', 'absent', 'excused'];
export const FAMILY = ['adult', 'young-person', 'parent'];
export const DERIVED = ['support', 'interpreter', 'lawyer', 'intern', 'volunteer'];
export const READ_ONLY = ['superior', 'authority', 'interpreter', 'support', 'volunteer'];
export const CLOSING = ['refused', 'withdrawn', 'paused'];

export const meet = (one: readonly string[], other: readonly string[]): boolean =>
	one.some((id) => other.includes(id));

export const isHere = ({ seated, gone, until }: Person, at: number): boolean =>
	seated && !gone && (until === null || until > at);

export const placeOf = (order: number, there: ReadonlySet<string>, listed: boolean): Place => ({
	order,
	there,
	listed,
	covered: false,
	off: false,
});

/** One's own confidence about oneself. */
export const isOwn = ({ kind, about, holder }: Part): boolean =>
	kind === 'reserved' && about.includes(holder);

interface Room {
	readonly at: number;
	readonly isConference: boolean;
}
const CONFERS = ['professional', 'lawyer', 'superior', 'authority'];

/** R1: bound, and of the mission; for one's own confidence, bound is enough; a superior takes part as the holder says (R10). */
export function fits(reader: Person, part: Part, { at, isConference }: Room): boolean {
	const { kind, secrecy } = reader;
	if (!isHere(reader, at)) return false;
	if (part.kind === 'extract') return isTold(reader) && part.about.length > 0;
	if (isConference) return CONFERS.includes(kind) && ['bound', 'authority'].includes(secrecy);
	if (secrecy !== 'bound') return false;
	if (kind === 'superior') return part.takingPart.includes(reader.id);
	return kind === 'professional' && (isOwn(part) || meet(reader.missions, part.missions));
}

/** An extract is for somebody who helps, in their own name. */
const isTold = ({ kind, secrecy }: Person): boolean =>
	kind === 'professional' || (kind === 'other' && secrecy !== 'bound');

/** Named, or of a listed mission; both lists given, both must hold; neither: nobody. */
export const covers = ({ missions, persons }: Said, reader: Person): boolean =>
	missions.length + persons.length > 0 &&
	(persons.length === 0 || persons.includes(reader.id)) &&
	(missions.length === 0 || meet(missions, reader.missions));

/** A no to some, which says nothing of the others. */
export const isPartial = ({ decision, missions, persons }: Said): boolean =>
	decision === 'refused' && missions.length + persons.length > 0;

/** What is said of everything, whatever part it is about. */
export const EVERYTHING: Part = {
	...{ id: '', holder: '', kind: 'common', about: [], missions: [], takingPart: [], until: null },
	...{ there: new Set(), open: true, order: 0, named: null, writers: null, places: new Map() },
	...{ scribe: null, beside: null, withheld: new Set(), yes: new Map() },
};
