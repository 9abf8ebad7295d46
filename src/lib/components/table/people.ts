// The people of a view: what to call them, and in what order they stand (the family first).
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';

const TITLES = new Set(
	'm mr mme mlle mm madame monsieur dr dre docteur docteure me maître pr prof mevr dhr herr frau mrs ms miss'.split(
		' ',
	),
);

const wordsOf = (name: string): string[] =>
	(name.split(',')[0] ?? name).trim().split(/\s+/).filter(Boolean);
const isTitle = (word: string): boolean => TITLES.has(word.toLowerCase().replace(/\.$/, ''));

/** How people at a table call each other: the first name, the whole name behind a title, and both where two share a first name. */
export function shortName(name: string, all: readonly string[] = []): string {
	const words = wordsOf(name);
	const [first] = words;
	if (!first || isTitle(first)) return words.join(' ');
	const sameFirst = all.filter((other) => wordsOf(other)[0] === first).length;
	return sameFirst > 1 ? words.join(' ') : first;
}

export const personOf = (view: View, id: ParticipantId): ParticipantView | undefined =>
	view.participants.find((person) => person.id === id);

export const isMe = (view: View, id: ParticipantId): boolean => view.me.participantId === id;

/** Someone who is no longer in one's view keeps no name here. */
export const nameOf = (view: View, id: ParticipantId): string =>
	personOf(view, id)?.name ?? (isMe(view, id) ? view.me.name : '');

export const shortNameOf = (view: View, id: ParticipantId): string =>
	shortName(
		nameOf(view, id),
		view.participants.map((person) => person.name),
	);

const rank = (view: View, person: ParticipantView): number => {
	if (person.family) return 0;
	if (isMe(view, person.id)) return 1;
	return person.promise === 'secrecy' ? 2 : 3;
};

/** The family first, then oneself, then those bound by secrecy, then the others; by name within. */
export const inOrder = (view: View): ParticipantView[] =>
	[...view.participants].sort(
		(a, b) => rank(view, a) - rank(view, b) || a.name.localeCompare(b.name),
	);

export const familyOf = (view: View): ParticipantView[] =>
	inOrder(view).filter((person) => person.family);

/** Whoever has a seat: a person who is only named is talked about, and reads nothing here. */
export const seatedOf = (view: View): ParticipantView[] =>
	inOrder(view).filter((person) => person.seated);

const AWAY: ReadonlySet<ParticipantView['presence']> = new Set(['left', 'absent', 'excused']);
export const isAway = (person: ParticipantView): boolean => AWAY.has(person.presence);

const HERE: ReadonlySet<ParticipantView['presence']> = new Set(['in-room', 'remote']);
/** Recorded in the room or at a distance: what is spoken now, they can say and hear. */
export const isHere = (person: ParticipantView): boolean => HERE.has(person.presence);

/** [R11] whoever interprets takes nothing away: no minutes are theirs. */
export const hasMinutes = ({ me }: View): boolean => me.kind !== 'interpreter';

/** The reader was noted as gone, by themselves or by whoever runs the meeting. */
export const hasLeft = (view: View): boolean =>
	personOf(view, view.me.participantId)?.presence === 'left';
