// Class I: whoever gets the disk, while the server runs or after it, reads nothing: in no file, in no shape.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#server/store/sqlite/store.ts';
import { foundIn } from '../worlds/recorder.ts';
import { PASSWORD, startOver } from '../worlds/whole-server.ts';
import { setCases, type CaseTable } from './case-table.ts';

const OWN = {
	name: 'Zéphyrine Ocelot',
	service: 'service-canari-loutre',
	function: 'fonction-canari-martre',
	introducedAs: 'presentee-canari-hermine',
};
const ELSEWHERE = ['carnet-canari-vison', 'mot-canari-belette', 'raison-canari-putois'] as const;

/** Everything that was written at the table, but the ids, which stand in clear. */
async function written({ table, parts }: CaseTable): Promise<string[]> {
	const [notebook, word, reason] = ELSEWHERE;
	await table.invite(OWN.name, { kind: 'professional', secrecy: 'bound', missions: [], ...OWN });
	const karim = table.person('karim');
	const own = `/api/meetings/${table.meeting}`;
	await karim.fetch(`${own}/notebook`, { method: 'PUT', body: notebook });
	await karim.fetch(`${own}/word`, { method: 'PUT', body: JSON.stringify({ word }) });
	await table.do('mother', 'pause-sharing', { person: table.id('mother'), words: reason });
	const secrets = ['karim', 'carole'].flatMap((name) =>
		table
			.person(name)
			.cookie.split('; ')
			.map((cookie) => cookie.slice(cookie.indexOf('=') + 1)),
	);
	return [
		...[...parts.values()].flatMap(({ id, told, kept, struck }) =>
			[...told, ...kept, struck].filter((one) => one !== id),
		),
		...[...Object.values(OWN), ...ELSEWHERE, PASSWORD, 'carole@deux-rives.example', 'Deux-Rives'],
		...['Le retour en classe', 'Aide à la jeunesse', 'préparer la rentrée', 'ce qui pèse'],
		...[...secrets, ...table.codes.values()],
	];
}

const filesUnder = (root: string): string[] =>
	fs
		.readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));

/** A copy by another process: reading a database here while it is open would drop its locks. */
function findings(root: string, words: readonly string[]): string[] {
	const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'entour-copy-'));
	try {
		execFileSync('cp', ['-r', root, copy]);
		return filesUnder(copy).flatMap((file) =>
			foundIn(fs.readFileSync(file), words).map((word) => `${word} in ${path.basename(file)}`),
		);
	} finally {
		fs.rmSync(copy, { recursive: true, force: true });
	}
}

// Seen red: with the cipher replaced by a copy of what it is given (seal.ts).
test('[case I1] no word of a whole meeting stands on the disk, while the server runs and after it', async () => {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'entour-disk-'));
	const [dataDir, keyDir, temporary] = ['data', 'keys', 'tmp'].map((name) => path.join(root, name));
	fs.mkdirSync(temporary!);
	process.env['SQLITE_TMPDIR'] = temporary;
	try {
		const store = await openStore({ dataDir: dataDir!, keyDir: keyDir! });
		const server = await startOver(store);
		let words: string[];
		try {
			words = await written(await setCases(server));
			expect(words.length).toBeGreaterThan(90);
			expect(filesUnder(root).map((file) => path.basename(file))).toContain('entour.db-wal');
			expect(findings(root, words)).toEqual([]);
		} finally {
			await server[Symbol.asyncDispose]();
		}
		expect(findings(root, words)).toEqual([]);
		fs.writeFileSync(
			path.join(dataDir!, 'planted'),
			`x${Buffer.from(words[0]!).toString('base64')}`,
		);
		expect(findings(root, words)).toEqual([`${words[0]} in planted`]);
	} finally {
		delete process.env['SQLITE_TMPDIR'];
		fs.rmSync(root, { recursive: true, force: true });
	}
});
