// How many tests passed and failed, read from the reports that the runners write.
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

export interface Count {
	passed: number;
	failed: number;
}

const NONE: Count = { passed: 0, failed: 0 };

const vitestReport = v.object({
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	numFailedTestSuites: v.number(),
});

const playwrightReport = v.object({
	stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number() }),
});

/** A file that cannot even be loaded has no tests to fail: its suite counts as one. */
export function readVitest(file: string): Count {
	const read = v.safeParse(vitestReport, json(file));
	if (!read.success) return NONE;
	const { numPassedTests, numFailedTests, numFailedTestSuites } = read.output;
	return {
		passed: numPassedTests,
		failed: Math.max(numFailedTests, Math.min(1, numFailedTestSuites)),
	};
}

/** Flaky counts as failed: a test that needs luck shows nothing. */
export function readPlaywright(file: string): Count {
	const read = v.safeParse(playwrightReport, json(file));
	if (!read.success) return NONE;
	const { expected, unexpected, flaky } = read.output.stats;
	return { passed: expected, failed: unexpected + flaky };
}

function json(file: string): unknown {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
