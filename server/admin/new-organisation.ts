// npm run organisation: a new organisation with its first administrator, on the server's own data, while the server is stopped.
import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { JURISDICTION_IDS } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { openApp, type App } from '../app.ts';
import { newPassword, provisional } from '../auth/password.ts';
import { LEAST_DAYS, MOST_DAYS, PROPOSED } from '#lib/domain/retention/retention.ts';
import { readConfig } from '../config.ts';
import { OpeningError } from '../store/errors.ts';

const USAGE = `npm run organisation -- --name "AMO du Parc" --jurisdiction be-fr --administrator "Aline Renard" --email aline@amo.example [--notes-days 90 --minutes-days 730 --basis "decree of …"]
(without --basis nothing is erased until the administrator says how long things are kept; --jurisdiction may come several times; there are ${JURISDICTION_IDS.join(', ')})`;

const text = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const days = (proposed: number) =>
	v.pipe(
		v.optional(v.string(), String(proposed)),
		v.regex(/^\d{1,5}$/),
		v.transform(Number),
		v.minValue(LEAST_DAYS),
		v.maxValue(MOST_DAYS),
	);
const retention = v.pipe(
	v.object({
		notesDays: days(PROPOSED.notesDays),
		minutesDays: days(PROPOSED.minutesDays),
		basis: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000)),
	}),
	v.check(({ notesDays, minutesDays }) => minutesDays >= notesDays),
);
const founding = v.object({
	name: text,
	jurisdiction: v.pipe(v.array(v.picklist(JURISDICTION_IDS)), v.minLength(1)),
	administrator: text,
	email: v.pipe(v.string(), v.trim(), v.email()),
	retention: v.optional(retention),
});
type Founding = v.InferOutput<typeof founding>;

function stop(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function asked(): Founding {
	try {
		const { values } = parseArgs({
			options: {
				name: { type: 'string' },
				jurisdiction: { type: 'string', multiple: true },
				administrator: { type: 'string' },
				email: { type: 'string' },
				'notes-days': { type: 'string' },
				'minutes-days': { type: 'string' },
				basis: { type: 'string' },
			},
		});
		const { 'notes-days': notesDays, 'minutes-days': minutesDays, basis } = values;
		const kept = notesDays ?? minutesDays ?? basis;
		const read = v.safeParse(founding, {
			...values,
			...(kept !== undefined && { retention: { notesDays, minutesDays, basis } }),
		});
		if (read.success) return read.output;
	} catch {
		// an unknown option: told like a missing one
	}
	return stop(USAGE);
}

async function found({ store, passwords }: App, form: Founding): Promise<string> {
	const organisation = randomUUID();
	const password = newPassword();
	const { name, jurisdiction: jurisdictions, administrator, email, retention: kept } = form;
	if (await store.accounts.byEmail(email)) stop(`An account has the address ${email} already.`);
	await store.organisations.put({
		id: organisation,
		name,
		jurisdictions,
		...(kept && { retention: kept }),
	});
	await store.accounts.create({
		id: randomUUID(),
		organisation,
		name: administrator,
		email,
		passwordHash: provisional(await passwords.hash(password)),
		kind: 'administrator',
		service: null,
		function: null,
		secrecy: 'none',
		active: true,
	});
	return password;
}

const form = asked();
const read = readConfig(process.env);
if (!read.ok) stop(read.sentence);
try {
	const app = await openApp(read.config);
	const password = await found(app, form);
	await app.close();
	console.log(`${form.administrator} signs in with ${form.email} and, the first time, ${password}`);
} catch (error) {
	if (error instanceof OpeningError) stop(error.message);
	throw error;
}
