// Class D: every page of the product, asked for by everybody, in every way in which the framework answers. Nobody gets a word of what they may not read.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HttpPerson } from '../../worlds/http-person.ts';
import type { HttpTable } from '../../worlds/http-table.ts';
import { foundIn } from '../../worlds/recorder.ts';
import { PlainPage } from '../../worlds/plain-page.ts';
import { expect, test } from '../seeded.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const WORDS = [
	'titre-été-zibeline',
	'texte-été-zibeline',
	'biffe-été-zibeline',
	'decision-été-zibeline',
];

/** From the tree itself: a page that is added is asked for too. */
const ROUTES = globSync('src/routes/**/+{page.svelte,server.ts}', { cwd: ROOT }).map((file) =>
	path.dirname(file.replaceAll('\\', '/')).replace('src/routes', ''),
);
const ACTIONS = globSync('src/routes/**/+page.server.ts', { cwd: ROOT }).flatMap((file) => {
	const source = readFileSync(path.join(ROOT, file), 'utf8');
	const names = /export const actions: Actions = \{([\s\S]*?)\n\};/.exec(source)?.[1] ?? '';
	const route = path.dirname(file.replaceAll('\\', '/')).replace('src/routes', '');
	return [...names.matchAll(/^\t(?:async )?(\w+)[:(]/gm)].map(([, name]) =>
		name === 'default' ? route : `${route}?/${name}`,
	);
});

const at = (route: string, id: string): string =>
	route.replace('[id]', encodeURIComponent(id)) || '/';

/** Every way of asking for one page; what came, without its date. */
async function ask(person: HttpPerson, page: string): Promise<string[]> {
	const HTML = { accept: 'text/html' };
	const asked: [string, RequestInit][] = [
		[page, { headers: HTML }],
		[page, { headers: { accept: 'application/json' } }],
		[page, { headers: HTML, method: 'HEAD' }],
		[`${page}/`, { headers: HTML }],
		[`${page.replace(/\/$/, '')}/__data.json`, {}],
		[`${page.replace(/\/$/, '')}/__data.json?x-sveltekit-invalidated=11`, {}],
		[page, { headers: { ...HTML, 'x-sveltekit-action': 'true' }, method: 'POST', body: 'x=1' }],
	];
	const answers: string[] = [];
	for (const [where, init] of asked) {
		const answer = await person.fetch(where, init);
		const headers = [...answer.headers].filter(
			([name]) => !['date', 'etag', 'set-cookie'].includes(name),
		);
		answers.push(JSON.stringify([answer.status, headers, await answer.text()]));
		const etag = answer.headers.get('etag');
		if (!etag) continue;
		const again = await person.fetch(where, {
			...init,
			headers: { ...init.headers, 'if-none-match': etag },
		});
		if (again.status === 304) expect(await again.text()).toBe('');
	}
	return answers;
}

/** A secret about the mother that Lise reads, with words that stand nowhere else. */
async function secret(table: HttpTable): Promise<string> {
	const [title = '', text = '', struck = '', decision = ''] = WORDS;
	await table.agrees('mother');
	const section = await table.secret(title, { readers: [table.id('lise')] });
	using page = new PlainPage(table.person('karim'), table.meeting);
	await page.writeSaved(section, text);
	await page.writeSaved(section, struck);
	const channel = page.strike(section, 1);
	await page.until(() => channel.saved >= channel.sent, 'struck');
	await table.do('karim', 'record-decision', { section, text: decision });
	return section;
}

// Seen red: with the view returned by the load of /m/[id] (+page.server.ts): its source keeps what closes later.
test('[case D1] pages, data, actions, errors and unchanged answers hold no word that their reader may not have', async ({
	table,
}) => {
	test.setTimeout(240_000);
	const section = await secret(table);
	const { seed } = table.server;
	const everybody = new Map<string, HttpPerson>([
		...table.people,
		['nobody', new HttpPerson(table.server.origin)],
	]);
	for (const { name, email, password } of seed.accounts) {
		const person = new HttpPerson(table.server.origin);
		expect((await person.signIn(email, password)).status).toBe(303);
		everybody.set(name, person);
	}
	const canaries = seed.meetings.flatMap(({ sections }) => sections.map(({ canary }) => canary));
	expect(ROUTES.length).toBeGreaterThan(9);
	expect(ACTIONS.length).toBeGreaterThan(6);
	const [elsewhere] = seed.meetings;
	for (const [name, before] of everybody) {
		const person = before.again();
		const mayKnow = ['karim', 'lise', 'mother'].includes(name);
		for (const id of [table.meeting, elsewhere!.id, 'nowhere'])
			for (const route of ROUTES.filter((one) => id === table.meeting || one.includes('[id]')))
				await ask(person, at(route, id));
		for (const action of ACTIONS)
			await person.fetch(at(action, table.meeting), {
				method: 'POST',
				body: new URLSearchParams({ id: section, name: 'x' }),
			});
		await person.fetch('/nowhere', { headers: { accept: 'text/html' } });
		const found = await person.recorder.found([...WORDS, section, ...canaries]);
		const minutes = [WORDS[0], WORDS[3], section].sort();
		// on the page of what was shared about her, and nowhere else, the mother reads the words as well
		const own = name === 'mother' ? [...minutes, WORDS[1]].sort() : minutes;
		const known = mayKnow ? own : [];
		// an account of the house has its own meetings, and nobody else finds the text of a part in any page
		expect([name, found.sort()]).toEqual([name, known]);
		// what closes later stands in the page of the minutes alone
		const live = before.again();
		await ask(live, at('/m/[id]', table.meeting));
		expect([name, await live.recorder.found([...WORDS, section])]).toEqual([name, []]);
	}
});

// Seen red: with 403 for a meeting that is somebody else's (/m/[id]/people/+page.server.ts).
test('[case D1] [case A1] the page of a meeting that is not one’s own is the page of none', async ({
	table,
}) => {
	const others = ['nobody', 'tom'].map(() => new HttpPerson(table.server.origin));
	const [meeting] = table.server.seed.meetings;
	await others[1]!.join(meeting!.participants.find(({ code }) => code)!.code);
	const never = table.meeting.replace(/^......../, '00000000');
	for (const person of others)
		for (const route of ROUTES.filter((one) => one.includes('[id]'))) {
			const theirs = await ask(person, at(route, table.meeting));
			const none = await ask(person, at(route, never));
			expect(theirs.map((one) => one.replaceAll(table.meeting, never))).toEqual(none);
		}
});

test('[case D1] no file that anybody may load holds a word of the demo', ({ table }) => {
	const files = globSync('build/client/**/*', { cwd: ROOT, withFileTypes: true }).filter((one) =>
		one.isFile(),
	);
	const canaries = table.server.seed.meetings.flatMap(({ sections }) =>
		sections.flatMap(({ canary, title }) => [canary, title]),
	);
	expect(files.length).toBeGreaterThan(50);
	for (const file of files) {
		const bytes = readFileSync(path.join(file.parentPath, file.name));
		expect([
			file.name,
			foundIn(
				bytes,
				canaries.filter((word) => word.length > 12),
			),
		]).toEqual([file.name, []]);
	}
});

// Seen red: with the addresses that were asked noted on the terminal (hooks.server.ts).
test('[case D7] what a running server writes to its terminal holds no word, code, address or password', async ({
	table,
}) => {
	const section = await secret(table);
	const karim = table.person('karim');
	const own = `/api/meetings/${table.meeting}`;
	await karim.fetch(`/m/${WORDS[0]}`, { headers: { accept: 'text/html' } });
	await karim.post(`${own}/commands`, `{"type":"create-section","title":"${WORDS[1]}`);
	await karim.fetch(`/password`, { method: 'POST', body: `${WORDS[2]}` });
	await karim.fetch(`/admin?/addPerson`, {
		method: 'POST',
		body: new URLSearchParams({ name: WORDS[3]! }),
	});
	await karim.fetch(`/language`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: WORDS[0]!,
	});
	await new HttpPerson(table.server.origin).signIn('zibeline@deux-rives.example', WORDS[1]!);
	const [account] = table.server.seed.accounts;
	const hidden = [
		...WORDS,
		section,
		table.meeting,
		...table.codes.values(),
		account!.password,
		account!.email,
	];
	const output = table.server.output();
	expect(output).toContain('Entour is at');
	expect(foundIn(Buffer.from(output), hidden)).toEqual([]);
});
