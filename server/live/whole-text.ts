// Whether a stored text is one that the gate let in: whole, of the schema, within the limits, under client ids that were given.
import * as Y from 'yjs';
import { MAX_MESSAGE_BYTES, MAX_SECTION_BYTES } from '#lib/sync/limits.ts';
import { ATTRIBUTES, MARKS, MAX_DEPTH, NODES, ROOT } from '#lib/sync/schema.ts';

export interface StoredText {
	readonly updates: readonly Uint8Array[];
	readonly generation: number;
	/** Given in this generation. */
	readonly clientIds: ReadonlySet<number>;
}

/** From here on client ids are the server's own: a person's has 32 bits. */
export const SERVERS_OWN = 2 ** 32;

const NODE_NAMES: ReadonlySet<string> = new Set(NODES);
const MARK_NAMES: ReadonlySet<string> = new Set(MARKS);
const ATTRIBUTE_NAMES: ReadonlySet<string> = new Set(ATTRIBUTES);

/** Striking is let in at a full section too, and weighs a little. */
const MOST_BYTES = MAX_SECTION_BYTES + MAX_MESSAGE_BYTES;

/** What is wrong with it, as the end of a sentence; null when nothing is. */
export function textFault({ updates, generation, clientIds }: StoredText): string | null {
	const doc = new Y.Doc({ gc: true });
	try {
		doc.transact(() => {
			for (const update of updates) Y.applyUpdate(doc, update);
		});
		return docFault(doc, clientIds, generation);
	} catch {
		return 'is no text';
	} finally {
		doc.destroy();
	}
}

function docFault(doc: Y.Doc, clientIds: ReadonlySet<number>, generation: number): string | null {
	if (doc.store.pendingStructs || doc.store.pendingDs) return 'hangs on words that are not there';
	if ([...doc.share.keys()].some((name) => name !== ROOT)) return 'holds more than its text';
	if (!fits(doc.getXmlFragment(ROOT), 0)) return 'holds what no text is made of';
	if (Y.encodeStateAsUpdate(doc).length > MOST_BYTES) return 'is larger than a text can be';
	const strangers = [...doc.store.clients.keys()].filter(
		(id) => !clientIds.has(id) && id < SERVERS_OWN,
	);
	// the text that a generation begins with stands under one id, which the server gave to nobody
	if (strangers.length > (generation > 1 ? 1 : 0))
		return 'holds words under a client id that was given to nobody';
	return null;
}

function fits(parent: Y.XmlFragment, depth: number): boolean {
	return parent.toArray().every((child) => {
		if (child instanceof Y.XmlText) return fitsText(child);
		if (!(child instanceof Y.XmlElement) || depth >= MAX_DEPTH) return false;
		const names = Object.keys(child.getAttributes());
		if (!NODE_NAMES.has(child.nodeName) || names.some((name) => !ATTRIBUTE_NAMES.has(name)))
			return false;
		return fits(child, depth + 1);
	});
}

function fitsText(text: Y.XmlText): boolean {
	const parts = text.toDelta() as { insert: unknown; attributes?: object }[];
	return parts.every(
		({ insert, attributes = {} }) =>
			typeof insert === 'string' && Object.keys(attributes).every((mark) => MARK_NAMES.has(mark)),
	);
}
