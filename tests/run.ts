// All tests but the long ones, or the parts that are named: `npm test`, `npm run test:e2e -- one-world`. Ends with one line that
// sums up every runner.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { provideBrowser } from './tools/browser.ts';
import { readPlaywright, readVitest, type Count } from './tools/counts.ts';

type Part = 'check' | 'unit' | 'live' | 'e2e' | 'long';

interface Step {
	name: string;
	command: string[];
	/** Reads the runner's own report; a step without one counts as a single test. */
	count?: (file: string) => Count;
}

const ROOT = path.resolve(import.meta.dirname, '..');
const REPORTS = path.join(ROOT, 'test-results');
const BIN = path.join(ROOT, 'node_modules/.bin');
const NO_BROWSER =
	'No browser for the tests: install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.';

const report = (name: string) => path.join(REPORTS, `${name}.json`);

const vitest = (name: Part | 'process', projects: string[], filter: string[]): Step => ({
	name,
	command: [
		...['vitest', 'run', ...projects.flatMap((project) => ['--project', project]), ...filter],
		...['--reporter=dot', '--reporter=json', `--outputFile.json=${report(name)}`],
	],
	count: readVitest,
});

const SYNC: Step = { name: 'sync', command: ['svelte-kit', 'sync'] };
const MESSAGES: Step = { name: 'messages', command: ['node', 'paraglide.config.ts'] };
const TYPES: Step = {
	name: 'types',
	command: ['svelte-check', '--output', 'human', '--fail-on-warnings'],
};
const LINT: Step = {
	name: 'lint',
	command: [
		...['eslint', '.', '--max-warnings', '0'],
		...['--cache', '--cache-location', '.cache/eslint/'],
	],
};
const FORMAT: Step = {
	name: 'format',
	command: [
		...['prettier', '--check', '--log-level', 'warn', '.'],
		...['--cache', '--cache-location', '.cache/prettier'],
	],
};
const BUILD: Step = { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] };
const BEFORE = [[SYNC], [MESSAGES]];

const unit = (filter: string[]) => vitest('unit', ['unit', 'client'], filter);
const live = (filter: string[]) => vitest('live', ['live'], filter);
const killed = (filter: string[]) =>
	vitest('process', ['process'], ['--no-file-parallelism', '--passWithNoTests', ...filter]);
const inBrowsers = (chosen: string[]): Step => ({
	name: 'e2e',
	command: [
		...['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts'],
		...['--reporter=list,json', ...chosen],
	],
	count: readPlaywright,
});
/** Sweeps through every state of every page are for the long suite, unless they are asked for by name. */
const SWEEP = '@long';
const e2e = (filter: string[]): Step =>
	inBrowsers(filter.length > 0 ? filter : ['--grep-invert', SWEEP]);
const sweeps = (filter: string[]): Step[][] =>
	filter.length > 0 ? [] : [[inBrowsers(['--grep', SWEEP])]];

/** One after another; those in one row side by side. */
const PARTS: Record<Part, (filter: string[]) => Step[][]> = {
	check: () => [...BEFORE, [TYPES, LINT], [FORMAT]],
	unit: (filter) => [[unit(filter)]],
	live: (filter) => [[live(filter)]],
	e2e: (filter) => [[BUILD], [killed(filter)], [e2e(filter)]],
	long: (filter) => [
		[BUILD],
		[vitest('long', ['long'], ['--no-file-parallelism', ...filter])],
		...sweeps(filter),
	],
};

/** Everything but the long ones. Killed processes and live worlds mostly wait: the pure tests run beside them. */
const ALL = (filter: string[]): Step[][] => [
	...BEFORE,
	[TYPES, LINT, FORMAT],
	[BUILD],
	[unit(filter), killed(filter), live(filter)],
	[e2e(filter)],
];

function plan(): Step[][] {
	const [first = '', ...filter] = process.argv.slice(2);
	if (Object.hasOwn(PARTS, first)) return PARTS[first as Part](filter);
	return ALL(process.argv.slice(2));
}

interface Ended {
	readonly good: boolean;
	/** What it printed, where it did not print it itself. */
	readonly said: string;
}

function run({ name, command: [program = '', ...args] }: Step, aloud: boolean): Promise<Ended> {
	const env = {
		...process.env,
		PATH: `${BIN}${path.delimiter}${process.env.PATH ?? ''}`,
		PLAYWRIGHT_JSON_OUTPUT_FILE: report(name),
	};
	const out = aloud ? 'inherit' : 'pipe';
	const child = spawn(program, args, {
		cwd: ROOT,
		env,
		stdio: ['ignore', out, out],
		shell: process.platform === 'win32',
	});
	const said: Buffer[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream?.on('data', (chunk: Buffer) => said.push(chunk));
	const end = (good: boolean): Ended => ({ good, said: Buffer.concat(said).toString() });
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(error.message);
			resolve(end(false));
		});
		child.once('close', (code) => resolve(end(code === 0)));
	});
}

/** A runner that failed without naming a failed test (it crashed, or found none) counts as one failure. */
function tally(step: Step, good: boolean): Count {
	const count = step.count?.(report(step.name)) ?? { passed: good ? 1 : 0, failed: 0 };
	return { ...count, failed: good ? count.failed : Math.max(1, count.failed) };
}

async function take(step: Step, aloud: boolean): Promise<Count> {
	if (aloud) console.log(`\n── ${step.name}`);
	rmSync(report(step.name), { force: true }); // an old report must not speak for a runner that crashed
	const from = performance.now();
	const { good, said } = await run(step, aloud);
	const count = tally(step, good);
	const seconds = ((performance.now() - from) / 1000).toFixed(1);
	if (!aloud) console.log(`\n── ${step.name}\n${said}`);
	console.log(`── ${step.name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`);
	for (const title of count.late ?? [])
		console.log(`   waited too long at its first try: ${title}`);
	return count;
}

function browserMissing({ name }: Step): boolean {
	if (name !== 'e2e' || provideBrowser()) return false;
	console.error(NO_BROWSER);
	return true;
}

async function main(): Promise<void> {
	mkdirSync(REPORTS, { recursive: true });
	const total: Count = { passed: 0, failed: 0 };
	const none: Count = { passed: 0, failed: 1 };
	for (const row of plan()) {
		const counts = await Promise.all(
			row.map(async (step) => (browserMissing(step) ? none : await take(step, row.length === 1))),
		);
		for (const { passed, failed } of counts) {
			total.passed += passed;
			total.failed += failed;
		}
	}
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
