// The rule that opens a shared secret is a parameter of the jurisdiction: a small table of data with citations.
export const JURISDICTION_IDS = ['be-fr', 'be-nl', 'fr-child-protection', 'fr-care', 'lu'] as const;
export type JurisdictionId = (typeof JURISDICTION_IDS)[number];

/** How far a young person's own word counts, in one field of help. */
export interface MinorAdvice {
	readonly field: 'youth-aid' | 'health' | 'any';
	/**
	 * age: from a birthday, before another one with a lawyer · discernment: whether this young person can judge this
	 * matter · maturity: told and heard after age and maturity · kept: may ask that the parents are not told
	 */
	readonly word: 'age' | 'discernment' | 'maturity' | 'kept';
	readonly source: string;
}

export interface Jurisdiction {
	readonly id: JurisdictionId;
	/** The decisions that open, when they are the latest and cover the reader. */
	readonly opening: readonly ('given' | 'informed' | 'not-asked' | 'impossible')[];
	/** Opening decisions that count only with a reason. */
	readonly withReason: readonly ('not-asked' | 'impossible')[];
	/** France, care: nothing is asked for a reader who shares a mission with the holder. */
	readonly sameMissionNeedsNothing: boolean;
	/** Own word of a young person. null: by discernment, so both the child's and a representative's word may be recorded. */
	readonly ownWord: {
		/** From this birthday the young person speaks; before it, a representative. */
		readonly from: number;
		/** Until this birthday with a lawyer. */
		readonly aloneFrom: number;
	} | null;
	/** Where the law lets bound people and authorities confer beside any agreement; null where there is no such institution. */
	readonly caseConference: string | null;
	/** What is said of young persons' own word here; advice to the holder, who judges (A19). */
	readonly minors: readonly MinorAdvice[];
	/** The penal article on the violation of professional secrecy, and where the rule stands. */
	readonly penal: string;
	readonly sources: readonly string[];
}
