// Commands and questions over HTTP; what is refused comes back as a value, never as an exception.
import type { CallMeetingInput, CommandInput } from '#lib/domain/command.ts';
import type { Tags } from '#lib/domain/table/facts.ts';
import type { Learning } from '#lib/domain/view/learning.ts';
import type { View } from '#lib/domain/view/view.ts';

export interface Refused {
	readonly ok: false;
	/** The contract's code, or "unreachable": nobody knows whether it was done. */
	readonly code: string;
	readonly message: string;
	readonly rule?: string;
	readonly field?: string;
	/** HTTP; 0 when nothing answered. */
	readonly status: number;
}
/** Somebody who came along from the last meeting, with the words of their entry link. */
export interface Carried {
	readonly participantId: string;
	readonly name: string;
	readonly code: string;
}
interface Done {
	readonly ok: true;
	readonly version: string;
	/** The ids (and the entry code) that the command made. */
	readonly made: Readonly<Record<string, string | undefined>>;
	/** Of a meeting that was called from another. */
	readonly invited?: readonly Carried[];
}
export type Answer = Done | Refused;

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

const UNREACHABLE: Refused = { ok: false, code: 'unreachable', message: '', status: 0 };

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Works on plain http too, where crypto.randomUUID does not exist. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function refused(status: number, body: unknown): Refused {
	if (!isRecord(body)) return { ...UNREACHABLE, status };
	const { code, message, rule, field } = body;
	return {
		ok: false,
		code: text(code) || 'unreachable',
		message: text(message),
		status,
		...(typeof rule === 'string' && { rule }),
		...(typeof field === 'string' && { field }),
	};
}

async function read(response: Response): Promise<unknown> {
	try {
		return await response.json();
	} catch {
		return null;
	}
}

const carried = ({ participantId, name, code }: Record<string, unknown>): Carried => ({
	participantId: text(participantId),
	name: text(name),
	code: text(code),
});

function done(body: unknown): Answer {
	if (!isRecord(body)) return UNREACHABLE;
	const { version, invited, ...rest } = body;
	const made = Object.entries(rest).map(([key, value]) => [key, text(value)] as const);
	return {
		ok: true,
		version: text(version),
		made: Object.fromEntries(made),
		...(Array.isArray(invited) && { invited: invited.filter(isRecord).map(carried) }),
	};
}

async function post(fetch: Fetch, path: string, body: object): Promise<Answer> {
	const init = {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify(body),
	};
	try {
		const response = await fetch(path, init);
		const answer = await read(response);
		return response.ok ? done(answer) : refused(response.status, answer);
	} catch {
		return UNREACHABLE;
	}
}

const meetingPath = (meeting: string): string => `/api/meetings/${encodeURIComponent(meeting)}`;

/** Sent once more when nothing answered: the commandId makes the second sending harmless. */
export async function sendCommand(
	fetch: Fetch,
	meeting: string,
	command: CommandInput,
): Promise<Answer> {
	const path = `${meetingPath(meeting)}/commands`;
	const body = { commandId: newId(), ...command };
	const first = await post(fetch, path, body);
	return first.ok || first.status !== 0 ? first : post(fetch, path, body);
}

/**
 * The act of whoever dictated, with their code, on the device of whoever typed. Sent once: each sending counts as a try,
 * and the code is kept by nothing here.
 */
export const sendByHand = (
	fetch: Fetch,
	meeting: string,
	{ code, command }: { code: string; command: CommandInput },
): Promise<Answer> =>
	post(fetch, `${meetingPath(meeting)}/by-hand`, { code, commandId: newId(), ...command });

export const callMeeting = (
	input: CallMeetingInput,
	fetch: Fetch = globalThis.fetch.bind(globalThis),
): Promise<Answer> => post(fetch, '/api/meetings', { commandId: newId(), ...input });

/** The reader's view, or its intersection with another person's (see as). */
export async function askView(
	fetch: Fetch,
	meeting: string,
	as?: string,
): Promise<{ ok: true; view: View } | Refused> {
	const query = as === undefined ? '' : `?as=${encodeURIComponent(as)}`;
	try {
		const response = await fetch(`${meetingPath(meeting)}${query}`, {
			headers: { accept: 'application/json' },
		});
		const body = await read(response);
		if (response.ok && isRecord(body)) return { ok: true, view: body as unknown as View };
		return refused(response.status, body);
	} catch {
		return UNREACHABLE;
	}
}

/** What is proposed to a coordinator as rules of the table. */
export interface ProposedRules {
	/** Their organisation's own text. */
	readonly organisation: string | null;
	/** What their last table had written. */
	readonly before: { readonly date: string | null; readonly words: string } | null;
}

/** What is proposed waits for its answer, and not longer than that. */
const ANSWER_MS = 5_000;

/** What a coordinator may lay on the table as its rules; null where the server cannot be asked. */
export async function askGroundRules(fetch: Fetch, meeting: string): Promise<ProposedRules | null> {
	try {
		const response = await fetch(`${meetingPath(meeting)}/ground-rules`, {
			headers: { accept: 'application/json' },
			signal: AbortSignal.timeout(ANSWER_MS),
		});
		const body = await read(response);
		return response.ok && isRecord(body) ? (body as unknown as ProposedRules) : null;
	} catch {
		return null;
	}
}

/** What somebody with these tags would learn by being invited; null when it cannot be told now. */
export async function askLearning(
	fetch: Fetch,
	meeting: string,
	tags: Pick<Tags, 'kind' | 'secrecy' | 'missions'>,
): Promise<Learning | null> {
	const query = new URLSearchParams({ kind: tags.kind, secrecy: tags.secrecy });
	for (const mission of tags.missions) query.append('mission', mission);
	try {
		const response = await fetch(`${meetingPath(meeting)}/learning?${query.toString()}`, {
			headers: { accept: 'application/json' },
			signal: AbortSignal.timeout(ANSWER_MS),
		});
		const body = await read(response);
		return response.ok && isRecord(body) ? (body as unknown as Learning) : null;
	} catch {
		return null;
	}
}
