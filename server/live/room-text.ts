// A text made anew: for a new generation, and for a log that became long. Struck words are in neither.
import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import type { Cut, PresentText } from '#lib/domain/act.ts';
import { plainText } from '#lib/sync/plain-text.ts';
import { ROOT } from '#lib/sync/schema.ts';
import { cutPassage } from './passage.ts';
import { SERVERS_OWN } from './whole-text.ts';

type Child = Y.XmlElement | Y.XmlText;

const textOf = (doc: Y.Doc): string => doc.getXmlFragment(ROOT).toJSON();
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** The present text alone, under one fresh client id, with nothing of how it came to be. */
export function presentText(doc: Y.Doc): Uint8Array {
	const fresh = copyOf(doc);
	const snapshot = Y.encodeStateAsUpdate(fresh);
	fresh.destroy();
	return snapshot;
}

/** The same without a passage, of which not even the length is left. */
export function textWithout(doc: Y.Doc, { from, length }: Omit<Cut, 'section'>): Uint8Array {
	const fresh = copyOf(doc);
	fresh.transact(() => cutPassage(fresh.getXmlFragment(ROOT), from, length));
	const snapshot = presentText(fresh);
	fresh.destroy();
	return snapshot;
}

/** What people agree to, and where a passage is looked for. */
export function wordsOf(doc: Y.Doc): PresentText {
	const words = plainText(doc.getXmlFragment(ROOT));
	return { words, digest: createHash('sha256').update(words, 'utf8').digest('hex') };
}

function copyOf(doc: Y.Doc): Y.Doc {
	const fresh = new Y.Doc();
	const children = doc.getXmlFragment(ROOT).toArray() as Child[];
	fresh.getXmlFragment(ROOT).insert(
		0,
		children.map((child) => child.clone()),
	);
	if (textOf(fresh) !== textOf(doc)) throw new Error('a new generation lost words');
	return fresh;
}

export interface Snapshot {
	readonly bytes: Uint8Array;
	/** false: whoever begins with it reads the same words in another order than those who heard them one by one. */
	readonly same: boolean;
}

/** Every word and block that stands in a text, by who put it there: the same wherever a copy has it. */
function standing(doc: Y.Doc): Uint8Array {
	const hash = createHash('sha256');
	for (const [client, structs] of [...doc.store.clients].sort(([a], [b]) => a - b)) {
		let end = -1;
		for (const struct of structs) {
			// an attribute may have lost to another one where copies differ; a mark may have been tidied away
			if (!(struct instanceof Y.Item) || struct.deleted || struct.parentSub !== null) continue;
			const words = wordsIn(struct.content);
			if (words === null) continue;
			if (struct.id.clock !== end) hash.update(`\n${client} ${struct.id.clock} `);
			hash.update(words, 'utf16le');
			end = struct.id.clock + struct.length;
		}
	}
	return hash.digest();
}

function wordsIn(content: Y.Item['content']): string | null {
	if (content instanceof Y.ContentString) return content.str;
	if (!(content instanceof Y.ContentType)) return null;
	return content.type instanceof Y.XmlElement ? `<${content.type.nodeName}>` : '<>';
}

/** The same text with the same clocks in one update, without the content of what was struck; compared before it is given out. */
export function snapshotOf(doc: Y.Doc): Snapshot {
	const bytes = Y.encodeStateAsUpdate(doc);
	const fresh = new Y.Doc({ gc: true });
	Y.applyUpdate(fresh, bytes);
	const same = textOf(fresh) === textOf(doc);
	const clocks = sameBytes(Y.encodeStateVector(fresh), Y.encodeStateVector(doc));
	const whole = clocks && (same || sameBytes(standing(fresh), standing(doc)));
	fresh.destroy();
	if (!whole) throw new Error('a snapshot lacks words');
	return { bytes, same };
}

/** Whether whoever begins with a snapshot gives the same text on to the next one. */
function isStable(bytes: Uint8Array): boolean {
	const first = docOf(bytes);
	const again = Y.encodeStateAsUpdate(first);
	if (sameBytes(again, bytes)) return true;
	return textOf(docOf(again)) === textOf(first);
}

function docOf(bytes: Uint8Array): Y.Doc {
	const doc = new Y.Doc({ gc: true });
	Y.applyUpdate(doc, bytes);
	return doc;
}

/**
 * A text for all, after items that name their neighbours the wrong way round: they may stand here before and there
 * behind one another each time that they are taken in, for ever. Such a text is struck, and stands again under an id
 * of its own: all clocks are still known, and no place depends on the copy any more.
 */
export function settledOf(doc: Y.Doc): Snapshot {
	const snapshot = snapshotOf(doc);
	return isStable(snapshot.bytes) ? snapshot : { bytes: rewritten(doc), same: false };
}

function rewritten(doc: Y.Doc): Uint8Array {
	const fresh = docOf(Y.encodeStateAsUpdate(doc));
	fresh.clientID = Math.max(SERVERS_OWN, ...[...doc.store.clients.keys()].map((id) => id + 1));
	const root = fresh.getXmlFragment(ROOT);
	const children = doc.getXmlFragment(ROOT).toArray() as Child[];
	fresh.transact(() => {
		root.delete(0, root.length);
		root.insert(
			0,
			children.map((child) => child.clone()),
		);
	});
	if (textOf(fresh) !== textOf(doc)) throw new Error('a text that was written anew lost words');
	return Y.encodeStateAsUpdate(fresh);
}
