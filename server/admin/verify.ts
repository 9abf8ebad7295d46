// npm run verify: whether what is stored is what was written, to the last row, while the server is stopped.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { OpeningError } from '../store/errors.ts';
import { openInspection } from '../store/sqlite/inspection.ts';
import { sentencesOf } from '../verify/sentences.ts';
import { verify } from '../verify/verify.ts';

const USAGE = `npm run verify -- [--data DATA_DIR] [--keys KEY_DIR] [--json]`;

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function asked() {
	try {
		const { values } = parseArgs({
			options: {
				data: { type: 'string' },
				keys: { type: 'string' },
				json: { type: 'boolean', default: false },
			},
		});
		return values;
	} catch {
		return stop(USAGE);
	}
}

const { data, keys, json } = asked();
const { DATA_DIR, KEY_DIR, ...env } = process.env;
const own = {
	...env,
	...named('DATA_DIR', data ?? DATA_DIR),
	...named('KEY_DIR', keys ?? KEY_DIR),
};
const read = readConfig(own);
if (!read.ok) stop(read.sentence);
try {
	const inspection = openInspection(read.config);
	const report = verify(inspection);
	inspection.close();
	const { faults, remarks, counts } = report;
	const ok = faults.length === 0;
	if (json) console.log(JSON.stringify({ ok, counts, faults, remarks }));
	else console.log(sentencesOf(report).join('\n'));
	process.exitCode = ok ? 0 : 1;
} catch (error) {
	if (error instanceof OpeningError) stop(error.message);
	throw error;
}

function named(name: string, value: string | undefined): Record<string, string> {
	return value === undefined ? {} : { [name]: value };
}
