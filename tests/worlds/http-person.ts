// A person with a plain HTTP client: cookies, an Origin, and what the contract says; nothing of the product's own code.
import { Recorder } from './recorder.ts';

export interface Answered {
	readonly status: number;
	readonly body: Record<string, unknown>;
	readonly headers: Headers;
}

export type Fields = Record<string, unknown>;

export class HttpPerson {
	readonly origin: string;
	/** Every byte of every answer. */
	readonly recorder = new Recorder();
	readonly #cookies = new Map<string, string>();

	constructor(origin: string) {
		this.origin = origin;
	}

	get cookie(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	/** The same browser from here on: the same cookies, and a recorder that has heard nothing yet. */
	again(): HttpPerson {
		const again = new HttpPerson(this.origin);
		for (const [name, value] of this.#cookies) again.#cookies.set(name, value);
		return again;
	}

	/** Sends with this person's cookies and our own origin, keeps the cookies that come back, and follows nothing. */
	async fetch(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = new Headers(init.headers);
		if (this.cookie) headers.set('cookie', this.cookie);
		if (!headers.has('origin')) headers.set('origin', this.origin);
		const answer = await fetch(new URL(path, this.origin), {
			...init,
			headers,
			redirect: 'manual',
		});
		this.recorder.answer(answer);
		for (const cookie of answer.headers.getSetCookie()) {
			const [pair = ''] = cookie.split(';');
			const at = pair.indexOf('=');
			const gone = /max-age=0(;|$)/i.test(cookie);
			if (gone) this.#cookies.delete(pair.slice(0, at));
			else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
		}
		return answer;
	}

	async form(path: string, fields: Record<string, string>): Promise<Response> {
		return this.fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
	}

	signIn(email: string, password: string): Promise<Response> {
		return this.form('/login', { email, password });
	}

	join(code: string, word?: string): Promise<Response> {
		return this.form('/join', word === undefined ? { code } : { code, word });
	}

	async json(path: string, init: RequestInit = {}): Promise<Answered> {
		const answer = await this.fetch(path, init);
		const text = await answer.text();
		const body = (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown>;
		return { status: answer.status, body, headers: answer.headers };
	}

	post(path: string, body: unknown): Promise<Answered> {
		return this.json(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	}

	command(meeting: string, type: string, fields: Fields = {}): Promise<Answered> {
		return this.post(`/api/meetings/${encodeURIComponent(meeting)}/commands`, { type, ...fields });
	}

	/** A command that must succeed; what it made. */
	async do(meeting: string, type: string, fields: Fields = {}): Promise<Record<string, string>> {
		const { status, body } = await this.command(meeting, type, fields);
		if (status !== 200) throw new Error(`${type}: ${status} ${JSON.stringify(body)}`);
		return body as Record<string, string>;
	}

	view(meeting: string): Promise<Answered> {
		return this.json(`/api/meetings/${encodeURIComponent(meeting)}`);
	}
}
