// The environment, read once: typed values, or one sentence that says what is wrong with which variable.
import path from 'node:path';
import * as v from 'valibot';

export interface Config {
	/** 0 lets the system choose a free one. */
	port: number;
	host: string;
	/** Scheme, host and port of the public address; null means "the address that the server got". */
	origin: string | null;
	dataDir: string;
	keyDir: string;
	smtpUrl: string | null;
}

export type ConfigAnswer = { ok: true; config: Config } | { ok: false; sentence: string };

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

const port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535));
const host = v.pipe(v.string(), v.regex(/^[0-9A-Za-z.:_-]+$/));
const origin = v.pipe(
	v.string(),
	v.check((value) => /^https?:/.test(value) && URL.parse(value)?.origin === value),
);
const directory = v.pipe(
	v.string(),
	v.check((value) => value.trim() !== '' && !value.includes('\0')),
	v.transform((value) => path.resolve(value)),
);
const smtpUrl = v.pipe(
	v.string(),
	v.check((value) => /^smtps?:\/\/[^/]/.test(value) && URL.canParse(value)),
);

const VARIABLES = v.object({
	PORT: v.optional(port, '3000'),
	HOST: v.optional(host, '127.0.0.1'),
	ORIGIN: v.optional(origin),
	DATA_DIR: v.optional(directory, './data'),
	KEY_DIR: v.optional(directory, './keys'),
	SMTP_URL: v.optional(smtpUrl),
});

/** What each variable must be; completes "PORT must be …". */
const MUST_BE: Record<keyof v.InferOutput<typeof VARIABLES>, string> = {
	PORT: 'a whole number from 0 to 65535',
	HOST: 'an address or a host name',
	ORIGIN:
		'the public address without a path and without a slash at its end, like https://entour.example',
	DATA_DIR: 'the path of a folder',
	KEY_DIR: 'the path of a folder',
	SMTP_URL: 'an address that begins with smtp:// or smtps://',
};

export function readConfig(env: Record<string, string | undefined>): ConfigAnswer {
	const unknown = Object.keys(env).find((name) => name.startsWith('ENTOUR_'));
	if (unknown !== undefined) return refuse(`${unknown} is not a setting of Entour; ${known()}.`);
	const read = v.safeParse(VARIABLES, env);
	if (!read.success) return refuse(badValue(read.issues));
	const { PORT, HOST, ORIGIN, DATA_DIR, KEY_DIR, SMTP_URL } = read.output;
	if (ORIGIN === undefined && !isLoopback(HOST))
		return refuse(`ORIGIN must be set when HOST (${HOST}) is not a loopback address.`);
	return {
		ok: true,
		config: {
			port: PORT,
			host: HOST,
			origin: ORIGIN ?? null,
			dataDir: DATA_DIR,
			keyDir: KEY_DIR,
			smtpUrl: SMTP_URL ?? null,
		},
	};
}

/** The address that people type when none was given: the host, and the port that the server got. */
export function originAt(host: string, portGot: number): string {
	return new URL(`http://${host.includes(':') ? `[${host}]` : host}:${portGot}`).origin;
}

function isLoopback(value: string): boolean {
	return LOOPBACK.test(value);
}

function refuse(sentence: string): ConfigAnswer {
	return { ok: false, sentence };
}

function known(): string {
	return `the settings are ${Object.keys(MUST_BE).join(', ')}`;
}

/** Names the variable, never its value: SMTP_URL may hold a password. */
function badValue(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
	const name = issues[0].path?.[0]?.key as keyof typeof MUST_BE;
	return `${name} must be ${MUST_BE[name]}.`;
}
