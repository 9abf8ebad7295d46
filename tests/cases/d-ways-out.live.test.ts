// Class D: everything that leaves the server: minutes in their formats, answers to what fails, logs, mail.
import { afterEach, expect, test, vi } from 'vitest';
import { StorageError } from '#server/store/errors.ts';
import { isTest, readTree } from '../tools/source-tree.ts';
import { metaOfPdf, textOfPdf } from '../worlds/pdf-text.ts';
import { COMMANDS } from '../worlds/commands.ts';
import { HttpPerson, type Fields } from '../worlds/http-person.ts';
import { setTableOf } from '../worlds/http-table.ts';
import { startWhole } from '../worlds/whole-server.ts';
import { send } from './asking.ts';
import { SEATED, setCases } from './case-table.ts';

afterEach(() => vi.restoreAllMocks());

// Seen red: with every part that somebody ever got kept in their sight (visibility.ts), and with the meeting's purpose as the
// page's title (minutes-page.ts).
test('[case D4] minutes are each reader’s own in every format, and neither title nor file name says anything', async () => {
	await using server = await startWhole();
	const { table, parts } = await setCases(server);
	const all = [...parts.values()];
	for (const name of SEATED) {
		const reader = table.person(name).again();
		const path = `/api/meetings/${table.meeting}/minutes`;
		const json = await reader.fetch(path);
		const page = await reader.fetch(`${path}?format=html`);
		const read = all.filter(({ readers }) => readers.includes(name));
		const may = read.flatMap(({ told, kept }) => [...told, ...kept]);
		const others = all.flatMap(({ told, kept, struck }) => [...told, ...kept, struck]);
		const forbidden = others.filter((word) => !may.includes(word));
		expect([name, await reader.recorder.found(forbidden)]).toEqual([name, []]);
		const open = (await json.json()) as { parts: { id: string }[] };
		const ids = new Set(read.map(({ id }) => id));
		expect(open.parts.every(({ id }) => ids.has(id))).toBe(true);
		expect(open.parts.length).toBeGreaterThan(0);
		const html = await page.text();
		expect(titleIn(html)).toMatch(/^Réunion( du .*)?$/);
		expect(html).not.toMatch(/<!--|<meta name="(?!viewport)|<script|<link/);
		const pdf = await reader.fetch(`${path}?format=pdf`);
		expect(pdf.headers.get('content-type')).toBe('application/pdf');
		expect(pdf.headers.get('content-disposition')).toMatch(
			/^attachment; filename="reunion(-\d{4}-\d\d-\d\d)?\.pdf"$/,
		);
		const bytes = new Uint8Array(await pdf.arrayBuffer());
		const said = squeezed(await textOfPdf(bytes));
		expect(forbidden.filter((word) => said.includes(squeezed(word)))).toEqual([]);
		expect(said).toContain(squeezed(titleIn(html)));
		expect(await metaOfPdf(bytes)).toMatchObject({ info: { Title: titleIn(html) } });
		for (const { headers } of [json, page])
			for (const header of ['content-disposition', 'etag', 'last-modified', 'link', 'server'])
				expect([header, headers.get(header)]).toEqual([header, null]);
	}
});

const titleIn = (html: string): string => /<title>(.*)<\/title>/.exec(html)?.[1] ?? '';
/** As a page is read back out of its print: where a line ends is not said. */
const squeezed = (words: string): string => words.replaceAll(/\s+/g, '');

/** Modules with which one reaches out of the process; their types alone reach nowhere. */
const OUTWARD =
	/^import (?!type\b)[^;]*from '(node:(net|tls|dgram|dns|http2|https)|nodemailer|undici)|\bfetch\(|\bimport\('node:/m;

// Seen red: with node:net imported in server/app.ts. Once mails are sent this gives way to a look at each of them.
test('[case D6] nothing of the product can send a mail or anything else outward', () => {
	const product = [...readTree()].filter(
		([file]) => /^server\/(?!dev-plugin|demo\/)/.test(file) && !isTest(file),
	);
	expect(product.length).toBeGreaterThan(80);
	// the demo's own scribe asks the server that it fills; development listens beside Vite
	for (const [file, source] of product)
		expect([file, OUTWARD.exec(source)?.[0]]).toEqual([file, undefined]);
});

const CANARY = 'canari-zibeline';

/** The same value with the canary in each of its texts but the type. */
function poisoned(value: unknown, key = ''): unknown {
	if (typeof value === 'string') return key === 'type' ? value : CANARY;
	if (Array.isArray(value)) return value.map((one) => poisoned(one));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, poisoned(one, name)]),
	);
}

/** Everything that this process writes to its terminal meanwhile. */
function terminal(): () => string {
	let written = '';
	const note = (...told: unknown[]): boolean => {
		written += told.map((one) => (one instanceof Error ? one.stack : String(one))).join(' ');
		return true;
	};
	for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
		vi.spyOn(console, method).mockImplementation(note);
	for (const stream of [process.stdout, process.stderr])
		vi.spyOn(stream, 'write').mockImplementation(note);
	return () => written;
}

const BROKEN_BODIES = [
	`{"type":"create-section","title":"${CANARY}`,
	`{"type":"create-section","title":"${CANARY}\n    at ${CANARY} (file.ts:1:1)"}`,
	`{"type":"${CANARY}"}`,
	`{"type":"create-section","title":{"x":"${CANARY}"}}`,
	`{"type":"create-section","kind":"${CANARY}","kind":"${CANARY}"}`,
	`"${CANARY}"`,
];

// Seen red: with the parser's own message as the field at fault (command.ts), which quotes what it got, and with the
// addresses that were asked noted on the terminal (api.ts).
test('[case D7] words inside acts that fail come back in no answer, and stand in no log', async () => {
	let broken: Error | null = null;
	const before = (): void => {
		if (broken) throw broken;
	};
	await using server = await startWhole({ before });
	await server.account('carole', { kind: 'coordinator' });
	const table = await setTableOf(server, await server.signedIn('carole'));
	const log = terminal();
	const own = `/api/meetings/${table.meeting}`;
	const people = ['carole', 'karim', 'marc', 'mother'].map((name) => table.person(name).again());
	for (const person of people) {
		for (const command of COMMANDS) {
			const fields = poisoned({ ...command, happenedAt: undefined, ifVersion: undefined });
			await send(person, table.meeting, [command.type, fields as Fields]);
		}
		for (const body of BROKEN_BODIES) await person.post(`${own}/commands`, body);
		await person.fetch(`${own}?as=${CANARY}`);
		await person.fetch(`/api/meetings/${CANARY}/minutes`);
		await person.fetch(`${own}/minutes?format=${CANARY}`);
		await person.fetch(`${own}/notebook`, {
			method: 'PUT',
			headers: { 'if-match': CANARY },
			body: CANARY,
		});
		await person.fetch(`${own}/word`, { method: 'PUT', body: `{"word":["${CANARY}"]}` });
	}
	const stranger = new HttpPerson(server.origin);
	await stranger.join(CANARY, CANARY);
	await stranger.signIn(`${CANARY}@deux-rives.example`, CANARY);
	await stranger.post('/join', { code: CANARY });
	const karim = people[1]!;
	for (const error of [new StorageError('failed', `${CANARY} on /srv/data`), new Error(CANARY)]) {
		broken = error;
		const words = { title: CANARY, thirdPersons: [CANARY] };
		await karim.command(table.meeting, 'create-section', words).catch(() => undefined);
		broken = null;
	}
	const answers = await Promise.all(
		[...people, stranger].map(({ recorder }) => recorder.found([CANARY])),
	);
	expect(answers).toEqual([[], [], [], [], []]);
	expect(log()).not.toContain(CANARY);
	// whoever runs the server is told of the fault, in a word
	expect(await karim.json('/health')).toMatchObject({ status: 503, body: { status: 'failed' } });
});
