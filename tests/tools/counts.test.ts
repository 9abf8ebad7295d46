import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readPlaywright, readVitest } from './counts.ts';

function report(content: unknown): string {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'entour-counts-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const file = path.join(folder, 'report.json');
	writeFileSync(file, JSON.stringify(content));
	return file;
}

const vitest = (numPassedTests: number, numFailedTests: number, numFailedTestSuites: number) =>
	readVitest(report({ numPassedTests, numFailedTests, numFailedTestSuites }));

test('a report of Vitest gives its tests', () => {
	expect(vitest(7, 0, 0)).toEqual({ passed: 7, failed: 0 });
	expect(vitest(5, 2, 1)).toEqual({ passed: 5, failed: 2 });
});

test('a test file that cannot be loaded is a failure', () => {
	expect(vitest(7, 0, 1)).toEqual({ passed: 7, failed: 1 });
});

const passed = { status: 'passed', errors: [] };
const first = (...messages: string[]) => ({
	status: 'failed',
	errors: messages.map((message) => ({ message })),
});

/** One flaky test for each first try, in a suite within a suite, beside others that passed or failed. */
const playwright = (...firsts: ReturnType<typeof first>[]) => {
	const specs = firsts.map((tried, n) => ({
		title: `flaky ${n}`,
		tests: [{ status: 'flaky', results: [tried, passed] }],
	}));
	const suites = [{ suites: [{ specs }], specs: [] }];
	return readPlaywright(report({ suites, stats: { expected: 4, unexpected: 1 } }));
};

test('a report of Playwright gives its tests, and what passed only at the second try failed', () => {
	expect(playwright()).toEqual({ passed: 4, failed: 1, late: [] });
	expect(playwright(first('Error: expect(received).not.toContain'))).toMatchObject({ failed: 2 });
});

test('a first try that only waited for too long passed, and is named', () => {
	const colour = '\u001b[2m';
	const waited = `${colour}TimeoutError: locator.click: Timeout 20000ms exceeded.`;
	expect(playwright(first(waited))).toEqual({ passed: 5, failed: 1, late: ['flaky 0'] });
	expect(playwright(first(waited, 'Error: read what they may not'))).toMatchObject({ failed: 2 });
	expect(playwright(first())).toMatchObject({ passed: 4, failed: 2 });
});

test('no report, or one that is not understood, counts nothing', () => {
	expect(readVitest('/nowhere/at/all.json')).toEqual({ passed: 0, failed: 0 });
	expect(readPlaywright(report({ odd: true }))).toEqual({ passed: 0, failed: 0 });
});
