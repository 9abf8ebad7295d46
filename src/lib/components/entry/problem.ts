/** Why one did not get in, in no more detail than the server gives: it tells nobody which codes or addresses exist. */
export type EntryProblem = 'refused' | 'sign-out-first';

export const problemOf = (value: string | null): EntryProblem | null =>
	value === 'refused' || value === 'sign-out-first' ? value : null;
