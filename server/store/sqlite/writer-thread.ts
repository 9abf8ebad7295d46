// The writer thread: the only one that changes what is on disk. Node runs this file as it is, so everything that it
// imports must be plain enough for Node's own stripping of types.

import { parentPort, workerData } from 'node:worker_threads';
import { OpeningError } from '../errors.ts';
import { closeDisk, openDisk, type DiskOptions } from './disk.ts';
import { commitGroup, type Disk } from './group.ts';
import { Upkeep } from './upkeep.ts';
import type { FromWriter, ToWriter } from './writer.ts';

function serve(disk: Disk, tell: (message: FromWriter) => void): (message: ToWriter) => void {
	const upkeep = new Upkeep(disk);
	return (message) => {
		if (message.type === 'close') {
			upkeep.stop();
			closeDisk(disk);
			parentPort?.close();
			return;
		}
		tell({ type: 'committed', outcomes: commitGroup(disk, message.jobs) });
		upkeep.written(message.jobs);
	};
}

function start(): void {
	if (!parentPort) throw new Error('the writer runs in a thread of its own');
	const port = parentPort;
	const tell = (message: FromWriter) => port.postMessage(message);
	try {
		port.on('message', serve(openDisk(workerData as DiskOptions), tell));
		tell({ type: 'ready' });
	} catch (error) {
		const known = error instanceof OpeningError;
		const message = error instanceof Error ? error.message : 'unknown';
		tell({ type: 'refused', code: known ? error.code : 'files', message });
	}
}

start();
