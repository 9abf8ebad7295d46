// The reader's own notebook in one meeting: opaque bytes, changed only by whoever knows the version that they change.
import { isRefusal, NOT_FOUND } from '#lib/domain/refusal.ts';
import type { Seat } from '../auth/seats.ts';
import type { NotebookStore, Store } from '../store/ports.ts';
import type { Meetings } from '../visit/meetings.ts';
import type { Asked, Route } from './asked.ts';
import { NOTEBOOK_BYTES, readBody, type Bytes } from './body.ts';
import { refused } from './refusals.ts';

/** The version of a notebook in which nothing was ever written: empty, and not stored. */
const UNWRITTEN = 'unwritten';

export const notebookRoutes = (store: Store, meetings: Meetings): readonly Route[] => [
	{
		path: '/api/meetings/:id/notebook',
		methods: {
			GET: (asked, id) => atOwn(meetings, asked, id, (seat) => read(store.notebooks, seat)),
			PUT: (asked, id) => atOwn(meetings, asked, id, () => written(store, meetings, asked, id)),
		},
	},
];

/** INVARIANT: a device that is not known to be the person's has no notebook, as if there were no such meeting. */
async function atOwn(
	meetings: Meetings,
	asked: Asked,
	id: string,
	work: (seat: Seat) => Promise<Response>,
): Promise<Response> {
	const seat = await meetings.seat(asked.visitor, id);
	const own = seat?.entry === null && !isRefusal(await meetings.view(asked.visitor, id));
	return seat && own ? work(seat) : refused(NOT_FOUND, asked.locale);
}

async function read(notebooks: NotebookStore, seat: Seat): Promise<Response> {
	const notebook = await notebooks.get(seat.meeting, seat.participant);
	return new Response(Uint8Array.from(notebook?.blob ?? []), {
		headers: {
			'content-type': 'application/octet-stream',
			etag: quoted(notebook?.etag ?? UNWRITTEN),
		},
	});
}

/** A body may take its time: whose notebook it is, and that there still is one, is asked again once it is here. */
async function written(
	{ notebooks }: Store,
	meetings: Meetings,
	asked: Asked,
	id: string,
): Promise<Response> {
	const blob = await readBody(asked.request, NOTEBOOK_BYTES);
	if (blob === 'too-large') return refused({ refused: 'too-large' }, asked.locale);
	return atOwn(meetings, asked, id, (seat) => write(notebooks, asked, seat, blob));
}

async function write(
	notebooks: NotebookStore,
	asked: Asked,
	seat: Seat,
	blob: Bytes,
): Promise<Response> {
	const known = await knownVersion(notebooks, asked.request, seat);
	if (!known) return refused({ refused: 'precondition' }, asked.locale);
	const put = await notebooks.put(seat.meeting, seat.participant, blob, known.etag);
	if (put === 'conflict') return refused({ refused: 'stale' }, asked.locale);
	return new Response(null, { status: 204, headers: { etag: quoted(put.etag) } });
}

/** The version that the writer says to know, with null where nothing is written yet; null: they name none. */
async function knownVersion(
	notebooks: NotebookStore,
	request: Request,
	seat: Seat,
): Promise<{ etag: string | null } | null> {
	const named = request.headers.get('if-match');
	const version = named?.replace(/^W\//, '').replace(/^"(.*)"$/, '$1');
	if (version !== undefined && version !== '*')
		return { etag: version === UNWRITTEN ? null : version };
	const stored = await notebooks.get(seat.meeting, seat.participant);
	if (version === '*') return { etag: stored?.etag ?? 'any' };
	return stored && request.headers.get('if-none-match') !== '*' ? null : { etag: null };
}

const quoted = (etag: string): string => `"${etag}"`;
