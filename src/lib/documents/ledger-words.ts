// What was shared, in sentences: who opened what to whom, from when to when, with whose word, and on which days it was read.
import type {
	Ledger,
	LedgerAct,
	LedgerPart,
	LedgerPerson,
	LedgerReader,
	LedgerSpan,
} from '#lib/domain/ledger/ledger.ts';
import type { RuleId } from '#lib/domain/policy/rules.ts';
import type { WholeAgreementView } from '#lib/domain/view/view.ts';
import type { Moment, ParticipantId } from '#lib/domain/ids.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { m } from '#lib/paraglide/messages.js';
import { clock, day, dayWritten, listed } from './names.ts';

/** How a person's ring is drawn: bound by secrecy, not bound, of the family. */
type Ring = 'bound' | 'free' | 'family';

export interface ToldAct {
	readonly when: string;
	readonly words: string;
	readonly more: string;
}
export interface ToldSpan {
	readonly when: string;
	readonly how: string;
	readonly rule: RuleId;
}
export interface ToldReader {
	readonly person: LedgerPerson;
	readonly me: boolean;
	readonly ring: Ring;
	readonly spans: readonly ToldSpan[];
	/** On which days; empty where that is not this reader's to know. */
	readonly days: string;
}

const moment = (at: Moment): string => `${day(at)}, ${clock(at)}`;

export function nameIn({ people, reader }: Ledger, id: ParticipantId): string {
	if (id === reader.id) return m.ledger_you();
	return people.find((person) => person.id === id)?.name ?? '';
}

const namesIn = (ledger: Ledger, ids: readonly ParticipantId[]): string =>
	listed(ids.map((id) => nameIn(ledger, id)).filter((name) => name !== ''));

const holderAt = ({ holders }: LedgerPart, at: Moment): ParticipantId | undefined =>
	holders.find(({ from, to }) => from <= at && (to === null || at < to))?.participantId;

type Sharing = Extract<LedgerAct, { what: 'opened' | 'widened' }>;

function sharing(ledger: Ledger, part: LedgerPart, { gained, purpose, what, at }: Sharing): string {
	const holder = holderAt(part, at);
	const name = holder ? nameIn(ledger, holder) : '';
	const others = gained.filter((id) => id !== holder);
	const names = namesIn(ledger, others);
	if (what === 'widened')
		return others.length === 0
			? m.ledger_widened_nobody({ name, purpose })
			: m.ledger_widened({ name, names, purpose });
	if (others.length === 0) return m.ledger_opened_nobody({ name });
	return purpose
		? m.ledger_opened({ name, names, purpose })
		: m.ledger_opened_plain({ name, names });
}

function actWords(ledger: Ledger, part: LedgerPart, act: LedgerAct): string {
	switch (act.what) {
		case 'opened':
		case 'widened':
			return sharing(ledger, part, act);
		case 'closed':
			return m.ledger_closed_act();
		case 'entrusted':
			return m.ledger_entrusted({
				from: nameIn(ledger, act.from),
				to: nameIn(ledger, act.to),
			});
		case 'told':
			return m.ledger_told({
				words: act.words,
				names: namesIn(ledger, act.gained) || m.ledger_nobody(),
			});
		case 'dictated':
			return m.ledger_dictated({
				scribe: nameIn(ledger, act.scribe),
				names: namesIn(
					ledger,
					part.holders.slice(0, 1).map(({ participantId }) => participantId),
				),
			});
		case 'opened-by-hand':
			return m.ledger_opened_by_hand({ scribe: nameIn(ledger, act.scribe) });
		case 'taken-back':
			return m.ledger_taken_back();
		case 'moved':
			return m.ledger_moved({ names: namesIn(ledger, act.gained), reason: act.reason });
		case 'withheld': {
			const until = day(act.until);
			return m.ledger_withheld({ name: nameIn(ledger, act.person), reason: act.reason, until });
		}
		case 'withholding-ended':
			return m.ledger_withholding_ended({ name: nameIn(ledger, act.person) });
		default:
			return unreachable(act);
	}
}

export const actsOf = (ledger: Ledger, part: LedgerPart): ToldAct[] =>
	part.acts.map((act) => ({
		when: moment(act.at),
		words: actWords(ledger, part, act),
		more:
			'necessity' in act && act.necessity ? m.ledger_necessity({ necessity: act.necessity }) : '',
	}));

function wordBehind(ledger: Ledger, id: string): string {
	const word = ledger.agreements.find((agreement) => agreement.id === id);
	if (!word) return '';
	const when = day(word.at);
	return word.person === ledger.reader.id
		? m.ledger_with_yours({ day: when })
		: m.ledger_with_of({ name: nameIn(ledger, word.person), day: when });
}

function spanOf(ledger: Ledger, { from, to, rule, agreements, throughMe }: LedgerSpan): ToldSpan {
	const words = agreements.map((id) => wordBehind(ledger, id));
	const through = throughMe ? m.ledger_through_you() : '';
	return {
		when:
			to === null
				? m.ledger_since({ from: moment(from) })
				: m.ledger_from_to({ from: moment(from), to: moment(to) }),
		how: [through, ...words].filter((piece) => piece !== '').join(' '),
		rule,
	};
}

function daysOf({ days }: LedgerReader): string {
	if (!days) return '';
	if (days.length === 0) return m.ledger_not_read();
	return m.ledger_read_on({ days: listed(days.map(dayWritten)) });
}

const BOUND_ALONE: ReadonlySet<RuleId> = new Set(['P5', 'P7', 'P31']);

/** Only the bound read by these rules; of what others promised the ledger says nothing. */
function ringOf({ family }: LedgerPerson, { spans }: LedgerReader): Ring {
	if (family) return 'family';
	return spans.some(({ rule }) => BOUND_ALONE.has(rule)) ? 'bound' : 'free';
}

export const readersOf = (ledger: Ledger, part: LedgerPart): ToldReader[] =>
	part.readers.flatMap((reader) => {
		const person = ledger.people.find(({ id }) => id === reader.participantId);
		if (!person) return [];
		return [
			{
				person,
				me: person.id === ledger.reader.id,
				ring: ringOf(person, reader),
				spans: reader.spans.map((span) => spanOf(ledger, span)),
				days: daysOf(reader),
			},
		];
	});

export function stateOf({ state }: LedgerPart, isOwn: boolean): string {
	switch (state) {
		case 'open':
			return m.ledger_open();
		case 'closed':
			return m.ledger_closed();
		case 'over':
			return isOwn ? m.ledger_over_by() : m.ledger_over_about();
		default:
			return unreachable(state);
	}
}

/** Who has its words in adopted minutes, beside whoever reads this; empty where nothing was adopted. */
export function adoptedWords(ledger: Ledger, { adopted }: LedgerPart): string {
	if (!adopted) return '';
	const others = adopted.readers.filter((id) => id !== ledger.reader.id);
	if (others.length === 0) return m.ledger_adopted_nobody({ day: day(adopted.at) });
	return m.ledger_adopted({ day: day(adopted.at), names: namesIn(ledger, others) });
}

/** What the reader said about sharing, the latest first. */
export const saidBy = ({ agreements, reader }: Ledger): WholeAgreementView[] =>
	agreements.filter(({ person }) => person === reader.id).sort((a, b) => b.at - a.at);

export const isEmpty = ({ about, by, agreements }: Ledger): boolean =>
	about.length + by.length + agreements.length === 0;
