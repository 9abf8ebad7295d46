// A browser that is somebody who entered over plain HTTP, and what it kept of what it was shown.
import type { BrowserContext, Page } from '@playwright/test';
import type { HttpPerson } from '../../worlds/http-person.ts';

/** Hands this person's cookies over: from here on the browser is theirs. */
export async function become(context: BrowserContext, person: HttpPerson): Promise<void> {
	const cookies = person.cookie.split('; ').map((pair) => {
		const at = pair.indexOf('=');
		return { name: pair.slice(0, at), value: pair.slice(at + 1), url: person.origin };
	});
	await context.addCookies(cookies);
}

/** Everything that a page can reach in this browser: what stands on it, and every store that an origin has. */
export const keptBy = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		// the browser's own page for a broken line has no stores
		if (!location.protocol.startsWith('http')) return document.documentElement.outerHTML;
		const databases = await Promise.all(
			(await indexedDB.databases()).map(
				({ name = '' }) =>
					new Promise<unknown>((resolve) => {
						const opening = indexedDB.open(name);
						opening.onerror = () => resolve(name);
						opening.onsuccess = () => {
							const database = opening.result;
							const stores = [...database.objectStoreNames];
							if (stores.length === 0) return resolve(name);
							const all = stores.map(
								(store) =>
									new Promise((done) => {
										const asked = database.transaction(store).objectStore(store).getAll();
										asked.onsuccess = () => done(asked.result);
									}),
							);
							void Promise.all(all).then((rows) => resolve([name, rows]));
						};
					}),
			),
		);
		const cached = await Promise.all(
			(await caches.keys()).map(async (name) => {
				const cache = await caches.open(name);
				const answers = await Promise.all(
					(await cache.keys()).map(async (asked) => (await cache.match(asked))?.text()),
				);
				return [name, answers];
			}),
		);
		const workers = await navigator.serviceWorker.getRegistrations();
		return JSON.stringify([
			document.documentElement.outerHTML,
			[...document.querySelectorAll('input, textarea')].map(
				(field) => (field as HTMLInputElement).value,
			),
			{ ...localStorage },
			{ ...sessionStorage },
			...[
				databases,
				cached,
				workers.length,
				history.state as unknown,
				location.href,
				document.cookie,
			],
			performance.getEntries().map((entry) => entry.name),
		]);
	});
