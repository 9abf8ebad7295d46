// Answers that must not tell by their time what happened take the same time, unless the work itself takes longer.
import { setTimeout as wait } from 'node:timers/promises';

export async function evenTime<Result>(
	leastMs: number,
	work: () => Promise<Result>,
): Promise<Result> {
	const [result] = await Promise.all([work(), wait(leastMs)]);
	return result;
}
