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
	readonly until: Moment | null;
	/** Its time has passed; recorded as a fact, so that no clock can revive it. */
	readonly ended: boolean;
	readonly by: ParticipantId;
}

export type StatementFact = Omit<Statement, 'order' | 'at' | 'ended'>;

export interface Agreements {
	/** In the order in which they were said. */
	readonly statements: readonly Statement[];
}

export type AgreementEvent =
	| { type: 'statement-recorded'; statement: StatementFact }
	| { type: 'statement-ended'; statement: AgreementId };

export const noAgreements: Agreements = { statements: [] };

export function evolveAgreements(
	agreements: Agreements,
	event: AgreementEvent,
	at: Moment,
	order: number,
): Agreements {
	switch (event.type) {
		case 'statement-recorded': {
			const statement = { ...event.statement, order, at, ended: false };
			return { statements: [...agreements.statements, statement] };
		}
		case 'statement-ended':
			return {
				statements: agreements.statements.map((statement) =>
					statement.id === event.statement ? { ...statement, ended: true } : statement,
				),
			};
		default:
			return unreachable(event);
	}
}
