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

test('a report of Playwright gives its tests, and what passed only at the second try failed', () => {
	const stats = { expected: 4, unexpected: 1, flaky: 2, skipped: 1 };
	expect(readPlaywright(report({ stats }))).toEqual({ passed: 4, failed: 3 });
});

test('no report, or one that is not understood, counts nothing', () => {
	expect(readVitest('/nowhere/at/all.json')).toEqual({ passed: 0, failed: 0 });
	expect(readPlaywright(report({ odd: true }))).toEqual({ passed: 0, failed: 0 });
});
