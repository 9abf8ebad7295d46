// Who knows of an agreement: its person, who recorded it, the holders whose sections it names; a covered reader learns "given".
import { barredBy, survives } from '../agreement/bars.ts';
import { endsNo, hasEnded, isClosing, isPartialRefusal } from '../agreement/reach.ts';
import type { Statement } from '../agreement/facts.ts';
import type { SectionId } from '../ids.ts';
import { wordsOf } from '../meeting/facts.ts';
import { standingFor } from '../policy/coverage.ts';
import { holdsNamed } from '../policy/visibility.ts';
import type { Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import type { Looking } from './looking.ts';
import { known } from './people-view.ts';
import type { AgreementView, CoveredAgreementView, WholeAgreementView } from './view.ts';

/** Never on a device that was not recognised yet. */
export const knowsWhole = ({ meeting, me, sight }: Looking, statement: Statement): boolean =>
	!sight.limited &&
	(statement.person === me.id || statement.by === me.id || holdsNamed(meeting, me.id, statement));

/**
 * Whether a later word of the same voice leaves nothing of this one. Compared as this reader sees them: what else a
 * statement names must not show in how it stands. [A6] [A7] [A10]
 */
function replaces(looking: Looking, earlier: Statement, later: Statement): boolean {
	const [before, after] = [scopeFor(looking, earlier), scopeFor(looking, later)];
	const closesAll = after === 'all' && isClosing(later);
	if (before !== 'all' && closesAll) return !isClosing(earlier) && !isPartialRefusal(earlier);
	const isSame =
		before === 'all' || after === 'all'
			? before === after
			: before.every((id) => after.includes(id));
	if (!isSame || isPartialRefusal(later)) return false;
	if (!isPartialRefusal(earlier)) return endsNo(later) || !isClosing(earlier);
	const level = before === 'all' ? 'general' : 'specific';
	return barredBy(earlier, level).every((bar) => survives(bar, later, level).length === 0);
}

function standingOf(looking: Looking, statement: Statement): WholeAgreementView['standing'] {
	if (hasEnded(statement, looking.at)) return 'ended';
	const later = looking.meeting.agreements.statements.some(
		(other) =>
			other.order > statement.order &&
			other.person === statement.person &&
			other.voice === statement.voice &&
			knowsWhole(looking, other) &&
			replaces(looking, statement, other),
	);
	return later ? 'superseded' : 'in-force';
}

/** Its recorder sees every section that it names, its person those about them, a holder only their own. */
function scopeFor({ me, meeting }: Looking, { scope, person, by }: Statement): 'all' | SectionId[] {
	if (scope === 'all' || by === me.id) return scope === 'all' ? scope : [...scope];
	return scope.filter((id) => {
		const section = meeting.sections.sections.get(id);
		return section?.holder === me.id || (person === me.id && section?.about.includes(person));
	});
}

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
		notedAfterwards: statement.happenedAt !== null,
		recordedBy: statement.by,
		until: statement.until,
		...(statement.thisMeeting && statement.ended !== 'adoption' && { thisMeeting: true }),
		...(statement.lasting && { lasting: true }),
		standing: standingOf(looking, statement),
	};
}

const readsByAgreement = (looking: Looking, section: Section): boolean =>
	['P5', 'P7', 'P31'].includes(looking.sight.sections.get(section.id)?.rule ?? '');

/**
 * Told only where a yes is what covers this reader; where the law lets "informed" or "not asked" open, nobody is told
 * "given". A holder sees it in the list of readers.
 */
function coveredFor(looking: Looking, section: Section, reader: Participant): AgreementView[] {
	return section.about
		.filter((person) => {
			const { ruling } = standingFor(looking.meeting, section, person, reader, looking.at);
			return ruling?.decision === 'given';
		})
		.map((person): CoveredAgreementView => ({ person, sectionId: section.id, decision: 'given' }));
}

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
