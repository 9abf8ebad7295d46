// Whether enough work of enough people stands behind a number, so that it tells of nobody's alone.
import type { Counted } from './counted.ts';

/** A meeting as it counts, and the accounts that coordinated it. */
export interface Held {
	readonly counted: Counted;
	readonly by: readonly string[];
}

/**
 * [N5] Where one coordinated, a number is about one worker; where two did, each of them finds the other's work in the
 * rest. With three nobody does by themselves.
 */
export const FEWEST_PEOPLE = 3;

const peopleOf = (meetings: readonly Held[]): ReadonlySet<string> =>
	new Set(meetings.flatMap(({ by }) => by));

/** [N5] whoever coordinated knows their own: without the meetings of any one of them enough is left, and not of one other alone. */
export function isEnough(meetings: readonly Held[], least: number): boolean {
	const people = [...peopleOf(meetings)];
	if (people.length < FEWEST_PEOPLE) return false;
	return people.every((one) => {
		const rest = meetings.filter(({ by }) => !by.includes(one));
		return rest.length >= least && peopleOf(rest).size >= FEWEST_PEOPLE - 1;
	});
}
