// Loaded before each measured server: tells, when asked, what its process has used. All its threads count.
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Memory {
	/** Bytes that the process holds, after its garbage was collected. */
	readonly resident: number;
	/** Bytes in use in the heap and beside it, after the same. */
	readonly live: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Microseconds, user and system. */
function cpu(): number {
	const { user, system } = process.cpuUsage();
	return user + system;
}

function memory(): Memory {
	collect();
	collect();
	const { rss, heapUsed, external } = process.memoryUsage();
	return { resident: rss, live: heapUsed + external };
}

process.on('message', (question) => {
	if (question === 'cpu') process.send?.({ cpu: cpu() });
	if (question === 'memory') process.send?.({ memory: memory() });
});
// whoever may ask does not keep the server alive, and takes it with them
process.channel?.unref();
process.on('disconnect', () => process.exit());
