// Browser tests: each worker has a server of its own (fixtures.ts), built before by the runner.
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findBrowser, SYSTEM_ARGS } from '../tools/browser.ts';

const executablePath = findBrowser() ?? undefined;

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.e2e.ts',
	outputDir: path.resolve(import.meta.dirname, '../../test-results/e2e'),
	fullyParallel: true,
	forbidOnly: !!process.env.CI,
	retries: 0,
	workers: 2,
	timeout: 60_000,
	reporter: [['list']],
	use: {
		...devices['Desktop Chrome'],
		locale: 'fr-BE',
		actionTimeout: 8_000,
		timezoneId: 'Europe/Brussels',
		trace: 'retain-on-failure',
		launchOptions: { executablePath, args: SYSTEM_ARGS },
	},
});
