// Channel 0: what server and page tell each other about channels, as UTF-8 JSON, parsed on both sides.
import * as v from 'valibot';
import type { SectionId } from '../domain/ids.ts';
import type { View } from '../domain/view/view.ts';
import { CONTROL_CHANNEL, type Frame } from './frames.ts';

/** Why the gate refused a readable update (W24); the channel ends and the section is opened anew. */
const UPDATE_REFUSALS = [
	'unreadable-update', // no Yjs update, or with bytes behind its end
	'foreign-client', // written under a client id that is not this person's here
	'gap', // hangs on words of the same writer that never came
	'dangling', // hangs on an origin or parent that does not exist
	'future-delete', // strikes words that nobody has written yet
	'unknown-root', // outside the section's one shared type
	'unknown-schema', // a node, mark, attribute or content that schema.ts does not list
	'too-deep',
	'section-full',
] as const;
export type UpdateRefusal = (typeof UPDATE_REFUSALS)[number];

const channel = v.pipe(v.number(), v.integer(), v.minValue(1));
const clientId = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff_ffff));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sectionId = v.custom<SectionId>((value) => typeof value === 'string');
/** The page trusts its own server for the rest of the shape: version numbers and one origin tie them together. */
const view = v.custom<View>(
	(value) =>
		typeof value === 'object' &&
		value !== null &&
		'version' in value &&
		typeof value.version === 'string' &&
		'sections' in value &&
		Array.isArray(value.sections),
);

const serverSchema = v.variant('type', [
	v.object({ type: v.literal('view'), view, resume: v.optional(v.string()) }),
	v.object({
		type: v.literal('open'),
		channel,
		sectionId,
		access: v.picklist(['read', 'write']),
		clientId,
	}),
	v.object({ type: v.literal('close'), channel }),
	v.object({ type: v.literal('saved'), channel, count }),
	v.object({ type: v.literal('refused'), channel, code: v.picklist(UPDATE_REFUSALS) }),
	v.object({ type: v.literal('unreadable'), sectionId }),
	v.object({ type: v.literal('tick') }),
]);
export type ServerMessage = v.InferOutput<typeof serverSchema>;
export type ServerMessageOf<Type extends ServerMessage['type']> = Extract<
	ServerMessage,
	{ type: Type }
>;

/** Numbers are not narrowed here: another version is a readable hello, and gets its own close code. */
const helloSchema = v.object({
	type: v.literal('hello'),
	protocol: v.number(),
	schema: v.number(),
	resume: v.optional(v.pipe(v.string(), v.maxLength(200))),
});
export type ClientMessage = v.InferOutput<typeof helloSchema>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

function parsed<Output>(
	schema: v.GenericSchema<unknown, Output>,
	payload: Uint8Array,
): Output | null {
	try {
		const result = v.safeParse(schema, JSON.parse(decoder.decode(payload)));
		return result.success ? result.output : null;
	} catch {
		return null;
	}
}

/** null for what is no control message of the server's. */
export const parseServerMessage = (payload: Uint8Array): ServerMessage | null =>
	parsed(serverSchema, payload);
/** null for what is no hello. */
export const parseClientMessage = (payload: Uint8Array): ClientMessage | null =>
	parsed(helloSchema, payload);

/** Said for every change, and by far the most frequent of all: written without the encoder. */
export function savedFrame(channel: number, count: number): Frame {
	const text = `{"type":"saved","channel":${channel},"count":${count}}`;
	const payload = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at++) payload[at] = text.charCodeAt(at);
	return { channel: CONTROL_CHANNEL, payload };
}

export const controlFrame = (message: ServerMessage | ClientMessage): Frame => ({
	channel: CONTROL_CHANNEL,
	payload: encoder.encode(JSON.stringify(message)),
});
