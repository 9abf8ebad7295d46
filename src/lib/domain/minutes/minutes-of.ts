// The minutes of one reader: made at request out of their view, never from a stored rendering. What the view lacks, they lack.
import type { Moment, SectionId } from '../ids.ts';
import type {
	AgreementView,
	CourseItem,
	OutcomeView,
	ParticipantView,
	SectionView,
	View,
} from '../view/view.ts';
import type { AdoptedPartView, CopyView, RemarkView } from '../view/minutes-told.ts';
import { isDerivedKind } from '../table/facts.ts';
import type { Words } from '../words.ts';

type Seen = Omit<View, 'version'>;

/** Somebody at the table, and when this reader knows them to have come and gone. */
export interface Attendance extends Pick<
	ParticipantView,
	'id' | 'name' | 'introducedAs' | 'promise' | 'undertookAt' | 'presence' | 'family' | 'seated'
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
	'id' | 'title' | 'kind' | 'about' | 'holder' | 'purpose' | 'words'
> & {
	readonly readers: readonly { readonly participantId: ParticipantView['id'] }[];
	/** Its words, where its holder wants them in the minutes. */
	readonly text?: Words;
	/** SHA-256 of its plain text as adopted. */
	readonly digest?: string;
} & Pick<AdoptedPartView, 'groundRules' | 'lost' | 'unread'>;

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
	/** What people said beside it. */
	readonly remarks: readonly RemarkView[];
	readonly proposedAt: Moment | null;
	readonly remarksUntil: Moment | null;
	readonly adoptedAt: Moment | null;
	readonly course: readonly CourseItem[];
	/** May say something beside them; what may be said about follows from what stands in them. */
	readonly mayRemark: boolean;
	/** For the coordinator: persons concerned to whom a copy has to be offered in another way than on their own page. */
	readonly withoutCopy?: readonly Named[];
	/** For the coordinator: who may be given a copy (M12), and what was given. */
	readonly copyFor?: readonly Named[];
	readonly copies?: readonly CopyView[];
}

type Named = Pick<ParticipantView, 'id' | 'name'>;

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
	const { id, name, introducedAs, promise, undertookAt, presence, family, seated } = person;
	return {
		id,
		name,
		introducedAs,
		promise,
		...(undertookAt !== undefined && { undertookAt }),
		presence,
		family,
		seated,
		arrivedAt: arrived?.at ?? null,
		leftAt: presence === 'left' ? (left?.at ?? null) : null,
	};
}

type Texts = ReadonlyMap<SectionId, Words>;

const part = (
	texts: Texts,
	{ id, title, kind, about, holder, readers, ...section }: SectionView,
): PartInMinutes => ({
	id,
	title,
	kind,
	about,
	holder,
	readers,
	...(section.groundRules && { groundRules: true }),
	...(section.purpose !== undefined && { purpose: section.purpose }),
	...(section.words !== undefined && { words: section.words }),
	...(section.inMinutes && texts.has(id) && { text: texts.get(id)! }),
});

const adoptedPart = (
	texts: Texts,
	{ readers, digest, ...own }: AdoptedPartView,
): PartInMinutes => ({
	...own,
	readers: readers.map((participantId) => ({ participantId })),
	...(digest !== null && { digest }),
	...(texts.has(own.id) && { text: texts.get(own.id)! }),
});

const isExtract = ({ kind }: SectionView): boolean => kind === 'extract' || kind === 'addressed';

/** [M10] from adoption on the parts are those that were adopted; an extract goes on by its own agreement. */
function partsOf({ sections, minutes }: Seen, texts: Texts): PartInMinutes[] {
	const open = sections.filter(({ state }) => state === 'open');
	if (!minutes || minutes.adoptedAt === null) return open.map((one) => part(texts, one));
	return [
		...minutes.parts.map((one) => adoptedPart(texts, one)),
		...open.filter(isExtract).map((one) => part(texts, one)),
	];
}

/** [T17] what the table agreed on stands before what was said at it. */
const rulesFirst = (parts: readonly PartInMinutes[]): PartInMinutes[] => [
	...parts.filter(({ groundRules }) => groundRules),
	...parts.filter(({ groundRules }) => !groundRules),
];

/** [M6] of a case conference: who was admitted, and nobody as absent, silent, early or late. */
function tableOf(
	{ meeting }: Seen,
	people: readonly Attendance[],
): Pick<Minutes, 'present' | 'notPresent'> {
	const present = people.filter(({ presence }) => !AWAY.has(presence));
	if (meeting.kind === 'network')
		return { present, notPresent: people.filter(({ presence }) => AWAY.has(presence)) };
	const admitted = present.map(({ undertookAt: _, ...one }) => one);
	return { present: admitted.map((one) => ({ ...one, presence: 'in-room' })), notPresent: [] };
}

/** [M5] an interpreter lends a voice, and takes no copy away. */
export const mayHaveMinutes = ({ me }: Pick<Seen, 'me'>): boolean => me.kind !== 'interpreter';

/** Whoever sits in their own name; those who follow from others read, and an authority is a guest (domain § 3). */
const mayRemark = ({ me: { kind, secrecy, entry } }: Seen): boolean =>
	entry === 'whole' && secrecy !== 'authority' && !isDerivedKind(kind);

const named = ({ id, name }: ParticipantView): Named => ({ id, name });

/** [M12] as far as the table shows it: persons concerned, and who was there. */
const mayTakeCopy = ({ family, seated, kind, presence }: ParticipantView): boolean =>
	family || (seated && kind !== 'interpreter' && !AWAY.has(presence));

type Desk = Pick<Minutes, 'withoutCopy' | 'copyFor' | 'copies'>;

function deskOf({ minutes, participants, me, meeting }: Seen): Desk {
	if (!me.coordinator || me.entry !== 'whole' || meeting.state === 'called') return {};
	const { withoutCopy = [], copies = [] } = minutes ?? {};
	return {
		withoutCopy: participants.filter(({ id }) => withoutCopy.includes(id)).map(named),
		copyFor: participants.filter((one) => mayTakeCopy(one)).map(named),
		copies,
	};
}

/**
 * A draft is nobody's minutes, not even its author's. The family stands first. `texts`: the words of marked parts,
 * read through this reader's own grants; once adopted, those that were frozen for this reader.
 */
export function minutesOf(view: Seen, texts: Texts = new Map()): Minutes {
	const { minutes } = view;
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
		parts: rulesFirst(partsOf(view, texts)),
		remarks: minutes?.remarks ?? [],
		proposedAt: minutes?.proposedAt ?? null,
		remarksUntil: minutes?.remarksUntil ?? null,
		adoptedAt: minutes?.adoptedAt ?? null,
		course: view.course,
		mayRemark: mayRemark(view),
		...deskOf(view),
	};
}
