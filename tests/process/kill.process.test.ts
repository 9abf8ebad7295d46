// kill -9 at random under twenty writers (H1): what was shown is on disk, once; nobody's words are gone without a word.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inLong, seeds } from '../tools/long.ts';
import { KillableServer } from './kill-table.ts';
import { KillRun } from './kill-run.ts';

/** While people type; one more comes at the end. */
const KILLS = inLong(1, 2);
const KEPT = { lost: [], vanished: [], doubled: [], resurrected: [], invented: [] };
let server: KillableServer;

beforeAll(async () => {
	vi.stubGlobal('window', new EventTarget());
	server = await KillableServer.start();
});

afterAll(async () => {
	await server[Symbol.asyncDispose]();
	vi.unstubAllGlobals();
});

test.each(seeds(10, 200))(
	'[W22] killed under twenty writers: every saved word is read once, by whoever comes (seed %i)',
	async (seed) => {
		const run = new KillRun(server, seed);
		try {
			const { verdict, onDisk, faults, typed, saved } = await run.play(KILLS);
			expect(saved).toBeGreaterThan(20);
			expect({ verdict, onDisk, faults }, `${typed} typed`).toEqual({
				verdict: KEPT,
				onDisk: KEPT,
				faults: [],
			});
		} catch (error) {
			throw new Error(`${run.steps.join('\n')}\n${(error as Error).message}`, { cause: error });
		} finally {
			run.stop();
		}
	},
);
