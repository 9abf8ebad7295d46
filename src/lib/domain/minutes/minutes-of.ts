// The minutes of one reader: made at request out of their view, never from a stored rendering. What the view lacks, they lack.
import type { Moment } from '../ids.ts';
import type {
	AgreementView,
	CourseItem,
	OutcomeView,
	ParticipantView,
	SectionView,
	View,
} from '../view/view.ts';

type Seen = Omit<View, 'version'>;

/** Somebody at the table, and when this reader knows them to have come and gone. */
export interface Attendance extends Pick<
	ParticipantView,
	'id' | 'name' | 'introducedAs' | 'promise' | 'presence' | 'family' | 'seated'
> {
	readonly arrivedAt: Moment | null;
	readonly leftAt: Moment | null;
}

/**
 * A part as it stands in these minutes: its sign, never its text, which only its holder's mark brings in. The agreed
 * words of an extract are told with it: what is said to whom is what minutes are for.
 */
export type PartInMinutes = Pick<
	SectionView,
	'id' | 'title' | 'kind' | 'about' | 'holder' | 'readers' | 'purpose' | 'words'
>;

export interface Minutes {
	readonly meeting: Seen['meeting'];
	/** Whose minutes these are: they are marked with the reader's name. */
	readonly reader: { readonly participantId: string; readonly name: string };
	/** Who called it, where this reader knows them. */
	readonly calledBy: readonly ParticipantView['id'][];
	readonly present: readonly Attendance[];
	readonly notPresent: readonly Attendance[];
	readonly agreements: readonly AgreementView[];
	readonly outcomes: readonly OutcomeView[];
	readonly parts: readonly PartInMinutes[];
	readonly course: readonly CourseItem[];
}

const AWAY: ReadonlySet<ParticipantView['presence']> = new Set(['expected', 'excused', 'absent']);
const HERE: ReadonlySet<ParticipantView['presence']> = new Set([
	'in-room',
	'remote',
	'represented',
]);

function attendance(person: ParticipantView, course: readonly CourseItem[]): Attendance {
	const recorded = course.flatMap((item) =>
		item.what === 'presence' && item.person === person.id ? [item] : [],
	);
	const arrived = recorded.find(({ presence }) => HERE.has(presence));
	const left = recorded.findLast(({ presence }) => presence === 'left');
	const { id, name, introducedAs, promise, presence, family, seated } = person;
	return {
		id,
		name,
		introducedAs,
		promise,
		presence,
		family,
		seated,
		arrivedAt: arrived?.at ?? null,
		leftAt: presence === 'left' ? (left?.at ?? null) : null,
	};
}

const part = ({
	id,
	title,
	kind,
	about,
	holder,
	readers,
	purpose,
	words,
}: SectionView): PartInMinutes => ({
	id,
	title,
	kind,
	about,
	holder,
	readers,
	...(purpose !== undefined && { purpose }),
	...(words !== undefined && { words }),
});

/** [M6] of a case conference: who was admitted, and nobody as absent, silent, early or late. */
function tableOf(
	{ meeting }: Seen,
	people: readonly Attendance[],
): Pick<Minutes, 'present' | 'notPresent'> {
	const present = people.filter(({ presence }) => !AWAY.has(presence));
	if (meeting.kind === 'network')
		return { present, notPresent: people.filter(({ presence }) => AWAY.has(presence)) };
	return { present: present.map((one) => ({ ...one, presence: 'in-room' })), notPresent: [] };
}

/** [M5] an interpreter lends a voice, and takes no copy away. */
export const mayHaveMinutes = ({ me }: Pick<Seen, 'me'>): boolean => me.kind !== 'interpreter';

/** A draft is nobody's minutes, not even its author's. The family stands first. */
export function minutesOf(view: Seen): Minutes {
	const people = [...view.participants]
		.sort((a, b) => Number(b.family) - Number(a.family))
		.map((person) => attendance(person, view.course));
	return {
		meeting: view.meeting,
		reader: { participantId: view.me.participantId, name: view.me.name },
		calledBy: view.participants.filter(({ coordinator }) => coordinator).map(({ id }) => id),
		...tableOf(view, people),
		agreements: view.agreements,
		outcomes: view.outcomes,
		parts: view.sections.filter(({ state }) => state === 'open').map(part),
		course: view.course,
	};
}
