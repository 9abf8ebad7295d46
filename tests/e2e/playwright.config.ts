// Browser tests: each worker has a server of its own (fixtures.ts), built before by the runner.
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser, SYSTEM_ARGS } from '../tools/browser.ts';

const executablePath = findBrowser() ?? undefined;

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.e2e.ts',
	globalSetup: path.resolve(import.meta.dirname, 'seed-once.ts'),
	outputDir: path.resolve(import.meta.dirname, '../../test-results/e2e'),
	fullyParallel: true,
	forbidOnly: !!process.env.CI,
	retries: process.env.CI ? 1 : 0,
	workers: 3, // they mostly wait for a page
	// limits that end a hopeless wait, with room for a slow machine
	timeout: 180_000,
	expect: { timeout: 15_000 },
	reporter: [['list']],
	use: {
		...devices['Desktop Chrome'],
		locale: 'fr-BE',
		actionTimeout: 20_000,
		timezoneId: 'Europe/Brussels',
		trace: 'on-first-retry',
		launchOptions: { executablePath, args: SYSTEM_ARGS },
	},
});
