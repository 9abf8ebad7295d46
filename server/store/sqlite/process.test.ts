// What only other processes can show: the lock, and what a kill leaves behind.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { readLog } from '../contract/world.ts';
import type { Directories } from './store.ts';
import { directories, inStore } from './store-world.ts';

/** The child with its lines as they come; killed at the end if it still lives. */
function child(place: Directories, mode: 'hold' | 'write') {
	const file = path.join(import.meta.dirname, 'killed-process-world.ts');
	const started = spawn(process.execPath, [file, place.dataDir, place.keyDir, mode], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = new Promise<void>((resolve) => started.once('exit', () => resolve()));
	const lines = createInterface({ input: started.stdout });
	const kill = async () => {
		started.kill('SIGKILL');
		await ended;
	};
	return { lines, kill, [Symbol.asyncDispose]: kill };
}

async function firstLine(lines: AsyncIterable<string>): Promise<string> {
	for await (const line of lines) return line;
	return '';
}

describe('the lock of DATA_DIR', () => {
	it('lets one process in, refuses the second with one sentence, and is free after a kill (H9)', async () => {
		using place = directories();
		await using holder = child(place, 'hold');
		expect(await firstLine(holder.lines)).toBe('open');
		await using second = child(place, 'hold');
		expect(await firstLine(second.lines)).toBe(
			`refused in-use: Another process is using ${place.dataDir}: stop it first, or give this one another DATA_DIR.`,
		);
		await expect(inStore(place, async () => 'open')).rejects.toMatchObject({ code: 'in-use' });
		await holder.kill();
		expect(await inStore(place, async () => 'open')).toBe('open');
	});

	it('holds within one process too, until the store is closed', async () => {
		using place = directories();
		await inStore(place, async () => {
			await expect(inStore(place, async () => 'open')).rejects.toMatchObject({ code: 'in-use' });
		});
		expect(await inStore(place, async () => 'open')).toBe('open');
	});
});

describe('kill -9 under 20 writers (H1)', () => {
	it.each([40, 400])(
		'after %i words were acknowledged: each is there once, in its order',
		async (words) => {
			using place = directories();
			const acknowledged = await untilKilled(place, words);
			await inStore(place, async ({ meetings, sections }) => {
				for (const [writer, last] of acknowledged) {
					const log = (await readLog(sections, `s${writer}`)) ?? [];
					const events = (await meetings.load(`m${writer}`))?.events ?? [];
					expect(log.length).toBeGreaterThan(last);
					expect(events.length).toBeGreaterThan(last);
					expect(log).toEqual(log.map((_, n) => `${writer}/${n}`));
					expect(events.map((event) => event.type)).toEqual(events.map((_, n) => `${writer}/${n}`));
				}
			});
		},
	);
});

/** The last word that each writer was told to be stored. */
async function untilKilled(place: Directories, words: number): Promise<Map<number, number>> {
	await using writing = child(place, 'write');
	const acknowledged = new Map<number, number>();
	let heard = -1; // the first line says that the store is open
	for await (const line of writing.lines) {
		const [writer, n] = line.split('/').map(Number);
		if (heard >= 0) acknowledged.set(writer ?? 0, n ?? 0);
		if (++heard >= words) break;
	}
	await writing.kill();
	return acknowledged;
}
