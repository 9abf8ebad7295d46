// Receipts and calendars: one's own word for oneself alone, checked off line; a day and nothing else.
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { textOfPdf } from '../worlds/pdf-text.ts';
import type { Fields } from '../worlds/http-person.ts';
import { setTableOf, type HttpTable } from '../worlds/http-table.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';

const run = promisify(execFile);
const ODD = 'Pour la mutuelle de zibeline';

async function tableOf(server: WholeServer, call: Fields = {}): Promise<HttpTable<WholeServer>> {
	await server.account('carole', { kind: 'coordinator' });
	return setTableOf(server, await server.signedIn('carole'), call);
}

const receiptAt = (table: HttpTable<WholeServer>, id: string, format = 'json'): string =>
	`/api/meetings/${table.meeting}/receipt?of=${id}&format=${format}`;

test('[R16] a receipt is for the person who said it alone, in words, as PDF and as a record', async () => {
	await using server = await startWhole();
	const table = await tableOf(server);
	const { agreementId: id = '' } = await table.agrees('mother', { purpose: ODD });
	const mother = table.person('mother');
	const record = await mother.json(receiptAt(table, id));
	expect(record.status).toBe(200);
	expect(record.body).toMatchObject({
		'@type': 'dpv:ConsentReceipt',
		'dct:identifier': id,
		'dpv:hasConsentStatus': { '@type': 'dpv:ConsentGiven' },
	});
	const page = await (await mother.fetch(receiptAt(table, id, 'html'))).text();
	expect(page).toContain('J’ai dit oui');
	const pdf = new Uint8Array(await (await mother.fetch(receiptAt(table, id, 'pdf'))).arrayBuffer());
	expect(await textOfPdf(pdf)).toContain('J’ai dit oui');
	expect(server.app.evidence.isDocument(pdf)).toBe(true);

	// whoever noted it, sees it or knows its id has no receipt of it
	for (const name of ['carole', 'karim', 'marc', 'son'])
		for (const format of ['json', 'html', 'pdf']) {
			const other = await table.person(name).json(receiptAt(table, id, format));
			const unknown = await table.person(name).json(receiptAt(table, 'nothing', format));
			expect([name, format, other.status]).toEqual([name, format, 404]);
			expect(other.body).toEqual(unknown.body);
		}
});

test('[R9] a stop has its receipt too, and the one of the yes says what was said then', async () => {
	await using server = await startWhole();
	const table = await tableOf(server);
	const { agreementId: yes = '' } = await table.agrees('mother');
	const { agreementId: stop = '' } = await table.do('mother', 'withdraw-agreement', {
		person: table.id('mother'),
		scope: 'all',
	});
	const read = async (id: string) => (await table.person('mother').json(receiptAt(table, id))).body;
	expect(await read(stop)).toMatchObject({
		'dpv:hasConsentStatus': { '@type': 'dpv:ConsentWithdrawn' },
	});
	expect(await read(yes)).toMatchObject({
		'dpv:hasConsentStatus': { '@type': 'dpv:ConsentGiven' },
	});
});

test('a receipt is checked off line by a program of its own, and is not known with one word changed', async () => {
	await using server = await startWhole();
	const table = await tableOf(server);
	const { agreementId: id = '' } = await table.agrees('mother');
	const text = await (await table.person('mother').fetch(receiptAt(table, id))).text();
	const folder = await mkdtemp(path.join(tmpdir(), 'entour-receipt-'));
	const at = (name: string): string => path.join(folder, name);
	await writeFile(at('key.pem'), server.app.evidence.publicKey);
	await writeFile(at('true.jsonld'), text);
	await writeFile(at('false.jsonld'), text.replace('ConsentGiven', 'ConsentRefused'));
	const check = (name: string) =>
		run(process.execPath, ['server/evidence/check.ts', at(name), at('key.pem')]);
	expect((await check('true.jsonld')).stdout).toBe('Issued under this key, unaltered.\n');
	await expect(check('false.jsonld')).rejects.toMatchObject({ code: 1, stdout: 'Not known.\n' });
	await expect(check('missing')).rejects.toMatchObject({ code: 2 });
	const asked = (words: string) => server.app.evidence.isDocument(new TextEncoder().encode(words));
	expect([asked(text), asked(`${text}x`), asked('{'), asked('{}')]).toEqual([
		true,
		false,
		false,
		false,
	]);
});

test('a calendar says “meeting” and a day: no purpose, no name, no place, and another id for each person', async () => {
	await using server = await startWhole();
	const table = await tableOf(server, { date: '2026-12-03T14:00', place: ODD, purpose: ODD });
	const at = `/api/meetings/${table.meeting}/calendar`;
	const [mother, karim] = await Promise.all(
		['mother', 'karim'].map(async (name) => (await table.person(name).fetch(at)).text()),
	);
	expect(mother).toContain('SUMMARY:Réunion\r\n');
	expect(mother).toContain('DTSTART:20261203T140000\r\n');
	expect(mother).not.toMatch(/LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER|URL|zibeline/);
	expect(mother).not.toContain(table.meeting);
	const idIn = (text = ''): string | undefined => /^UID:(.*)$/m.exec(text)?.[1];
	expect(idIn(mother)).not.toBe(idIn(karim));
	const again = await (await table.person('mother').fetch(at)).text();
	expect(again).toBe(mother);
});
