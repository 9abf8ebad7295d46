// The three plain forms: coming in with a code, signing in, signing out. 303 whatever the client accepts.
import { deviceCookie, noSessionCookie, sessionCookie, type CookieNames } from '../auth/cookies.ts';
import { newSecret } from '../auth/digest.ts';
import type { Entry } from '../auth/entry.ts';
import type { NewSession, Sessions } from '../auth/sessions.ts';
import type { SignIn, SignInAnswer } from '../auth/sign-in.ts';
import type { Visitor } from '../visit/visitor.ts';
import type { Asked } from './asked.ts';
import { FORM_BYTES, readBody, readForm } from './body.ts';
import type { AnyRefusal } from './refusals.ts';

export interface EntryFormParts {
	readonly names: CookieNames;
	readonly sessions: Sessions;
	readonly entry: Entry;
	readonly signIn: SignIn;
}

/** A form that was refused, and the page that asks for it again. */
export interface FormRefused {
	readonly refusal: AnyRefusal;
	readonly page: string;
}

type Form = (parts: EntryFormParts, asked: Asked) => Promise<Response | FormRefused>;

const FORMS: Readonly<Record<string, Form>> = { '/join': join, '/login': login, '/logout': logout };

/** null: no form of ours. */
export function formAt({ request, url }: Asked): Form | null {
	const isForm = request.method === 'POST' && Object.hasOwn(FORMS, url.pathname);
	return isForm ? FORMS[url.pathname]! : null;
}

/**
 * A device has its name before its first code: an answer that gets lost on its way must not leave
 * the person outside, bound to a device that never heard of it.
 */
export function nameDevice(names: CookieNames, asked: Asked, response: Response): void {
	if (asked.url.pathname === '/join' && asked.visitor.device === null)
		response.headers.append('set-cookie', deviceCookie(names, newSecret()));
}

async function join(parts: EntryFormParts, asked: Asked): Promise<Response | FormRefused> {
	const fields = await fieldsOf(asked.request);
	const code = fields.get('code') ?? '';
	const word = fields.get('word')?.trim() || null;
	const answer = await parts.entry.join({ code, word }, asked.visitor);
	if (typeof answer === 'string') return refusedAt('/join', answer, 'code-refused');
	const home = answer.meeting === null ? '/meetings' : `/m/${encodeURIComponent(answer.meeting)}`;
	const response = entered(parts.names, home, answer.entered);
	response.headers.append('set-cookie', deviceCookie(parts.names, answer.device));
	return response;
}

async function login(parts: EntryFormParts, asked: Asked): Promise<Response | FormRefused> {
	const fields = await fieldsOf(asked.request);
	const form = { email: fields.get('email') ?? '', password: fields.get('password') ?? '' };
	const answer = await parts.signIn.signIn(form, asked.visitor.source, asked.visitor.session);
	if (typeof answer === 'string') return refusedAt('/login', answer, 'sign-in-failed');
	return entered(parts.names, homeOf(answer), answer.signedIn);
}

async function logout(parts: EntryFormParts, { visitor }: Asked): Promise<Response> {
	if (visitor.session) await parts.sessions.end(visitor.session);
	const headers = { location: wayOut(visitor), 'set-cookie': noSessionCookie(parts.names) };
	return new Response(null, { status: 303, headers });
}

/** Where whoever goes out would come in again. */
export const wayOut = ({ session }: Visitor): string =>
	session && !session.account ? '/join' : '/login';

function homeOf({ account, next }: Exclude<SignInAnswer, string>): string {
	if (next === 'own-password') return '/password';
	return account.kind === 'administrator' ? '/admin' : '/meetings';
}

function entered(names: CookieNames, location: string, { secret }: NewSession): Response {
	const headers = { location, 'set-cookie': sessionCookie(names, secret) };
	return new Response(null, { status: 303, headers });
}

const refusedAt = (
	page: string,
	answer: 'refused' | 'sign-out-first',
	failed: 'code-refused' | 'sign-in-failed',
): FormRefused => ({
	refusal: { refused: answer === 'refused' ? failed : answer },
	page: `${page}?problem=${answer}`,
});

/** What is too long or no form has no fields, and fails like a wrong one. */
async function fieldsOf(request: Request): Promise<ReadonlyMap<string, string>> {
	const bytes = await readBody(request, FORM_BYTES);
	return bytes === 'too-large' ? new Map() : readForm(bytes, request.headers.get('content-type'));
}
