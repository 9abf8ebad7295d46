// The algebra of agreements: what one person's statements mean for one section and one reader. Pure; rules A4-A10.
import { jurisdictionOf } from '../policy/jurisdictions/jurisdictions.ts';
import type { JurisdictionId } from '../policy/jurisdictions/jurisdiction.ts';
import type { Moment, ParticipantId } from '../ids.ts';
import type { Naming, Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import { barredBy, survives, type Bar } from './bars.ts';
import {
	endsNo,
	hasEnded,
	isClosing,
	isInAudience,
	isPartialRefusal,
	isRefusedTo,
	levelOf,
	type Level,
} from './reach.ts';
import type { Statement } from './facts.ts';

interface Standing {
	specific: Statement | null;
	general: Statement | null;
	bars: readonly Bar[];
}

/** open: an opening decision is in force · closed: refused, withdrawn, paused · missing: nothing that opens. */
export interface Stand {
	readonly state: 'open' | 'closed' | 'missing';
	readonly barred: boolean;
	readonly covers: boolean;
	/** The statement that covers, where one does. */
	readonly ruling: Statement | null;
}

export interface Question {
	readonly statements: readonly Statement[];
	readonly person: ParticipantId;
	/** Who may speak in the person's place. */
	readonly representatives: readonly ParticipantId[];
	/** Below the age only a representative opens; what the person said themselves may only close. */
	readonly belowAge: boolean;
	readonly section: Pick<Section, 'id' | 'kind'>;
	readonly naming: Pick<Naming, 'present'>;
	readonly reader: Participant;
	readonly jurisdiction: JurisdictionId;
	readonly at: Moment;
}

/** [A10] a note about somebody takes the place of no no, neither here nor of everything. */
function yields(standing: Standing, statement: Statement, level: Level): boolean {
	if (endsNo(statement)) return true;
	const closes = (said: Statement | null): boolean => said !== null && isClosing(said);
	return !closes(standing[level]) && !closes(standing.general);
}

function said(standing: Standing, statement: Statement, level: Level): void {
	standing.bars = [
		...standing.bars.flatMap((bar) => survives(bar, statement, level)),
		...barredBy(statement, level),
	];
	if (isPartialRefusal(statement) || !yields(standing, statement, level)) return;
	standing[level] = statement;
	if (level === 'general') standing.specific = outlived(standing.specific, statement);
}

/** [A7] what closes everything closes the earlier particular; what closed a particular outlives the later general. */
function outlived(specific: Statement | null, general: Statement): Statement | null {
	if (!specific || isClosing(specific)) return specific;
	const wasOver = specific.until !== null && specific.until <= general.at;
	return isClosing(general) || wasOver ? null : specific;
}

function standingOf(question: Question, voice: Statement['voice']): Standing {
	const standing: Standing = { specific: null, general: null, bars: [] };
	for (const statement of question.statements) {
		if (statement.person !== question.person || statement.voice !== voice) continue;
		const level = statement.ended === 'age' ? null : levelOf(statement, question.section);
		if (level) said(standing, statement, level);
	}
	return standing;
}

type Standings = Readonly<Record<Statement['voice'], Standing>>;

/** INVARIANT: statements and sections are never changed, and how they stand depends on no reader; thirty ask the same. */
const remembered = new WeakMap<
	Question['statements'],
	WeakMap<Question['section'], Map<ParticipantId, Standings>>
>();

function standingsOf(question: Question): Standings {
	const { statements, section, person } = question;
	const sections =
		remembered.get(statements) ?? new WeakMap<Question['section'], Map<ParticipantId, Standings>>();
	remembered.set(statements, sections);
	const people = sections.get(section) ?? new Map<ParticipantId, Standings>();
	sections.set(section, people);
	const known = people.get(person);
	if (known) return known;
	const self = standingOf(question, 'self');
	const standings = { self, representative: standingOf(question, 'representative') };
	people.set(person, standings);
	return standings;
}

/** Whether this decision, said this way, opens in this jurisdiction. */
export function isOpening(
	statement: Pick<Statement, 'decision' | 'reason'>,
	jurisdiction: JurisdictionId,
): boolean {
	const { opening, withReason } = jurisdictionOf(jurisdiction);
	if (!opening.some((decision) => decision === statement.decision)) return false;
	const needsReason = withReason.some((decision) => decision === statement.decision);
	return !needsReason || statement.reason !== null;
}

/** [A8] "all about me" covers what was opened while its giver was present or represented. */
function isHeard(statement: Statement, question: Question): boolean {
	if (statement.scope !== 'all') return true;
	const { person, representatives, naming } = question;
	const isOwn = statement.voice === 'self' || representatives.length === 0;
	const givers = isOwn ? [person] : representatives;
	return givers.some((giver) => naming.present.includes(giver));
}

function standOf(question: Question, { specific, general, bars }: Standing): Stand {
	const barred = bars.some((bar) => isRefusedTo(bar.audience, question.reader));
	const missing: Stand = { state: 'missing', barred, covers: false, ruling: null };
	const ruling = specific ?? general;
	if (!ruling) return missing;
	if (isClosing(ruling)) return { ...missing, state: 'closed' };
	if (hasEnded(ruling, question.at) || !isHeard(ruling, question)) return missing;
	if (!isOpening(ruling, question.jurisdiction)) return missing;
	const covers = !barred && isInAudience(ruling.audience, question.reader);
	return { state: 'open', barred, covers, ruling: covers ? ruling : null };
}

/** [A1] a word that counted while somebody was thought older opens nothing once they are known to be below the age. */
const spokenBy = ({ belowAge }: Question, own: Stand): Stand =>
	belowAge && own.state === 'open'
		? { state: 'missing', barred: own.barred, covers: false, ruling: null }
		: own;

/** [A9] both voices count: either closes, either may open; whoever says yes for themselves is widened by nobody else. */
export function stand(question: Question): Stand {
	const standings = standingsOf(question);
	const own = spokenBy(question, standOf(question, standings.self));
	const represented = standOf(question, standings.representative);
	const barred = own.barred || represented.barred;
	if (own.state === 'closed' || represented.state === 'closed')
		return { state: 'closed', barred, covers: false, ruling: null };
	const speaking = own.state === 'open' ? own : represented;
	const ruling = barred ? null : speaking.ruling;
	const isOpen = own.state === 'open' || represented.state === 'open';
	return { state: isOpen ? 'open' : 'missing', barred, covers: ruling !== null, ruling };
}
