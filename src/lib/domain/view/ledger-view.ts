// What was shared about a reader and by them, out of the stored facts, as this one person may know it (R14, R13, R8).
import type { Moment, ParticipantId, SectionId, TextId } from '../ids.ts';
import { toldOf, type HolderAct, type Shape, type Span, type Told } from '../ledger/facts.ts';
import type {
	Delivered,
	Ledger,
	LedgerAct,
	LedgerPart,
	LedgerPerson,
	LedgerReader,
	LedgerSpan,
} from '../ledger/ledger.ts';
import { wordsOf } from '../meeting/facts.ts';
import { adoptedReaders, readsAdopted } from '../minutes/adoption.ts';
import { isConcernedKind } from '../table/facts.ts';
import { unreachable } from '../unreachable.ts';
import { agreementViews } from './agreement-view.ts';
import { horizonOf, type Horizon } from './ledger-horizon.ts';
import type { Looking } from './looking.ts';
import { headView } from './people-view.ts';
import { mayStop } from './may-stop.ts';
import { answersFor } from './section-view.ts';
import type { Words } from '../words.ts';
import type { WholeAgreementView } from './view.ts';
import type { AnsweredView } from './section-told.ts';

interface Telling {
	readonly looking: Looking;
	readonly told: Told;
	readonly horizon: Horizon;
	readonly isHolder: boolean;
	readonly shape: Shape;
	readonly known: ReadonlySet<string>;
	/** reader → the moments at which this part reached them */
	readonly delivered: ReadonlyMap<string, readonly Moment[]>;
	readonly texts: ReadonlyMap<SectionId, Words>;
}

const HOLDERS_OWN: ReadonlySet<Span['rule']> = new Set(['P1', 'P2', 'P24', 'P26']);
const isHoldersOwn = ({ rule }: Span): boolean => HOLDERS_OWN.has(rule);

function spanView({ looking, horizon, known }: Telling, span: Span): LedgerSpan {
	const { me } = looking;
	const { to } = span;
	const isTold =
		to !== null &&
		(to.order < horizon.order ||
			(to.order === horizon.order && (horizon.isClosing || span.reader === me.id)));
	return {
		from: span.from.at,
		to: isTold ? to.at : null,
		access: span.access,
		rule: span.rule,
		agreements: span.agreements.filter((id) => known.has(id)),
		throughMe: span.through === me.id,
	};
}

/** [L5] when somebody concerned read it, and whoever reads through them, is told to that person alone. */
function isPrivate({ meeting, me }: Looking, spans: readonly Span[]): boolean {
	return spans.some(({ reader, through }) =>
		[reader, through].some((id) => {
			const person = id === null ? undefined : meeting.table.participants.get(id);
			return person !== undefined && person.id !== me.id && isConcernedKind(person.kind);
		}),
	);
}

const dayOf = (at: Moment): string => new Date(at).toISOString().slice(0, 10);

function daysOf(telling: Telling, reader: ParticipantId, spans: readonly Span[]): string[] | null {
	const { looking, horizon, shape, delivered } = telling;
	if (!shape.about.includes(looking.me.id) || isPrivate(looking, spans)) return null;
	const moments = delivered.get(reader) ?? [];
	// what somebody had before, as whoever typed it, is no part of what is told here
	const since = dayOf(Math.min(...spans.map(({ from }) => from.at)));
	const days = moments.filter((at) => at <= horizon.at).map(dayOf);
	return [...new Set(days)].filter((day) => day >= since).sort();
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
	const groups = new Map<Key, Item[]>();
	for (const item of items) {
		const group = groups.get(keyOf(item));
		if (group) group.push(item);
		else groups.set(keyOf(item), [item]);
	}
	return groups;
}

type Rows = ReadonlyMap<string, ReadonlyMap<string, readonly Moment[]>>;

/** section → reader → moments, grouped once for all parts. */
function rowsOf(delivered: readonly Delivered[]): Rows {
	const sections = grouped(delivered, ({ section }) => section);
	return new Map(
		[...sections].map(([section, rows]) => {
			const readers = [...grouped(rows, ({ participant }) => participant)];
			return [section, new Map(readers.map(([id, own]) => [id, own.map(({ at }) => at)]))];
		}),
	);
}

function readersOf(telling: Telling): LedgerReader[] {
	const { told, horizon, looking } = telling;
	const shown = told.spans.filter(
		(span) =>
			!isHoldersOwn(span) &&
			(span.from.order < horizon.order || span.reader === looking.me.id) &&
			span.from.order <= horizon.order,
	);
	const byReader = grouped(shown, ({ reader }) => reader);
	return [...byReader.keys()].sort().map((participantId) => {
		const spans = byReader.get(participantId)!;
		const days = daysOf(telling, participantId, spans);
		return {
			participantId,
			spans: spans
				.sort((a, b) => a.from.order - b.from.order)
				.map((span) => spanView(telling, span)),
			...(days && { days }),
		};
	});
}

/** What was held back from a person concerned is not told to them, nor to anybody but the holder (R19). */
const isHoldersAct = ({ event: { type } }: HolderAct): boolean =>
	type === 'section-withheld' || type === 'withholding-ended';

function actView({ looking, isHolder, horizon }: Telling, act: HolderAct): LedgerAct {
	const { event, at, settled } = act;
	const words = (text: TextId | null): string => wordsOf(looking.meeting, text);
	const gained = settled !== null && settled < horizon.order ? [...act.gained].sort() : [];
	switch (event.type) {
		case 'section-opened':
		case 'section-widened':
			return {
				at,
				what: event.type === 'section-opened' ? 'opened' : 'widened',
				purpose: words(event.purpose),
				...(isHolder && { necessity: words(event.necessity) }),
				gained,
			};
		case 'section-closed':
			return { at, what: 'closed' };
		case 'section-entrusted':
			return { at, what: 'entrusted', from: event.from, to: event.to };
		case 'extract-agreed':
			return { at, what: 'told', words: words(event.words), gained };
		case 'dictation-begun':
			return { at, what: 'dictated', scribe: event.scribe };
		case 'opened-by-hand':
			return { at, what: 'opened-by-hand', scribe: event.scribe };
		case 'passage-taken-back':
			return { at, what: 'taken-back' };
		case 'words-moved':
			return { at, what: 'moved', reason: words(event.reason), gained: [...event.gained].sort() };
		case 'section-withheld':
			return {
				at,
				what: 'withheld',
				person: event.person,
				reason: words(event.reason),
				until: event.until,
			};
		case 'withholding-ended':
			return { at, what: 'withholding-ended', person: event.person };
		default:
			return unreachable(event);
	}
}

/** [F2] the reader's own; all of them for whoever holds it now. */
function answersOf({ looking, told }: Telling): AnsweredView[] {
	return answersFor(looking, looking.meeting.sections.sections.get(told.section)!);
}

const textOf = ({ told, texts, isHolder }: Telling): Pick<LedgerPart, 'text'> => {
	const text = isHolder ? undefined : texts.get(told.section);
	return text ? { text } : {};
};

/** Who has it in adopted minutes, for whoever has it there too; what waits to be told is not told by this either. */
function adoptedOf({ looking, told, horizon }: Telling): Pick<LedgerPart, 'adopted'> {
	const { meeting, me, at } = looking;
	const part = meeting.minutes.parts.get(told.section);
	const { adopted } = meeting.minutes;
	if (!part || !adopted || adopted.at > horizon.at || !readsAdopted(meeting, me, part, at))
		return {};
	const readers = adoptedReaders(meeting, part, at).filter((id) => id !== part.holder);
	return { adopted: { at: adopted.at, readers } };
}

function partView(telling: Telling): LedgerPart {
	const { looking, told, horizon, shape, isHolder } = telling;
	return {
		id: told.section,
		title: wordsOf(looking.meeting, shape.title),
		kind: shape.kind,
		state: horizon.isClosing ? 'closed' : horizon.isOver ? 'over' : 'open',
		about: [...shape.about].sort(),
		holders: told.holders
			.filter(({ from }) => from.order <= horizon.order)
			.map(({ holder, from, to }) => ({
				participantId: holder,
				from: from.at,
				to: to && to.order <= horizon.order ? to.at : null,
			})),
		acts: told.acts
			.filter((act) => act.order <= horizon.order && (telling.isHolder || !isHoldersAct(act)))
			.map((act) => actView(telling, act)),
		answers: answersOf(telling),
		...textOf(telling),
		...adoptedOf(telling),
		mayStop: !isHolder && mayStop(looking, told.section),
		readers: readersOf(telling),
	};
}

const wholes = (looking: Looking): WholeAgreementView[] =>
	agreementViews(looking).filter((agreement) => 'id' in agreement);

const OF_A_PEN: ReadonlySet<HolderAct['event']['type']> = new Set([
	'dictation-begun',
	'opened-by-hand',
]);

/** [S21] who typed it, when, and on whose device it was opened is for those who held it; typing it is not having had it. */
const withoutPen = (told: Told): Told => ({
	...told,
	acts: told.acts.filter(({ event }) => !OF_A_PEN.has(event.type)),
	spans: told.spans.filter(({ rule }) => rule !== 'P35'),
});

/** [L2] a part that this reader held, or that is about them and that they had: everything else is no part of it. */
function tellingOf(
	looking: Looking,
	all: Told,
	rows: Rows,
	known: ReadonlySet<string>,
	texts: ReadonlyMap<SectionId, Words>,
): Telling | null {
	const { me } = looking;
	const isHolder = all.holders.some(({ holder }) => holder === me.id);
	const told = isHolder ? all : withoutPen(all);
	const horizon = horizonOf(looking, told, isHolder);
	const shape = told.shapes.filter(({ order }) => order <= horizon.order).at(-1);
	const had = told.spans.some(({ reader }) => reader === me.id);
	const wasOpened = told.acts.some(
		({ event, order }) => event.type === 'section-opened' && order <= horizon.order,
	);
	if (!shape || !had || !wasOpened || !(isHolder || shape.about.includes(me.id))) return null;
	const delivered = rows.get(told.section) ?? new Map<string, readonly Moment[]>();
	return { looking, told, horizon, isHolder, shape, known, delivered, texts };
}

function namedInAct(act: LedgerAct): readonly ParticipantId[] {
	if ('gained' in act) return act.gained;
	if ('person' in act) return [act.person];
	if ('scribe' in act) return [act.scribe];
	return act.what === 'entrusted' ? [act.from, act.to] : [];
}

const namedIn = ({ about, holders, acts, readers, adopted }: LedgerPart): ParticipantId[] => [
	...about,
	...(adopted?.readers ?? []),
	...holders.map(({ participantId }) => participantId),
	...readers.map(({ participantId }) => participantId),
	...acts.flatMap(namedInAct),
];

function peopleOf({ meeting }: Looking, ids: ReadonlySet<ParticipantId>): LedgerPerson[] {
	return [...ids].sort().flatMap((id) => {
		const person = meeting.table.participants.get(id);
		if (!person) return [];
		const { words, kind } = person;
		return [
			{
				id,
				name: wordsOf(meeting, words.name),
				introducedAs: wordsOf(meeting, words.introducedAs),
				family: isConcernedKind(kind),
			},
		];
	});
}

function tellingsOf(
	looking: Looking,
	delivered: readonly Delivered[],
	known: ReadonlySet<string>,
	texts: ReadonlyMap<SectionId, Words>,
): Telling[] {
	// on a device that was not recognised yet nothing of what was shared is told (P20)
	if (looking.sight.limited) return [];
	const got = looking.meeting.sections.firstGot.get(looking.me.id) ?? [];
	const places = new Map<SectionId, number>(got.map((id, place) => [id, place]));
	const rows = rowsOf(delivered);
	return toldOf(looking.meeting)
		.flatMap((told) => tellingOf(looking, told, rows, known, texts) ?? [])
		.sort((a, b) => places.get(a.told.section)! - places.get(b.told.section)!);
}

/** `texts`: what stands in the parts that this reader may read, through their own grants. */
export function ledgerView(
	looking: Looking,
	delivered: readonly Delivered[],
	texts: ReadonlyMap<SectionId, Words> = new Map(),
): Ledger {
	const { id, label, date, jurisdiction } = headView(looking);
	const { meeting, me } = looking;
	const words = wholes(looking);
	const known = new Set<string>(words.map((word) => word.id));
	const tellings = tellingsOf(looking, delivered, known, texts);
	const parts = (isHolder: boolean): LedgerPart[] =>
		tellings.filter((telling) => telling.isHolder === isHolder).map(partView);
	const [about, by] = [parts(false), parts(true)];
	const spans = [...about, ...by].flatMap(({ readers }) => readers).flatMap((one) => one.spans);
	const named = new Set<string>(spans.flatMap(({ agreements }) => agreements));
	return {
		meeting: { id, label, date, jurisdiction },
		reader: { id: me.id, name: wordsOf(meeting, me.words.name) },
		about,
		by,
		agreements: words.filter((word) => word.person === me.id || named.has(word.id)),
		people: peopleOf(looking, new Set([...about, ...by].flatMap(namedIn))),
	};
}
