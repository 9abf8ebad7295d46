// How much chance a test takes: a seeded slice in `npm test`, far more of it in `npm run test:long`.
export const LONG = process.env.LONG === '1';

/** The first in `npm test`, the second in the long suite. */
export const inLong = (slice: number, long: number): number => (LONG ? long : slice);

/** Seeds 1 to `slice`, or to `long`; FUZZ_SEEDS=7,12 takes just those. */
export function seeds(slice: number, long: number): number[] {
	const { FUZZ_SEEDS } = process.env;
	if (FUZZ_SEEDS) return FUZZ_SEEDS.split(',').map(Number);
	return Array.from({ length: inLong(slice, long) }, (_, n) => n + 1);
}
