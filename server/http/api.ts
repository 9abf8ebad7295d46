// The HTTP API: every route, in the order of the contract, and what happens before any of them.
import { isRefusal, NOT_FOUND, refuse } from '#lib/domain/refusal.ts';
import type { Entry } from '../auth/entry.ts';
import { isWord } from '../auth/words.ts';
import { isStorageFault } from '../visit/storage-fault.ts';
import type { Hosts } from '../live/hosts.ts';
import type { Store } from '../store/ports.ts';
import type { ByHand } from '../visit/by-hand.ts';
import type { Contacts } from '../visit/contacts.ts';
import { groundRulesFor } from '../visit/ground-rules.ts';
import type { Meetings } from '../visit/meetings.ts';
import { accessAnswer } from './access-answers.ts';
import { findRoute, type Answering, type Asked, type Route } from './asked.ts';
import { COMMAND_BYTES, FORM_BYTES, readBody } from './body.ts';
import { printedMinutes } from '#lib/documents/printed-minutes.ts';
import type { PdfParts } from '../pdf/document-pdf.ts';
import { rendered } from './rendered.ts';
import { receipt } from './receipts.ts';
import { screens } from './room.ts';
import { calendar } from './calendar.ts';
import { notebookRoutes } from './notebook.ts';
import { refused, type AnyRefusal } from './refusals.ts';
import { readJson } from './strict-json.ts';
import { tagsIn } from './tags-asked.ts';
import { shareLaptop, type TogetherParts } from './together.ts';

export interface ApiParts extends TogetherParts {
	readonly store: Store;
	readonly entry: Entry;
	readonly pdf: PdfParts;
	readonly byHand: ByHand;
	readonly contacts: Contacts;
	readonly hosts: Pick<Hosts, 'told'>;
}

export class Api {
	readonly #routes: readonly Route[];

	constructor(parts: ApiParts) {
		this.#routes = routesOf(parts);
	}

	/** Whoever is not signed in learns that first; then the path, then the method. */
	async answer(asked: Asked): Promise<Response> {
		const found = findRoute(this.#routes, asked.url.pathname);
		if (!found) return refused(NOT_FOUND, asked.locale);
		const { methods } = found.route;
		const method = asked.request.method === 'HEAD' ? 'GET' : asked.request.method;
		if (!Object.hasOwn(methods, method)) return wrongMethod(asked, Object.keys(methods));
		if (!asked.visitor.session) return refused({ refused: 'not-signed-in' }, asked.locale);
		return caught(asked, () => methods[method]!(asked, found.id));
	}
}

/** What the store cannot do is told as such; its words stay here, since they may name files. */
export async function caught<Answer>(
	asked: Asked,
	work: () => Promise<Answer>,
): Promise<Answer | Response> {
	try {
		return await work();
	} catch (error) {
		if (!isStorageFault(error)) throw error;
		return refused({ refused: 'storage' }, asked.locale);
	}
}

function wrongMethod(asked: Asked, allowed: readonly string[]): Response {
	const answer = refused({ refused: 'method' }, asked.locale);
	answer.headers.set('allow', [...allowed, 'OPTIONS'].join(', '));
	return answer;
}

const routesOf = ({
	store,
	meetings,
	entry,
	pdf,
	pairing,
	byHand,
	contacts,
	hosts,
	sessions,
	names,
}: ApiParts): readonly Route[] => [
	...contactRoutes(contacts),
	{
		path: '/api/meetings',
		methods: {
			GET: async ({ visitor }) => Response.json({ meetings: await meetings.list(visitor) }),
			POST: withBody((asked, _id, input) => called(meetings, asked, input)),
		},
	},
	{ path: '/api/meetings/:id', methods: { GET: (asked, id) => view(meetings, asked, id) } },
	{
		path: '/api/meetings/:id/commands',
		methods: {
			POST: async (asked, id) => {
				const seat = await meetings.seat(asked.visitor, id);
				// a stranger learns nothing from how their body is answered
				if (!seat) return refused(NOT_FOUND, asked.locale);
				const answer = await withBody((_asked, _id, input) =>
					commanded(meetings, asked, id, input),
				)(asked, id);
				return unlessGone(meetings, asked, id, answer);
			},
		},
	},
	{
		path: '/api/meetings/:id/by-hand',
		methods: { POST: (asked, id) => openedByHand({ byHand, meetings }, asked, id) },
	},
	{
		path: '/api/meetings/:id/minutes',
		methods: { GET: (asked, id) => minutes({ meetings, pdf }, asked, id) },
	},
	{
		path: '/api/meetings/:id/ledger',
		methods: {
			GET: async (asked, id) => answered(asked, await meetings.ledger(asked.visitor, id)),
		},
	},
	{
		path: '/api/meetings/:id/screen',
		methods: {
			POST: (asked, id) => screens({ pairing, meetings }, asked, id),
			DELETE: (asked, id) => screens({ pairing, meetings }, asked, id),
		},
	},
	{
		path: '/api/meetings/:id/access',
		methods: { GET: (asked, id) => accessAnswer({ meetings, store }, asked, id) },
	},
	{
		path: '/api/meetings/:id/receipt',
		methods: { GET: (asked, id) => receipt({ meetings, pdf }, asked, id) },
	},
	{
		path: '/api/meetings/:id/calendar',
		methods: { GET: (asked, id) => calendar({ meetings, keys: store.keys }, asked, id) },
	},
	{
		path: '/api/meetings/:id/learning',
		methods: { GET: (asked, id) => learning(meetings, asked, id) },
	},
	{
		path: '/api/meetings/:id/ground-rules',
		methods: {
			GET: async (asked, id) =>
				answered(asked, await groundRulesFor({ store, meetings, hosts }, asked.visitor, id)),
		},
	},
	...notebookRoutes(store, meetings),
	...togetherRoutes({ pairing, meetings, sessions, names }),
	{
		path: '/api/meetings/:id/word',
		methods: { PUT: (asked, id) => word({ meetings, entry }, asked, id) },
	},
];

/** Whoever was taken off the table, and whose session may still name a seat, learns nothing from how they are refused. */
async function unlessGone(
	meetings: Meetings,
	asked: Asked,
	id: string,
	answer: Response,
): Promise<Response> {
	const gone = !answer.ok && isRefusal(await meetings.view(asked.visitor, id));
	return gone ? refused(NOT_FOUND, asked.locale) : answer;
}

const contactRoutes = (contacts: Contacts): readonly Route[] => [
	{
		path: '/api/contacts',
		methods: {
			GET: async (asked) => answered(asked, await contacts.of(asked.visitor, Date.now())),
			POST: withBody(async (asked, _id, input) =>
				answered(asked, await contacts.remember(asked.visitor, input, Date.now()), 201),
			),
		},
	},
	{
		path: '/api/contacts/:id',
		methods: {
			DELETE: async (asked, id) => {
				const refusal = await contacts.forget(asked.visitor, id, Date.now());
				return refusal ? refused(refusal, asked.locale) : new Response(null, { status: 204 });
			},
		},
	},
];

const togetherRoutes = (parts: TogetherParts): readonly Route[] => [
	{
		path: '/api/meetings/:id/together',
		methods: {
			POST: async (asked, id) => {
				// a stranger learns nothing from how their body is answered
				if (!(await parts.meetings.seat(asked.visitor, id)))
					return refused(NOT_FOUND, asked.locale);
				const share: WithBody = (_asked, _id, input) => shareLaptop(parts, asked, id, input);
				return unlessGone(parts.meetings, asked, id, await withBody(share, FORM_BYTES)(asked, id));
			},
		},
	},
];

type WithBody = (asked: Asked, id: string, input: unknown) => Promise<Response>;

const withBody =
	(answer: WithBody, limit = COMMAND_BYTES): Answering =>
	async (asked, id) => {
		const bytes = await readBody(asked.request, limit);
		if (bytes === 'too-large') return refused({ refused: 'too-large' }, asked.locale);
		const json = readJson(bytes);
		if (!json.ok) return refused(refuse('malformed', { field: json.field }), asked.locale);
		return answer(asked, id, json.value);
	};

const answered = (asked: Asked, result: object | AnyRefusal, status = 200): Response =>
	'refused' in result ? refused(result, asked.locale) : Response.json(result, { status });

const called = async (meetings: Meetings, asked: Asked, input: unknown): Promise<Response> =>
	answered(asked, await meetings.call(asked.visitor, input), 201);

async function commanded(
	meetings: Meetings,
	asked: Asked,
	id: string,
	input: unknown,
): Promise<Response> {
	return answered(asked, await meetings.command(asked.visitor, id, input));
}

async function view(meetings: Meetings, asked: Asked, id: string): Promise<Response> {
	const as = asked.url.searchParams.get('as') ?? undefined;
	return answered(asked, await meetings.view(asked.visitor, id, as));
}

async function minutes(
	{ meetings, pdf }: Pick<ApiParts, 'meetings' | 'pdf'>,
	asked: Asked,
	id: string,
): Promise<Response> {
	const own = await meetings.minutes(asked.visitor, id);
	const format = asked.url.searchParams.get('format') ?? 'json';
	if (isRefusal(own) || format === 'json') return answered(asked, own);
	const now = Date.now();
	const day = own.meeting.date?.slice(0, 10) ?? null;
	return rendered(pdf, asked, { format, day, now, document: () => printedMinutes(own, now) });
}

/** What an invitation would tell: asked with the tags that it would carry. */
async function learning(meetings: Meetings, asked: Asked, id: string): Promise<Response> {
	const tags = tagsIn(asked.url.searchParams);
	if (!isRefusal(tags)) return answered(asked, await meetings.learning(asked.visitor, id, tags));
	const seat = await meetings.seat(asked.visitor, id);
	return refused(seat ? tags : NOT_FOUND, asked.locale);
}

/** The command of whoever dictated, with their code: a stranger learns nothing from how their body is answered. */
async function openedByHand(
	{ byHand, meetings }: Pick<ApiParts, 'byHand' | 'meetings'>,
	asked: Asked,
	id: string,
): Promise<Response> {
	if (!(await meetings.seat(asked.visitor, id))) return refused(NOT_FOUND, asked.locale);
	const answer = await withBody(async (_asked, _id, input) => {
		const { code, ...command } = (input ?? {}) as { code?: unknown };
		if (typeof code !== 'string')
			return refused(refuse('malformed', { field: 'code' }), asked.locale);
		return answered(asked, await byHand.open(asked.visitor, id, { code, command }));
	})(asked, id);
	return unlessGone(meetings, asked, id, answer);
}

async function word(
	{ meetings, entry }: Pick<ApiParts, 'meetings' | 'entry'>,
	asked: Asked,
	id: string,
): Promise<Response> {
	const seat = await meetings.seat(asked.visitor, id);
	if (!seat || isRefusal(await meetings.view(asked.visitor, id)))
		return refused(NOT_FOUND, asked.locale);
	return withBody(async (_asked, _id, input) => {
		const given = wordIn(input);
		if (given === null) return refused(refuse('malformed', { field: 'word' }), asked.locale);
		const done = await entry.word(seat, given, asked.visitor);
		if (done === 'wrong') return refused({ refused: 'wrong-word' }, asked.locale);
		return new Response(null, { status: 204 });
	}, FORM_BYTES)(asked, id);
}

function wordIn(input: unknown): string | null {
	if (typeof input !== 'object' || input === null) return null;
	const { word: given, ...rest } = input as { word?: unknown };
	if (typeof given !== 'string' || Object.keys(rest).length > 0) return null;
	return isWord(given) ? given : null;
}
