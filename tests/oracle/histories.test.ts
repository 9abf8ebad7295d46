// Random histories: the product and the oracle agree on every reader and part after every step. `npm run test:long` takes 10,000.
import { expect, it } from 'vitest';
import { seeds } from '../tools/long.ts';
import { reportOf, tell } from './histories.ts';

const SEEDS = seeds(200, 10_000);
const LENGTH = 40;
/** Per history: below this, a state is too rare for its rule to be compared. */
const OFTEN: Readonly<Record<string, number>> = {
	P5: 5, // read by agreement
	P7: 0.5, // a confidence read by name
	P8: 3, // derived
	P14: 15, // held back for want of an agreement
	P15: 0.5, // held back by an authority
	P16: 4, // taken off
	P19: 0.5, // a person concerned waits for another
};

it('[P5] [P16] in random histories the product decides like the oracle, which shares none of its rules', () => {
	const met = new Map<string, number>();
	for (const seed of SEEDS) {
		const history = tell(seed, LENGTH);
		if (history.difference) expect.fail(reportOf(history));
		for (const [rule, times] of history.met) met.set(rule, (met.get(rule) ?? 0) + times);
	}
	const rare = Object.entries(OFTEN).filter(
		([rule, times]) => (met.get(rule) ?? 0) < times * SEEDS.length,
	);
	expect(rare.map(([rule]) => [rule, (met.get(rule) ?? 0) / SEEDS.length])).toEqual([]);
});
