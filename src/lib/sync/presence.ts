// What others see of a person in a section: who, stamped by the server, and where their cursor is.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as v from 'valibot';
import type { ParticipantId } from '../domain/ids.ts';
import { MAX_PRESENCE_BYTES } from './limits.ts';

const id = v.object({
	client: v.pipe(v.number(), v.integer(), v.minValue(0)),
	clock: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
/** A Yjs relative position as JSON. */
const position = v.object({
	type: v.optional(v.nullable(id)),
	tname: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(20)))),
	item: v.optional(v.nullable(id)),
	assoc: v.optional(v.pipe(v.number(), v.integer())),
});
const cursorSchema = v.nullable(v.object({ anchor: position, head: position }));
export type Cursor = v.InferOutput<typeof cursorSchema>;

/** The awareness state of one client id as it leaves the server; the page sends its cursor alone. */
export interface Presence {
	readonly user: { readonly participantId: ParticipantId; readonly name: string };
	readonly cursor: Cursor;
}

/** One person's entry in an awareness message; a null state says that they left. */
export interface AwarenessEntry {
	readonly clientId: number;
	readonly clock: number;
	readonly state: string;
}

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array<ArrayBuffer> {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, entries.length);
	for (const { clientId, clock, state } of entries) {
		encoding.writeVarUint(encoder, clientId);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, state);
	}
	return encoding.toUint8Array(encoder);
}

/** null when the bytes are no awareness update. They must stand alone in memory, as parseSectionMessage gives them. */
export function decodeAwareness(update: Uint8Array): readonly AwarenessEntry[] | null {
	const decoder = decoding.createDecoder(update);
	const entries: AwarenessEntry[] = [];
	try {
		for (let left = decoding.readVarUint(decoder); left > 0; left--) {
			const clientId = decoding.readVarUint(decoder);
			const clock = decoding.readVarUint(decoder);
			entries.push({ clientId, clock, state: decoding.readVarString(decoder) });
		}
	} catch {
		return null;
	}
	return decoder.pos === update.length ? entries : null;
}

/** The cursor in a page's own state; undefined when the state is not readable, "gone" when it says good-bye. */
export function cursorOf(state: string): Cursor | 'gone' | undefined {
	if (state.length > MAX_PRESENCE_BYTES) return undefined;
	try {
		const json: unknown = JSON.parse(state);
		if (json === null) return 'gone';
		if (typeof json !== 'object') return undefined;
		const cursor = v.safeParse(cursorSchema, 'cursor' in json ? json.cursor : null);
		return cursor.success ? cursor.output : null;
	} catch {
		return undefined;
	}
}
