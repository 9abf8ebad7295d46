// "Is this still right?": a yes that was said earlier, said again as it was.
import type { Act, Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { SectionId } from '../ids.ts';
import { wordsOf } from '../meeting/facts.ts';
import { hasPart } from '../minutes/adoption.ts';
import { holdsNamed } from '../policy/visibility.ts';
import { NOT_FOUND, refuse, type Refusal } from '../refusal.ts';
import { say, type Recording } from './acts.ts';
import type { Scope, Statement } from './facts.ts';
import { hasEnded } from './reach.ts';

type Confirming = CommandOf<'confirm-agreement'>;

/** Whoever does not have it whole in their view cannot point at it. */
const knows = ({ meeting, actor, sight }: Act, statement: Statement): boolean =>
	!sight.limited &&
	(statement.person === actor.id ||
		statement.by === actor.id ||
		holdsNamed(meeting, actor.id, statement));

/** The parts of it that the actor can see named; what else it names must not show in the answer. */
function scopeFor(act: Act, { scope, person, by }: Statement): Scope {
	if (scope === 'all') return scope;
	const isTold = (id: SectionId): boolean => {
		const section = act.meeting.sections.sections.get(id);
		const isAbout = person === act.actor.id && section?.about.includes(person);
		return by === act.actor.id || section?.holder === act.actor.id || isAbout === true;
	};
	return scope.filter((id) => isTold(id) && hasPart(act, id));
}

const meet = (a: Scope, b: Scope): boolean =>
	a === 'all' || b === 'all' || a.some((id) => b.includes(id));

/** By a later word of the same voice, as far as the actor knows. */
const isFollowed = (act: Act, statement: Statement): boolean =>
	act.meeting.agreements.statements.some(
		(later) =>
			later.order > statement.order &&
			later.person === statement.person &&
			later.voice === statement.voice &&
			knows(act, later) &&
			meet(scopeFor(act, later), scopeFor(act, statement)),
	);

function asItWas(act: Act, statement: Statement, { form }: Confirming): Recording {
	const { audience, explained, until, thisMeeting, lasting } = statement;
	const words = (id: Parameters<typeof wordsOf>[1]): string => wordsOf(act.meeting, id);
	const scope = scopeFor(act, statement);
	return {
		type: 'record-agreement',
		person: statement.person,
		scope: scope === 'all' ? scope : [...scope],
		missions: [...audience.missions],
		persons: [...audience.persons],
		except: [...statement.except],
		purpose: words(statement.purpose),
		reason: words(statement.reason),
		decision: 'given',
		form: form ?? 'spoken',
		...(statement.capacity && { capacity: statement.capacity }),
		...(explained && {
			explained: {
				intention: words(explained.intention),
				withWhom: words(explained.withWhom),
				content: words(explained.content),
			},
		}),
		...(lasting && { lasting }),
		// a day that was said, or that it would last until, is not moved by saying it again
		...(!thisMeeting && until !== null && { until }),
	};
}

/**
 * [A24] The same yes, with the same persons and limits: also those whom the actor does not know, since without them it
 * would be a wider one.
 */
export function confirmAgreement(act: Act, command: Confirming): Done | Refusal {
	const { agreementId } = command;
	const statement = act.meeting.agreements.statements.find(({ id }) => id === agreementId);
	if (!statement || !knows(act, statement)) return NOT_FOUND;
	const stands = statement.decision === 'given' && !hasEnded(statement, act.at);
	if (!stands || isFollowed(act, statement)) return refuse('conflict');
	const asked = asItWas(act, statement, command);
	// a part that the actor has no longer is nothing to them
	return asked.scope.length === 0 ? NOT_FOUND : say(act, asked, null);
}
