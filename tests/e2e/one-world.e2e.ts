// Sockets and pages must share one copy of every module, in both modes: what goes in over the socket comes out over HTTP.
import { expect, test, type Page } from '@playwright/test';
import { startServer, type Mode } from '../worlds/server-process.ts';

for (const mode of ['production', 'development'] satisfies Mode[]) {
	test(`what the socket changed is what HTTP reads, in ${mode}`, async ({ page }) => {
		await using server = await startServer(mode);
		await page.goto(server.origin);

		const before = await readOverHttp(page);
		const answered = await sendOverSocket(page, '/live/one-world');
		const after = await readOverHttp(page);

		expect(before).toBe(0);
		expect(answered).toBe(1);
		expect(after).toBe(1);
	});
}

function readOverHttp(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const answer = await fetch('/one-world');
		return ((await answer.json()) as { frames: number }).frames;
	});
}

function sendOverSocket(page: Page, path: string): Promise<number> {
	return page.evaluate(
		(where) =>
			new Promise<number>((resolve, reject) => {
				const socket = new WebSocket(new URL(where, location.href));
				socket.onopen = () => socket.send('edit');
				socket.onmessage = ({ data }) => resolve(Number(data));
				socket.onerror = () => reject(new Error('the socket failed'));
			}),
		path,
	);
}
