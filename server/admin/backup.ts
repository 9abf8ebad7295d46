// npm run backup: a copy of the data and of the keys, each in a place of its own, while the server runs or not.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { OpeningError } from '../store/errors.ts';
import { backUp } from '../store/sqlite/backup.ts';

const USAGE = `npm run backup -- DIRECTORY [--keys DIRECTORY] [--with-master-key]
(without --keys the keys go into DIRECTORY/keys, and the data into DIRECTORY/data; the master key is not copied unless asked for)`;

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function asked() {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				keys: { type: 'string' },
				'with-master-key': { type: 'boolean', default: false },
			},
		});
		const [directory, ...more] = positionals;
		if (directory === undefined || more.length > 0) return stop(USAGE);
		const to = path.resolve(directory, 'data');
		const keysTo = path.resolve(values.keys ?? path.join(directory, 'keys'));
		return { to, keysTo, withMasterKey: values['with-master-key'] };
	} catch {
		return stop(USAGE);
	}
}

const plan = asked();
const read = readConfig(process.env);
if (!read.ok) stop(read.sentence);
try {
	const { dataDir, keyDir } = read.config;
	const name = new Date().toISOString().replaceAll(':', '-');
	const { data, keys } = backUp({ dataDir, keyDir, name, ...plan });
	console.log(`The data is in ${data}, the keys are in ${keys}.`);
} catch (error) {
	if (error instanceof OpeningError) stop(error.message);
	throw error;
}
