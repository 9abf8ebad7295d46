// On what ground somebody has a part, stored with the change of readers: through whom they read, and which words of the
// persons concerned opened it to them. The ledger tells these facts, and asks no rule again.
import type { AgreementId, Moment, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import { isOwnReserved, standingFor } from './coverage.ts';
import type { RuleId } from './rules.ts';

export interface Grounds {
	/** The person accompanied or supervising, for whoever derives from them. */
	readonly through: ParticipantId | null;
	/** In the order of the persons concerned. Empty where no word was needed. */
	readonly agreements: readonly AgreementId[];
}

/** What a person concerned's own word opens. */
const BY_WORD: ReadonlySet<RuleId> = new Set(['P5', 'P6', 'P7', 'P22', 'P31']);

const NO_WORD_NEEDED: Grounds = { through: null, agreements: [] };

/** The words that cover a reader; of a person concerned themselves none is asked. */
function coveringWords(
	meeting: Meeting,
	section: Section,
	reader: Participant,
	at: Moment,
): AgreementId[] {
	if (section.kind === 'common' || isOwnReserved(section)) return [];
	return section.about
		.filter((person) => person !== reader.id)
		.flatMap((person) => standingFor(meeting, section, person, reader, at).ruling?.id ?? []);
}

export function groundsOf(
	meeting: Meeting,
	section: Section,
	reader: Participant,
	rule: RuleId,
	at: Moment,
): Grounds {
	if (BY_WORD.has(rule))
		return { through: null, agreements: coveringWords(meeting, section, reader, at) };
	if (rule !== 'P8') return NO_WORD_NEEDED;
	const through = reader.accompanies ?? reader.supervisor;
	const other = through === null ? undefined : meeting.table.participants.get(through);
	const readsByWord = other !== undefined && other.id !== section.holder;
	return { through, agreements: readsByWord ? coveringWords(meeting, section, other, at) : [] };
}

export const sameGrounds = (a: Grounds, b: Grounds): boolean =>
	a.through === b.through &&
	a.agreements.length === b.agreements.length &&
	a.agreements.every((id, index) => id === b.agreements[index]);
