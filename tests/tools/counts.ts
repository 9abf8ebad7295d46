// How many tests passed and failed, read from the reports that the runners write.
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

export interface Count {
	passed: number;
	failed: number;
	/** Of those that passed: at their second try, having first only waited for too long. */
	late?: string[];
}

const NONE: Count = { passed: 0, failed: 0 };

const vitestReport = v.object({
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	numFailedTestSuites: v.number(),
});

const playwrightSpec = v.object({
	title: v.string(),
	tests: v.array(
		v.object({
			status: v.picklist(['expected', 'unexpected', 'flaky', 'skipped']),
			results: v.array(
				v.object({
					status: v.string(),
					errors: v.array(v.object({ message: v.optional(v.string(), '') })),
				}),
			),
		}),
	),
});
type Spec = v.InferOutput<typeof playwrightSpec>;
interface Suite {
	specs?: Spec[];
	suites?: Suite[];
}
const playwrightSuite: v.GenericSchema<unknown, Suite> = v.object({
	specs: v.optional(v.array(playwrightSpec)),
	suites: v.optional(v.array(v.lazy(() => playwrightSuite))),
});
const playwrightReport = v.object({
	suites: v.array(playwrightSuite),
	stats: v.object({ expected: v.number(), unexpected: v.number() }),
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

/**
 * What passed at the second try failed: a test that needs luck shows nothing. One thing is no luck but a slow machine, and
 * passes with its name said: the first try never saw anything wrong, it only waited for longer than it had.
 */
export function readPlaywright(file: string): Count {
	const read = v.safeParse(playwrightReport, json(file));
	if (!read.success) return NONE;
	const { suites, stats } = read.output;
	const again = suites.flatMap(specsOf).filter(({ tests }) => tests.some(isFlaky));
	const late = again.filter(({ tests }) => tests.filter(isFlaky).every(onlyWaited));
	return {
		passed: stats.expected + late.length,
		failed: stats.unexpected + again.length - late.length,
		late: late.map(({ title }) => title),
	};
}

type Tried = Spec['tests'][number];
const specsOf = ({ specs = [], suites = [] }: Suite): Spec[] => [
	...specs,
	...suites.flatMap(specsOf),
];
const isFlaky = ({ status }: Tried) => status === 'flaky';
const WAITED = /^(TimeoutError: |Test timeout of )/;
const onlyWaited = ({ results }: Tried) =>
	results
		.filter(({ status }) => status !== 'passed')
		.every(({ errors }) => errors.length > 0 && errors.every(({ message }) => saysWaited(message)));
// eslint-disable-next-line no-control-regex -- the report has its colours in it
const saysWaited = (message: string) => WAITED.test(message.replaceAll(/\u001b\[\d+m/g, ''));

function json(file: string): unknown {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
