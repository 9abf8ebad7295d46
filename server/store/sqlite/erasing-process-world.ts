// A process that kills itself in the middle of an erasure: before its n-th step on the keys' database.

import { InlineWriter } from './store-world.ts';
import { openStoreWith } from './store.ts';

const [dataDir = '', keyDir = '', step = '0', ...owners] = process.argv.slice(2);

let taken = 0;

function dyingBefore<T extends object>(target: T, names: readonly (keyof T)[]): void {
	for (const name of names) {
		const act = target[name] as unknown as (...parts: unknown[]) => unknown;
		const dying = (...parts: unknown[]) => {
			if (++taken === Number(step)) process.kill(process.pid, 'SIGKILL');
			return act.apply(target, parts);
		};
		Object.assign(target, { [name]: dying });
	}
}

let writer: InlineWriter | undefined;
const store = await openStoreWith({ dataDir, keyDir }, async (options) => {
	writer = new InlineWriter(options);
	return writer;
});
if (writer) {
	dyingBefore(writer.disk.keys, ['exec', 'pragma']);
	dyingBefore(writer.disk.keyActs, ['eraseKeys']);
}
await store.keys.erase(...(owners as never[]));
process.stdout.write(`erased after ${taken} steps\n`);
process.kill(process.pid, 'SIGKILL');
