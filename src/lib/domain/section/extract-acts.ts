// What may be said to somebody who is not bound: words that everybody concerned agreed to, heard as they stand (R3).
import { done, type Act, type Done } from '../act.ts';
import {
	mayRecord,
	missingSpeaker,
	recorded,
	speaksFor,
	wrongCapacity,
} from '../agreement/acts.ts';
import type { Recording } from '../agreement/acts.ts';
import { AGREEMENT_DAYS } from '../agreement/acts.ts';
import type { StatementFact } from '../agreement/facts.ts';
import { hasEnded } from '../agreement/reach.ts';
import { capacitiesOf } from '../agreement/voice.ts';
import type { CommandOf } from '../command.ts';
import { LIMITS } from '../command-fields.ts';
import type { Moment, ParticipantId, TextId } from '../ids.ts';
import type { MeetingEvent } from '../meeting/facts.ts';
import { isAddressed } from '../policy/visibility.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Participant } from '../table/facts.ts';
import { ownSection } from './acts.ts';
import type { Section } from './facts.ts';

/** Words that were agreed hold for a school year at most; without an end, as long as any agreement. */
export const EXTRACT_DAYS = 366;
const DAY = 86_400_000;
const NOT_ALLOWED = refuse('not-allowed');

/** Those to whom the words are read out as their readers: named, and not taken off. */
function readersNow({ opening }: Section): ParticipantId[] {
	if (!opening || opening.named === 'everyone') return [];
	return [...opening.named].filter(([, { off }]) => !off).map(([reader]) => reader);
}

function endOf(act: Act, { until }: Section): Moment {
	const days = until === null ? AGREEMENT_DAYS : EXTRACT_DAYS;
	return Math.min(until ?? Number.POSITIVE_INFINITY, act.at + days * DAY);
}

/** The yes as an agreement like any other: to this part, for these people by name. */
function asRecording(
	act: Act,
	{ capacity, form = 'spoken' }: CommandOf<'agree-extract'>,
	person: Participant,
	section: Section,
): Recording {
	const possible = capacitiesOf(person, act.meeting.called.jurisdiction, act.at);
	const inTheirPlace = person.id !== act.actor.id && speaksFor(act, person);
	return {
		type: 'record-agreement',
		person: person.id,
		scope: [section.id],
		persons: readersNow(section),
		purpose: '',
		decision: 'given',
		capacity: capacity ?? (inTheirPlace ? 'representative' : possible[0]),
		form,
	};
}

/** The words as the person heard them are the words as they stand, or why not. */
function heard(act: Act, digest: string): { readonly words: string } | Refusal {
	const { text } = act;
	if (!text || text.digest !== digest || text.words.trim() === '') return refuse('changed');
	return text.words.length > LIMITS.words ? refuse('too-long') : text;
}

/** The same words are kept once. */
const keptWords = (act: Act, section: Section, digest: string, words: string): TextId =>
	[...section.agreed.values()].find((one) => one.digest === digest)?.words ??
	act.words(`part:${section.id}`, words);

function resolved(
	act: Act,
	{ sectionId, person: id }: CommandOf<'agree-extract'>,
): { section: Section; person: Participant } | Refusal {
	const seen = act.section(sectionId);
	if (isRefusal(seen)) return seen;
	const person = act.person(id);
	if (isRefusal(person)) return person;
	const { section, access } = seen;
	// one answer to whom it is addressed, whoever it is about
	if (isAddressed(access) || !mayRecord(act, person, [section.id])) return NOT_ALLOWED;
	if (section.kind !== 'extract') return refuse('malformed', { field: 'sectionId' });
	if (!section.about.includes(person.id)) return refuse('about', { field: 'person' });
	return section.opening ? { section, person } : refuse('not-opened');
}

export function agreeExtract(act: Act, command: CommandOf<'agree-extract'>): Done | Refusal {
	const found = resolved(act, command);
	if (isRefusal(found)) return found;
	const { section, person } = found;
	const recording = asRecording(act, command, person, section);
	const refused = wrongCapacity(act, recording, person) ?? missingSpeaker(act, recording, person);
	if (refused) return refused;
	if (readersNow(section).length === 0) return refuse('audience-missing', { field: 'readers' });
	const words = heard(act, command.digest);
	if (isRefusal(words)) return words;
	const statement: StatementFact = {
		...recorded(act, recording, person),
		purpose: section.opening?.purpose ?? null,
		until: endOf(act, section),
		thisMeeting: false, // it ends with the extract, which is not frozen with the minutes (A17)
	};
	const agreed: MeetingEvent = {
		type: 'extract-agreed',
		section: section.id,
		person: person.id,
		statement: statement.id,
		digest: command.digest,
		words: keptWords(act, section, command.digest, words.words),
	};
	return done([{ type: 'statement-recorded', statement }, agreed], { agreementId: statement.id });
}

/** What was said to words that no longer stand has ended, and is nobody's no. */
export function lapsing(act: Act, section: Section): MeetingEvent[] {
	const said = new Set([...section.agreed.values()].map(({ statement }) => statement));
	return act.meeting.agreements.statements
		.filter((statement) => said.has(statement.id) && !hasEnded(statement, act.at))
		.map(({ id }) => ({ type: 'statement-ended', statement: id, cause: 'reworded' }));
}

/** First its readers lose it, then its holder writes: one decision, and closes are told before anything opens. */
export function editExtract(act: Act, command: CommandOf<'edit-extract'>): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	if (section.kind !== 'extract') return refuse('malformed', { field: 'sectionId' });
	const until = command.until ?? section.until;
	return done([{ type: 'extract-reworded', section: section.id, until }, ...lapsing(act, section)]);
}
