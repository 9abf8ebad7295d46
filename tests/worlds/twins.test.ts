// Twin worlds: what a reader may not know changes no byte of what they get (R13, R18). See twin/subjects.ts for the table.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inLong } from '../tools/long.ts';
import { reportOf } from './twin/report.ts';
import { EVENT_TYPES } from '#lib/domain/meeting/upcast.ts';
import { tellHistory, tellTwins } from './twin/twins.ts';

const RUNS = Number(process.env.TWIN_RUNS ?? inLong(25, 5_000));
const LENGTH = 40;
const SEED = Number(process.env.TWIN_SEED ?? 20_261_123);

it('[V1] the histories are worth comparing: every event happens, and secrets are read by every rule', () => {
	const rules = new Set<string>();
	const types = new Set<string>();
	for (let seed = 1; seed <= 200; seed += 1)
		for (const { event } of tellHistory(seed, LENGTH).after.history) {
			types.add(event.type);
			if (event.type === 'readers-changed') for (const { rule } of event.gained) rules.add(rule);
		}
	// these stand outside of a history: an envelope, a call from another meeting, and what comes long after it
	const outside: readonly string[] = ['notes-erased', 'command-answered', 'person-tied'];
	const everyday = EVENT_TYPES.filter((type) => !outside.includes(type));
	expect(everyday.filter((type) => !types.has(type))).toEqual([]);
	const own = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'];
	const others = ['P22', 'P24', 'P26', 'P27', 'P33', 'P35'];
	expect([...own, ...others].filter((rule) => !rules.has(rule))).toEqual([]);
});

it(
	'[V1] two histories that differ in what a reader may not know show that reader the same bytes',
	() => {
		let equal = 0;
		const told = fc.check(
			fc.property(fc.integer(), (seed) => {
				const { failure, equal: more } = tellTwins(seed, LENGTH, 4);
				equal += more;
				if (failure) throw new Error(reportOf(seed, failure));
			}),
			{ seed: SEED, numRuns: RUNS, endOnFailure: true },
		);
		const { errorInstance } = told;
		expect(errorInstance instanceof Error ? errorInstance.message : errorInstance).toBeNull();
		// the histories do differ, and are compared often enough to mean something
		expect(equal).toBeGreaterThan(RUNS * 200);
	},
	60_000 + RUNS * 20_000,
);
