// What persons concerned said about sharing: statements, in order, never changed. The algebra reads them.
import type { AgreementId, MissionId, Moment, ParticipantId, SectionId, TextId } from '../ids.ts';
import { unreachable } from '../unreachable.ts';

export const DECISIONS = ['given', 'refused', 'informed', 'not-asked', 'impossible'] as const;
export type Decision = (typeof DECISIONS)[number];
export const CAPACITIES = ['self', 'with-lawyer', 'representative'] as const;
export type Capacity = (typeof CAPACITIES)[number];
export const FORMS = ['spoken', 'signed', 'through-interpreter'] as const;
export type Form = (typeof FORMS)[number];

export type Scope = 'all' | readonly SectionId[];

/** Both lists filled: both must hold. Neither: nobody. */
export interface Audience {
	readonly missions: readonly MissionId[];
	readonly persons: readonly ParticipantId[];
}

/** One thing that a person concerned, or who represents them, said about sharing. */
export interface Statement {
	readonly id: AgreementId;
	/** Place in the order of the meeting's facts; among equals the latest rules. */
	readonly order: number;
	readonly at: Moment;
	readonly happenedAt: Moment | null;
	readonly person: ParticipantId;
	readonly voice: 'self' | 'representative';
	readonly scope: Scope;
	readonly audience: Audience;
	readonly except: readonly ParticipantId[];
	readonly lift: readonly ParticipantId[];
	readonly decision: Decision | 'withdrawn' | 'paused';
	readonly purpose: TextId | null;
	readonly reason: TextId | null;
	readonly explained: {
		readonly intention: TextId;
		readonly withWhom: TextId;
		readonly content: TextId;
	} | null;
	readonly capacity: Capacity | null;
	readonly form: Form | null;
	/** A child below the age was asked and is not against it: it ends their own no, and opens nothing by itself. */
	readonly assent: boolean;
	readonly until: Moment | null;
	/** Said without an end of its own: it holds until the minutes are adopted, at most until `until`. */
	readonly thisMeeting: boolean;
	/** The person said that it holds for the next meetings, too. */
	readonly lasting: boolean;
	/**
	 * Recorded as a fact, so that no clock and no tag can revive it. time: its time has passed.
	 * age: the person now speaks for themselves, and what was said in their place is void.
	 * reworded: it was said to words that are written again, or closed; nobody said no.
	 * adoption: it held for this meeting, whose minutes are adopted.
	 */
	readonly ended: EndCause | null;
	readonly by: ParticipantId;
}

export type EndCause = 'time' | 'age' | 'reworded' | 'adoption';
export type StatementFact = Omit<Statement, 'order' | 'at' | 'ended' | 'lasting'>;

export interface Agreements {
	/** In the order in which they were said. */
	readonly statements: readonly Statement[];
}

export type AgreementEvent =
	| { type: 'statement-recorded'; statement: StatementFact }
	| { type: 'statement-lasting'; statement: AgreementId }
	| { type: 'statement-ended'; statement: AgreementId; cause: EndCause };

export const noAgreements: Agreements = { statements: [] };

const patched = (
	{ statements }: Agreements,
	id: AgreementId,
	patch: Partial<Statement>,
): Agreements => ({
	statements: statements.map((said) => (said.id === id ? { ...said, ...patch } : said)),
});

export function evolveAgreements(
	agreements: Agreements,
	event: AgreementEvent,
	at: Moment,
	order: number,
): Agreements {
	switch (event.type) {
		case 'statement-recorded': {
			const statement = { ...event.statement, order, at, ended: null, lasting: false };
			return { statements: [...agreements.statements, statement] };
		}
		case 'statement-lasting':
			return patched(agreements, event.statement, { lasting: true });
		case 'statement-ended':
			return patched(agreements, event.statement, {
				ended: event.cause,
				// its end is known from here on alone, where another word may have to be weighed against it
				...(event.cause === 'adoption' && { until: at }),
			});
		default:
			return unreachable(event);
	}
}
