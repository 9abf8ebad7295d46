// npm run purge: erases what has had its time now, while the server is stopped. The running server does it every day.
import process from 'node:process';
import { openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { sentenceOf } from '../keep/keeper.ts';
import { OpeningError } from '../store/errors.ts';

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

const read = readConfig(process.env);
if (!read.ok) stop(read.sentence);
try {
	const app = await openApp(read.config);
	console.log(sentenceOf(await app.keeper.look()));
	await app.close();
} catch (error) {
	if (error instanceof OpeningError) stop(error.message);
	throw error;
}
