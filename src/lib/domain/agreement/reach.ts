// What one statement is and how far it reaches: closing or not, still in time, about this section or about everything.
import type { Moment } from '../ids.ts';
import type { Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import type { Audience, Statement } from './facts.ts';

export type Level = 'specific' | 'general';

const CLOSING: ReadonlySet<Statement['decision']> = new Set(['refused', 'withdrawn', 'paused']);

export const isEmpty = (audience: Audience): boolean =>
	audience.missions.length === 0 && audience.persons.length === 0;

/** [A4] named, or sharing a listed mission; both lists given: both must hold; neither: nobody. */
export function isInAudience(audience: Audience, reader: Participant): boolean {
	if (isEmpty(audience)) return false;
	const named = audience.persons.length === 0 || audience.persons.includes(reader.id);
	const shares =
		audience.missions.length === 0 ||
		audience.missions.some((mission) => reader.missions.includes(mission));
	return named && shares;
}

/** What is refused to one of a human's seats is refused to all (R21); what is given is given to this one alone. */
export const isRefusedTo = (audience: Audience, reader: Participant): boolean =>
	[reader.id, ...reader.formerly].some((id) => isInAudience(audience, { ...reader, id }));

/** A statement that narrows without a word about the rest: a refusal that names its audience. */
export const isPartialRefusal = (statement: Statement): boolean =>
	statement.decision === 'refused' && !isEmpty(statement.audience);

/** Closes everything in its scope. */
export const isClosing = (statement: Statement): boolean =>
	CLOSING.has(statement.decision) && !isPartialRefusal(statement);

/** A word that closes to this reader whatever they had: a stop, an exclusion or a refusal that names them. */
export const stopsFor = (statement: Statement, reader: Participant): boolean =>
	[reader.id, ...reader.formerly].some((id) => statement.except.includes(id)) ||
	(isPartialRefusal(statement) ? isRefusedTo(statement.audience, reader) : isClosing(statement));

/** [A10] what closes is ended by the same voice saying yes again, or a child's assent; by nothing that others note. */
export const endsNo = (statement: Statement): boolean =>
	isClosing(statement) || statement.decision === 'given' || statement.assent;

export const hasEnded = (statement: Statement, at: Moment): boolean =>
	statement.ended !== null || (statement.until !== null && statement.until <= at);

/** [A5] what a representative says never reaches a reserved part, which is closed to them (R16). */
export function levelOf(statement: Statement, section: Pick<Section, 'id' | 'kind'>): Level | null {
	if (statement.voice === 'representative' && section.kind === 'reserved') return null;
	if (statement.scope === 'all') return 'general';
	return statement.scope.includes(section.id) ? 'specific' : null;
}
