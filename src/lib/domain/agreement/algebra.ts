// The algebra of agreements: what one person's statements mean for one section and one reader. Pure; rules A4-A9.
import { jurisdictionOf } from '../policy/jurisdictions/jurisdictions.ts';
import type { JurisdictionId } from '../policy/jurisdictions/jurisdiction.ts';
import type { MissionId, Moment, ParticipantId } from '../ids.ts';
import type { Naming, Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import type { Audience, Statement } from './facts.ts';

type Level = 'specific' | 'general';

/** Refuses one reader, or an audience, until lifted or named again. */
type Bar =
	| { readonly kind: 'exclusion'; readonly level: Level; readonly person: ParticipantId }
	| { readonly kind: 'refusal'; readonly level: Level; readonly audience: Audience };

interface Standing {
	specific: Statement | null;
	general: Statement | null;
	bars: Bar[];
}

/** open: an opening decision is in force · closed: refused, withdrawn, paused · missing: nothing that opens. */
export interface Stand {
	readonly state: 'open' | 'closed' | 'missing';
	readonly barred: boolean;
	readonly covers: boolean;
}

export interface Question {
	readonly statements: readonly Statement[];
	readonly person: ParticipantId;
	readonly section: Section;
	readonly naming: Pick<Naming, 'present'>;
	readonly reader: Participant;
	readonly jurisdiction: JurisdictionId;
	readonly at: Moment;
}

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

/** A statement that narrows without a word about the rest: a refusal that names its audience. */
const isPartialRefusal = (statement: Statement): boolean =>
	statement.decision === 'refused' && !isEmpty(statement.audience);

const isClosing = (statement: Statement): boolean =>
	CLOSING.has(statement.decision) && !isPartialRefusal(statement);

export const hasEnded = (statement: Statement, at: Moment): boolean =>
	statement.ended || (statement.until !== null && statement.until <= at);

const outranks = (level: Level, bar: Bar): boolean =>
	level === 'specific' || bar.level === 'general';

/** [A6] an exclusion ends only when lifted by name; a partial refusal also when the same person or mission is named again. */
function survives(bar: Bar, statement: Statement, level: Level): boolean {
	if (!outranks(level, bar)) return true;
	if (bar.kind === 'exclusion') return !statement.lift.includes(bar.person);
	const again = statement.decision === 'refused' ? [] : [...statement.audience.persons];
	const lifted = [...statement.lift, ...again];
	if (bar.audience.persons.length > 0)
		return !bar.audience.persons.every((person) => lifted.includes(person));
	const missions: readonly MissionId[] =
		statement.decision === 'refused' ? [] : statement.audience.missions;
	return !bar.audience.missions.every((mission) => missions.includes(mission));
}

function said(standing: Standing, statement: Statement, level: Level): void {
	standing.bars = standing.bars.filter((bar) => survives(bar, statement, level));
	for (const person of statement.except) standing.bars.push({ kind: 'exclusion', level, person });
	if (isPartialRefusal(statement)) {
		standing.bars.push({ kind: 'refusal', level, audience: statement.audience });
		return;
	}
	standing[level] = statement;
	// [A7] what closes everything closes the earlier particular too; what closed a particular outlives the later general.
	if (level === 'general' && isClosing(statement) && standing.specific)
		if (!isClosing(standing.specific)) standing.specific = null;
}

/** [A5] what a representative says in general never reaches a reserved part. [A8] "all about me" covers what was opened while its giver was present or represented. */
function reaches(statement: Statement, question: Question): Level | null {
	if (statement.scope !== 'all')
		return statement.scope.includes(question.section.id) ? 'specific' : null;
	if (statement.voice === 'representative' && question.section.kind === 'reserved') return null;
	return 'general';
}

function standingOf(question: Question, voice: Statement['voice']): Standing {
	const standing: Standing = { specific: null, general: null, bars: [] };
	for (const statement of question.statements) {
		if (statement.person !== question.person || statement.voice !== voice) continue;
		const level = reaches(statement, question);
		if (level) said(standing, statement, level);
	}
	return standing;
}

function isOpening(statement: Statement, jurisdiction: JurisdictionId): boolean {
	const { opening, withReason } = jurisdictionOf(jurisdiction);
	if (!opening.some((decision) => decision === statement.decision)) return false;
	const needsReason = withReason.some((decision) => decision === statement.decision);
	return !needsReason || statement.reason !== null;
}

const barsReader = (bar: Bar, reader: Participant): boolean =>
	bar.kind === 'exclusion' ? bar.person === reader.id : isInAudience(bar.audience, reader);

function standOf(question: Question, voice: Statement['voice']): Stand {
	const { specific, general, bars } = standingOf(question, voice);
	const barred = bars.some((bar) => barsReader(bar, question.reader));
	const live = (statement: Statement | null): Statement | null =>
		statement && hasEnded(statement, question.at) ? null : statement;
	const ruling = live(specific) ?? live(general);
	if (!ruling) return { state: 'missing', barred, covers: false };
	if (isClosing(ruling)) return { state: 'closed', barred, covers: false };
	const heard = ruling.scope !== 'all' || question.naming.present.includes(question.person);
	if (!heard || !isOpening(ruling, question.jurisdiction))
		return { state: 'missing', barred, covers: false };
	return {
		state: 'open',
		barred,
		covers: !barred && isInAudience(ruling.audience, question.reader),
	};
}

/** [A9] both voices count: either closes, either may open; a child's own refusal beats a representative's word. */
export function stand(question: Question): Stand {
	const own = standOf(question, 'self');
	const represented = standOf(question, 'representative');
	const barred = own.barred || represented.barred;
	if (own.state === 'closed' || represented.state === 'closed')
		return { state: 'closed', barred, covers: false };
	const covers = !barred && (own.covers || represented.covers);
	const isOpen = own.state === 'open' || represented.state === 'open';
	return { state: isOpen ? 'open' : 'missing', barred, covers };
}
