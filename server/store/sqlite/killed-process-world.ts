// A process to be killed: opens the store of the directories that it is given, says so, then appends numbered words in
// twenty sections and a meeting each at once, and says after each that it was stored.

import fs from 'node:fs';
import { act, update } from '../contract/world.ts';
import { openStore } from './store.ts';

const [dataDir = '', keyDir = '', mode = 'write'] = process.argv.slice(2);
const WRITERS = 20;

function say(line: string): void {
	fs.writeSync(1, `${line}\n`);
}

async function main(): Promise<void> {
	const store = await openStore({ dataDir, keyDir });
	say('open');
	if (mode === 'hold') return;
	const writers = Array.from({ length: WRITERS }, async (_, writer) => {
		for (let n = 0; ; n++) {
			const word = `${writer}/${n}`;
			await store.sections.append([update(word, `s${writer}`)]);
			await store.meetings.append(act(n, word, { meeting: `m${writer}` }));
			say(word);
		}
	});
	await Promise.all(writers);
}

await main().catch((error: unknown) => {
	const { code, message } = error as { code?: string; message?: string };
	say(`refused ${code}: ${message}`);
	process.exit(1);
});
