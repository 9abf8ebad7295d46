// Directories that clear themselves away, for the tests of the store on disk.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Store } from '../ports.ts';
import { openStore, type Directories } from './store.ts';

export function directories(): Directories & { root: string } & Disposable {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'entour-store-'));
	return {
		root,
		dataDir: path.join(root, 'data'),
		keyDir: path.join(root, 'keys'),
		[Symbol.dispose]: () => fs.rmSync(root, { recursive: true, force: true }),
	};
}

/** An empty store on disk that closes and clears away by itself. */
export async function openEmpty(): Promise<{ store: Store } & AsyncDisposable> {
	const place = directories();
	const store = await openStore(place);
	const close = async () => {
		await store.close();
		place[Symbol.dispose]();
	};
	return { store, [Symbol.asyncDispose]: close };
}
