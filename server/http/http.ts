// Everything that the server answers by itself, before and beside the pages. What it does not know is the pages' business.
import type { StorageFault } from '../store/errors.ts';
import type { Asked } from './asked.ts';
import { Api, caught, type ApiParts } from './api.ts';
import { formAt, nameDevice, type EntryFormParts, type FormRefused } from './entry-forms.ts';
import { withHeaders } from './headers.ts';
import { isRead, mayPass } from './origin.ts';
import { refused, statusOf } from './refusals.ts';
import { wallLine } from './wall-line.ts';
import { leaveLaptop } from './together.ts';
import { isScreen, pairScreen, roomStream, type RoomParts } from './room.ts';

/** Renders a page of ours for a form that was refused. */
export type RenderPage = (path: string) => Promise<Response>;

const HEALTH_LASTS_MS = 1_000;

export class Http {
	readonly #origin: string;
	readonly #parts: ApiParts & EntryFormParts & RoomParts;
	readonly #api: Api;
	#health: { at: number; fault: Promise<'ok' | StorageFault> } | null = null;

	constructor(origin: string, parts: ApiParts & EntryFormParts & RoomParts) {
		this.#origin = origin;
		this.#parts = parts;
		this.#api = new Api(parts);
	}

	/** null: a page. INVARIANT: nothing is read of a request that would change something from a foreign page. */
	async answer(asked: Asked, render: RenderPage | null): Promise<Response | null> {
		const answer = await caught(asked, () => this.#answer(asked, render));
		return answer && withHeaders(answer);
	}

	/** Whether whoever asks is a screen on the wall that shows something. */
	isScreen(cookies: string | null): boolean {
		return isScreen(this.#parts, cookies);
	}

	/** What a page's answer gets on its way out. */
	dress(asked: Asked, page: Response): Response {
		nameDevice(this.#parts.names, asked, page);
		return withHeaders(page);
	}

	async #answer(asked: Asked, render: RenderPage | null): Promise<Response | null> {
		const { request, url, locale } = asked;
		if (!mayPass(request, this.#origin)) return refused({ refused: 'origin' }, locale);
		if (url.pathname === '/health' && isRead(request.method)) return this.#healthy();
		if (/^\/api(\/|$)/.test(url.pathname)) return this.#api.answer(asked);
		if (url.pathname === '/room' && request.method === 'POST')
			return pairScreen(this.#parts, asked);
		if (url.pathname === '/room/stream' && request.method === 'GET')
			return roomStream(this.#parts, asked);
		if (url.pathname === '/room/line' && request.method === 'POST')
			return wallLine(this.#parts, asked);
		if (url.pathname === '/room/leave' && request.method === 'POST')
			return leaveLaptop(this.#parts, asked);
		const form = formAt(asked);
		if (!form) return null;
		const answer = await form(this.#parts, asked);
		return answer instanceof Response ? answer : again(asked, answer, render);
	}

	/** Asked often by machines: the disk is asked once a second at most. */
	async #healthy(): Promise<Response> {
		const now = Date.now();
		if (!this.#health || now - this.#health.at > HEALTH_LASTS_MS)
			this.#health = { at: now, fault: this.#parts.store.health() };
		const status = await this.#health.fault;
		return Response.json({ status }, { status: status === 'ok' ? 200 : 503 });
	}
}

/** A browser gets the page again, any other client the refusal. */
async function again(
	{ request, locale }: Asked,
	{ refusal, page }: FormRefused,
	render: RenderPage | null,
): Promise<Response> {
	const wantsPage = request.headers.get('accept')?.includes('text/html') ?? false;
	if (!wantsPage || !render) return refused(refusal, locale);
	const { body, headers } = await render(page);
	const kept = new Headers({ 'content-type': headers.get('content-type') ?? 'text/html' });
	const policy = headers.get('content-security-policy');
	if (policy) kept.set('content-security-policy', policy);
	return new Response(body, { status: statusOf(refusal), headers: kept });
}
