// A grant is the only key to a section's words: viewOf alone makes one, rooms and renderings take nothing else.
import type { Moment, SectionId } from '../ids.ts';
import type { Reader } from '../policy/access.ts';
import type { RuleId } from '../policy/rules.ts';

declare const granted: unique symbol;

export interface Grant {
	readonly [granted]: true;
	readonly section: SectionId;
	readonly reader: Reader;
	readonly access: 'read' | 'write';
	readonly rule: RuleId;
	/** The document that this grant is for. */
	readonly generation: number;
	/** Place of the fact since which this access has been unbroken. */
	readonly since: number;
	/** The moment of the decision: a grant is for now, never for later. */
	readonly at: Moment;
}

/** INVARIANT: called by view-of.ts alone; the architecture test holds it. */
export const makeGrant = (grant: Omit<Grant, typeof granted>): Grant => grant as Grant;
