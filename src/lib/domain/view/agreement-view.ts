// Who knows of an agreement: its person, who recorded it, the holders whose sections it names; a covered reader learns "given".
import { hasEnded } from '../agreement/algebra.ts';
import type { Statement } from '../agreement/facts.ts';
import type { SectionId } from '../ids.ts';
import { wordsOf } from '../meeting/facts.ts';
import { standingFor } from '../policy/coverage.ts';
import type { Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import type { Looking } from './looking.ts';
import { known } from './people-view.ts';
import type { AgreementView, CoveredAgreementView, WholeAgreementView } from './view.ts';

const holdsNamed = ({ meeting, me }: Looking, statement: Statement): boolean =>
	statement.scope !== 'all' &&
	statement.scope.some((id) => meeting.sections.sections.get(id)?.holder === me.id);

export const knowsWhole = (looking: Looking, statement: Statement): boolean =>
	statement.person === looking.me.id ||
	statement.by === looking.me.id ||
	holdsNamed(looking, statement);

const overlaps = (a: Statement, b: Statement): boolean => {
	if (a.scope === 'all' || b.scope === 'all') return a.scope === b.scope;
	const { scope } = b;
	return a.scope.every((id) => scope.includes(id));
};

function standingOf(looking: Looking, statement: Statement): WholeAgreementView['standing'] {
	if (hasEnded(statement, looking.at)) return 'ended';
	const later = looking.meeting.agreements.statements.some(
		(other) =>
			other.order > statement.order &&
			other.person === statement.person &&
			other.voice === statement.voice &&
			knowsWhole(looking, other) &&
			overlaps(statement, other),
	);
	return later ? 'superseded' : 'in-force';
}

/** Its person and its recorder see every section that it names; a holder only their own. */
const scopeFor = (looking: Looking, { scope, person, by }: Statement): 'all' | SectionId[] => {
	if (scope === 'all') return scope;
	const { me, meeting } = looking;
	if (person === me.id || by === me.id) return [...scope];
	return scope.filter((id) => meeting.sections.sections.get(id)?.holder === me.id);
};

function whole(looking: Looking, statement: Statement): WholeAgreementView {
	const { meeting } = looking;
	const { explained } = statement;
	return {
		id: statement.id,
		person: statement.person,
		scope: scopeFor(looking, statement),
		decision: statement.decision,
		missions: [...statement.audience.missions].sort(),
		persons: known(looking, statement.audience.persons),
		except: known(looking, statement.except),
		lift: known(looking, statement.lift),
		purpose: wordsOf(meeting, statement.purpose),
		reason: wordsOf(meeting, statement.reason),
		explained: explained && {
			intention: wordsOf(meeting, explained.intention),
			withWhom: wordsOf(meeting, explained.withWhom),
			content: wordsOf(meeting, explained.content),
		},
		capacity: statement.capacity,
		form: statement.form,
		at: statement.happenedAt ?? statement.at,
		recordedBy: statement.by,
		until: statement.until,
		standing: standingOf(looking, statement),
	};
}

const readsByAgreement = (looking: Looking, section: Section): boolean =>
	['P5', 'P7'].includes(looking.sight.sections.get(section.id)?.rule ?? '');

/** Told only where a given agreement really covers this reader; a holder sees it in the list of readers. */
function coveredFor(looking: Looking, section: Section, reader: Participant): AgreementView[] {
	return section.about
		.filter((person) => {
			const { covers } = standingFor(looking.meeting, section, person, reader, looking.at);
			return covers && wasGiven(looking, person, section);
		})
		.map((person): CoveredAgreementView => ({ person, sectionId: section.id, decision: 'given' }));
}

/** Where the law lets "informed" or "not asked" open, nobody is told "given". */
const wasGiven = ({ meeting }: Looking, person: string, section: Section): boolean =>
	meeting.agreements.statements.some(
		(statement) =>
			statement.person === person &&
			statement.decision === 'given' &&
			(statement.scope === 'all' || statement.scope.includes(section.id)),
	);

export function agreementViews(looking: Looking): AgreementView[] {
	const { meeting, sight, me } = looking;
	const wholes = meeting.agreements.statements
		.filter((statement) => knowsWhole(looking, statement))
		.map((statement) => whole(looking, statement))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	const covered = [...sight.sections.keys()]
		.sort()
		.map((id) => meeting.sections.sections.get(id)!)
		.filter((section) => readsByAgreement(looking, section))
		.flatMap((section) => coveredFor(looking, section, me));
	return [...wholes, ...covered];
}
