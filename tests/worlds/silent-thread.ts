// A thread that hears everything and never answers.
import { parentPort } from 'node:worker_threads';

parentPort!.on('message', () => {});
