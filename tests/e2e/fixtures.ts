// What every browser test starts from: a running production server, and its address as the base of all pages.
import { test as base } from '@playwright/test';
import { startServer, type ServerProcess } from '../worlds/server-process.ts';

export { expect } from '@playwright/test';

export const test = base.extend<object, { server: ServerProcess }>({
	server: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from this pattern
		async ({}, use) => {
			await using server = await startServer('production');
			await use(server);
		},
		{ scope: 'worker' },
	],
	baseURL: async ({ server }, use) => use(server.origin),
});
