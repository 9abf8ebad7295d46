// The right of access as a document: what stands in one's parts, one's minutes, what was shared about one and by one, and what one said.
import type { LedgerPart } from '#lib/domain/ledger/ledger.ts';
import type { Moment } from '#lib/domain/ids.ts';
import type { Retention } from '#lib/domain/retention/retention.ts';
import type { AccessAnswer } from '#lib/domain/view/access-answer.ts';
import type { WholeAgreementView } from '#lib/domain/view/view.ts';
import { m } from '#lib/paraglide/messages.js';
import { answerWords } from './answer-words.ts';
import { actsOf, adoptedWords, nameIn, readersOf, saidBy, stateOf } from './ledger-words.ts';
import type { Fact } from './minutes-words.ts';
import { clock, day, titleOf } from './names.ts';
import {
	written,
	type PrintedDocument,
	type PrintedLine,
	type PrintedList,
} from './printed-document.ts';
import { printedMinutes } from './printed-minutes.ts';

const line = (words: string, more: Partial<PrintedLine> = {}): PrintedLine => ({
	words,
	more: '',
	audience: '',
	time: '',
	...more,
});
const joined = (pieces: readonly string[]): string =>
	pieces.filter((piece) => piece !== '').join(' ');

const things = (title: string, lines: readonly PrintedLine[], aside = ''): PrintedList => ({
	form: 'things',
	title,
	aside,
	lines,
});

const partsNow = ({ parts }: AccessAnswer): PrintedList =>
	things(
		m.access_parts(),
		parts.map(({ title, words }) =>
			words === null
				? line(title || m.ledger_untitled(), { more: m.access_unreadable() })
				: line(title || m.ledger_untitled(), { text: words }),
		),
	);

const answersOf = ({ ledger }: AccessAnswer, { answers }: LedgerPart): PrintedLine[] =>
	answers.map((said) =>
		line(answerWords(nameIn(ledger, said.person), said), {
			more: said.words ? m.pv_quoted({ title: said.words }) : '',
			time: day(said.at),
		}),
	);

function sharedPart(answer: AccessAnswer, part: LedgerPart, own: boolean): PrintedList {
	const { ledger } = answer;
	const acts = actsOf(ledger, part).map(({ when, words, more }) =>
		line(words, { time: when, more }),
	);
	const readers = readersOf(ledger, part).map(({ person, me, spans, days }) =>
		line(me ? `${person.name} (${m.ledger_you()})` : person.name, {
			more: joined([...spans.map(({ when, how }) => joined([`${when}.`, how])), days]),
			audience: person.introducedAs,
		}),
	);
	const title = part.title || m.ledger_untitled();
	const aside = joined([stateOf(part, own), adoptedWords(ledger, part)]);
	const heading = own ? m.access_part_by({ title }) : m.access_part_about({ title });
	return things(heading, [...acts, ...readers, ...answersOf(answer, part)], aside);
}

const SAID: Readonly<Record<WholeAgreementView['decision'], (words: { name: string }) => string>> =
	{
		given: m.pv_given,
		refused: m.pv_refused,
		informed: m.pv_informed,
		'not-asked': m.pv_not_asked,
		impossible: m.pv_impossible,
		withdrawn: m.pv_withdrawn,
		paused: m.pv_paused,
	};

const scopeOf = ({ ledger }: AccessAnswer, { scope }: WholeAgreementView): string =>
	scope === 'all'
		? m.pv_scope_all()
		: ledger.about
				.filter(({ id }) => scope.includes(id))
				.map(({ title }) => m.pv_quoted({ title: title || m.ledger_untitled() }))
				.join(', ');

const said = (answer: AccessAnswer): PrintedList =>
	things(
		m.ledger_said(),
		saidBy(answer.ledger).map((word) =>
			line(SAID[word.decision]({ name: answer.ledger.reader.name }), {
				more: [scopeOf(answer, word), word.purpose, word.reason, word.explained?.content ?? '']
					.filter((piece) => piece !== '')
					.join(' · '),
				time: `${day(word.at)}, ${clock(word.at)}`,
			}),
		),
	);

/** How long it is kept, and on what ground: asked for beside the data (GDPR art. 15 (1) d). */
function untilOf(kept: Retention | null): Fact[] {
	if (!kept) return [{ term: m.access_until_term(), words: m.access_until_unset() }];
	const notes = m.register_days({ days: kept.notesDays });
	const minutes = m.register_days({ days: kept.minutesDays });
	return [
		{ term: m.access_until_term(), words: m.notice_until({ notes, minutes }) },
		{ term: m.keep_basis(), words: kept.basis },
	];
}

export interface Made {
	/** When this was made. */
	readonly at: Moment;
	readonly kept: Retention | null;
}

export function printedAccessAnswer(answer: AccessAnswer, { at, kept }: Made): PrintedDocument {
	const { ledger, view } = answer;
	const { name } = view.me;
	const minutes = answer.minutes && printedMinutes(answer.minutes, at);
	const lists = [
		partsNow(answer),
		...(minutes?.lists ?? []).map((list) => ({
			...list,
			title: m.access_in_minutes({ title: list.title }),
		})),
		...ledger.about.map((part) => sharedPart(answer, part, false)),
		...ledger.by.map((part) => sharedPart(answer, part, true)),
		said(answer),
	];
	return {
		...written(),
		title: m.access_of({ meeting: titleOf(view.meeting) }),
		what: m.access_what(),
		confidential: m.pv_confidential({ name }),
		standing: minutes?.standing ?? m.access_no_minutes(),
		facts: [
			...(minutes?.facts ?? [{ term: m.pv_purpose(), words: view.meeting.purpose }]),
			...untilOf(kept),
		],
		lists: lists.filter(({ lines, aside }) => lines.length > 0 || aside !== ''),
		foot: joined([m.pv_foot({ name, day: day(at), time: clock(at) }), m.access_rights()]),
	};
}

/** The same for machines. */
export const accessRecord = (answer: AccessAnswer, { at, kept }: Made): object => ({
	madeAt: new Date(at).toISOString(),
	kept,
	...answer,
});
