// Words for a found leak: the seed, the steps that are needed, and the lines that differ.
import type { Told } from './twins.ts';
import type { Step } from './steps.ts';

const lineOf = ({ slot, act }: Step): string => `${slot} ${JSON.stringify(act)}`;

const onlyIn = (a: readonly string[], b: readonly string[], sign: string): string[] =>
	a.filter((line) => !b.includes(line)).map((line) => `${sign} ${line}`);

export function reportOf(seed: number, failure: NonNullable<Told['failure']>): string {
	const { twins, difference } = failure;
	const [steps, twin] = [twins.steps.map(lineOf), twins.twin.map(lineOf)];
	const linesOf = (bytes: string): string[] =>
		JSON.stringify(JSON.parse(bytes), null, 1).split('\n');
	const [one, other] = [linesOf(difference.one), linesOf(difference.other)];
	return [
		`seed ${seed} (${twins.jurisdiction}): ${JSON.stringify(difference.reader)} tells the twins apart at ${difference.slot}`,
		...steps.map((line) => `  ${line}`),
		...onlyIn(twin, steps, '  + '),
		...onlyIn(steps, twin, '  - '),
		...onlyIn(one, other, '-'),
		...onlyIn(other, one, '+'),
	].join('\n');
}
