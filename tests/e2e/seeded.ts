// What the contract's tests start from: a server on the demo's data, and the story's table set on it.
import { test as base } from '@playwright/test';
import { setTable, type HttpTable } from '../worlds/http-table.ts';
import { startSeeded, type SeededServer } from '../worlds/seeded-server.ts';

export { expect } from '@playwright/test';

interface OfWorker {
	/** A file whose tests enter as the demo's people names itself here: a code's second use is another device. */
	own: string;
	server: SeededServer;
}

export const test = base.extend<{ table: HttpTable }, OfWorker>({
	own: ['', { option: true, scope: 'worker' }],
	server: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from this pattern
		async ({}, use) => {
			await using server = await startSeeded();
			await use(server);
		},
		{ scope: 'worker' },
	],
	table: async ({ server }, use) => use(await setTable(server)),
});
