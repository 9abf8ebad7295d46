// A few words to write acts and updates with.

import type { AppendBatch, ClientIdRow, NewUpdate, SectionStore } from '../ports.ts';

/** Ids that somebody may send: each must name nothing, and must do as a name. */
export const STRANGE_IDS = [
	'',
	'\0',
	'a\0b',
	'__proto__',
	'constructor',
	'%2e%2e',
	"'; drop table meeting; --",
	'é',
	'e\u0301',
	'🂡',
	'x'.repeat(1_000_000),
];

/** One act that says `what` happened in the meeting m of the organisation o, at second 1. */
export function act(
	expectedSeq: number,
	what: string,
	rest: Partial<AppendBatch> = {},
): AppendBatch {
	return {
		meeting: 'm',
		organisation: 'o',
		expectedSeq,
		epoch: 0,
		at: 1_000,
		events: [{ type: what, version: 1, data: {} }],
		texts: [],
		seats: [],
		generations: [],
		...rest,
	};
}

export function seat(
	participant: string,
	rest: { account?: string; code?: string; removed?: boolean },
) {
	const { account = null, code = null, removed = false } = rest;
	return { participant, account, codeHash: code, removed };
}

export function update(text: string, section = 's', generation = 1): NewUpdate {
	return { meeting: 'm', section, generation, update: Buffer.from(text) };
}

export function generation(number: number, snapshot: string, section = 's') {
	return { section, generation: number, snapshot: Buffer.from(snapshot) };
}

/** A section's log as the words that were written; null when there is none. */
export async function readLog(sections: SectionStore, section = 's'): Promise<string[] | null> {
	const log = await sections.load(section);
	return log ? log.updates.map((update) => Buffer.from(update).toString()) : null;
}

export function clientId(number: number, rest: Partial<ClientIdRow> = {}): ClientIdRow {
	return {
		meeting: 'm',
		section: 's',
		generation: 1,
		clientId: number,
		participant: 'p',
		resumeHash: `token of ${number}`,
		since: 1,
		...rest,
	};
}
