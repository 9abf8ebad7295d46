// The screen on the wall over HTTP: pairing by a code, and one stream of what everybody there may read.
import { isRefusal, NOT_FOUND, refuse } from '#lib/domain/refusal.ts';
import { readCookie, screenCookie, type CookieNames } from '../auth/cookies.ts';
import type { Pairing } from '../auth/pairing.ts';
import type { Hosts } from '../live/hosts.ts';
import type { RoomState, Screen } from '../live/screens.ts';
import type { Meetings } from '../visit/meetings.ts';
import type { Asked } from './asked.ts';
import { FORM_BYTES, readBody, readForm } from './body.ts';
import { refused } from './refusals.ts';

export interface RoomParts {
	readonly pairing: Pairing;
	readonly names: CookieNames;
	readonly hosts: Pick<Hosts, 'screens'>;
	readonly meetings: Meetings;
}

/** A sign of life, in milliseconds: a screen that hears nothing shows nothing. */
export const ROOM_TICK_MS = 5_000;

/** Lines that one screen may have at once: a reload meets its own last one. */
const MOST_STREAMS = 4;
/** Messages that may wait in a line that nobody reads from; then it is cut. */
const MOST_WAITING = 20;
/** How many each has, by what ends it. */
const streams = new WeakMap<AbortSignal, number>();

/** The coordinator's: a code to be spoken, or the end of the meeting's screens. */
export async function screens(
	{ pairing, meetings }: Pick<RoomParts, 'pairing' | 'meetings'>,
	asked: Asked,
	id: string,
): Promise<Response> {
	const view = await meetings.view(asked.visitor, id);
	if (isRefusal(view)) return refused(view, asked.locale);
	if (!view.me.coordinator || view.me.entry !== 'whole')
		return refused(refuse('not-allowed'), asked.locale);
	if (asked.request.method === 'DELETE') {
		pairing.end(id);
		return new Response(null, { status: 204 });
	}
	return Response.json(pairing.code(id, view.me.participantId, Date.now()), { status: 201 });
}

/** The form of /room: a plain one, so that any browser with a projector will do. */
export async function pairScreen(
	{ pairing, names }: Pick<RoomParts, 'pairing' | 'names'>,
	{ request, visitor }: Asked,
): Promise<Response> {
	const bytes = await readBody(request, FORM_BYTES);
	const form =
		bytes === 'too-large' ? null : await readForm(bytes, request.headers.get('content-type'));
	const secret = pairing.pair(form?.get('code') ?? '', visitor.source, Date.now());
	const headers = new Headers({ location: secret === null ? '/room?problem=code' : '/room' });
	if (secret !== null) headers.append('set-cookie', screenCookie(names, secret));
	return new Response(null, { status: 303, headers });
}

/** Whether whoever asks is a screen that shows something. */
export const isScreen = ({ pairing, names }: RoomParts, cookies: string | null): boolean =>
	pairing.screen(readCookie(cookies, names.screen), Date.now()) !== null;

export function roomStream({ pairing, names, hosts }: RoomParts, asked: Asked): Response {
	const secret = readCookie(asked.request.headers.get('cookie'), names.screen);
	const screen = pairing.screen(secret, Date.now());
	if (!screen) return refused(NOT_FOUND, asked.locale);
	const open = streams.get(screen.gone) ?? 0;
	if (open >= MOST_STREAMS) return refused({ refused: 'too-many' }, asked.locale);
	streams.set(screen.gone, open + 1);
	const left = new AbortController();
	left.signal.addEventListener('abort', () =>
		streams.set(screen.gone, (streams.get(screen.gone) ?? 1) - 1),
	);
	const gone = AbortSignal.any([screen.gone, left.signal]);
	let told: Told | null = null;
	const body = new ReadableStream<Uint8Array>(
		{
			start(controller) {
				const line = (told = new Told(controller, () => left.abort()));
				gone.addEventListener('abort', () => line.end(), { once: true });
				const { meeting, by, among } = screen;
				const watching = { by, among, screen: line, gone };
				void hosts
					.screens(meeting, (all) => all.watch(watching))
					.then(
						() => line.end(),
						() => line.cut(),
					);
			},
			cancel: () => told?.left(),
		},
		{ highWaterMark: 1 },
	);
	return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** One screen's line. What waits in it when something has to leave the screen never arrives: the line is cut instead. */
class Told implements Screen {
	readonly #controller: ReadableStreamDefaultController<Uint8Array>;
	readonly #onLeft: () => void;
	readonly #tick: NodeJS.Timeout;
	#over = false;

	constructor(controller: ReadableStreamDefaultController<Uint8Array>, left: () => void) {
		this.#controller = controller;
		this.#onLeft = left;
		this.#write('retry: 1000\n\n');
		this.#tick = setInterval(() => this.#write('event: tick\ndata:\n\n'), ROOM_TICK_MS).unref();
	}

	send(state: RoomState, narrows: boolean): void {
		const room = this.#controller.desiredSize ?? 0;
		if ((narrows && room <= 0) || room < -MOST_WAITING) return this.cut();
		this.#write(`data: ${JSON.stringify(state)}\n\n`);
	}

	end(): void {
		if (this.#over) return;
		this.#write('event: over\ndata:\n\n');
		this.#stop();
		this.#controller.close();
	}

	/** The other end has gone: nothing can be written any more. */
	left(): void {
		if (!this.#over) this.#stop();
	}

	cut(): void {
		if (this.#over) return;
		this.#stop();
		this.#controller.error(new Error('cut'));
	}

	#write(words: string): void {
		if (!this.#over) this.#controller.enqueue(new TextEncoder().encode(words));
	}

	#stop(): void {
		this.#over = true;
		clearInterval(this.#tick);
		this.#onLeft();
	}
}
