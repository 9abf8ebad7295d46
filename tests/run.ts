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

const BUILD: Step = { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] };

const PARTS: Record<Part, (filter: string[]) => Step[]> = {
	check: () => [
		{ name: 'sync', command: ['svelte-kit', 'sync'] },
		{ name: 'messages', command: ['node', 'paraglide.config.ts'] },
		{ name: 'types', command: ['svelte-check', '--output', 'human', '--fail-on-warnings'] },
		{
			name: 'lint',
			command: [
				'eslint',
				'.',
				'--max-warnings',
				'0',
				'--cache',
				'--cache-location',
				'.cache/eslint/',
			],
		},
		{
			name: 'format',
			command: [
				'prettier',
				'--check',
				'--log-level',
				'warn',
				'--cache',
				'--cache-location',
				'.cache/prettier',
				'.',
			],
		},
	],
	unit: (filter) => [vitest('unit', ['unit', 'client'], filter)],
	live: (filter) => [vitest('live', ['live'], filter)],
	e2e: (filter) => [
		BUILD,
		vitest('process', ['process'], ['--no-file-parallelism', '--passWithNoTests', ...filter]),
		{
			name: 'e2e',
			command: [
				'playwright',
				'test',
				'-c',
				'tests/e2e/playwright.config.ts',
				'--reporter=list,json',
				...filter,
			],
			count: readPlaywright,
		},
	],
	long: (filter) => [BUILD, vitest('long', ['long'], ['--no-file-parallelism', ...filter])],
};

function parts(): { chosen: Part[]; filter: string[] } {
	const words = process.argv.slice(2);
	const chosen = words.filter((word): word is Part => Object.hasOwn(PARTS, word)).slice(0, 1);
	return chosen.length > 0
		? { chosen, filter: words.slice(1) }
		: { chosen: ['check', 'unit', 'live', 'e2e'], filter: words };
}

function run({ name, command: [program = '', ...args] }: Step): Promise<boolean> {
	const env = {
		...process.env,
		PATH: `${BIN}${path.delimiter}${process.env.PATH ?? ''}`,
		PLAYWRIGHT_JSON_OUTPUT_FILE: report(name),
	};
	const child = spawn(program, args, {
		cwd: ROOT,
		env,
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32',
	});
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(error.message);
			resolve(false);
		});
		child.once('close', (code) => resolve(code === 0));
	});
}

/** A runner that failed without naming a failed test (it crashed, or found none) counts as one failure. */
function tally(step: Step, good: boolean): Count {
	const count = step.count?.(report(step.name)) ?? { passed: good ? 1 : 0, failed: 0 };
	return { passed: count.passed, failed: good ? count.failed : Math.max(1, count.failed) };
}

async function take(step: Step): Promise<Count> {
	console.log(`\n── ${step.name}`);
	rmSync(report(step.name), { force: true }); // an old report must not speak for a runner that crashed
	const from = performance.now();
	const count = tally(step, await run(step));
	const seconds = ((performance.now() - from) / 1000).toFixed(1);
	console.log(`── ${step.name}: ${count.passed} passed, ${count.failed} failed in ${seconds} s`);
	return count;
}

async function main(): Promise<void> {
	const { chosen, filter } = parts();
	mkdirSync(REPORTS, { recursive: true });
	const total: Count = { passed: 0, failed: 0 };
	const add = ({ passed, failed }: Count) => {
		total.passed += passed;
		total.failed += failed;
	};
	for (const part of chosen) {
		if (part === 'e2e' && !provideBrowser()) {
			console.error(NO_BROWSER);
			add({ passed: 0, failed: 1 });
			continue;
		}
		for (const step of PARTS[part](filter)) add(await take(step));
	}
	console.log(`\n${total.passed} passed, ${total.failed} failed`);
	process.exitCode = total.failed > 0 ? 1 : 0;
}

await main();
