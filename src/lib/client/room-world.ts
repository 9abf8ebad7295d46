// A section's room as an honest server keeps it, for the hand-driven world: a document and who hears of a change.
import {
	parseSectionMessage,
	step1Message,
	step2Message,
	updateMessage,
} from '#lib/sync/section-messages.ts';
import * as Y from 'yjs';
import { plainText } from './text-runs.ts';

export interface Listening {
	pass(room: Room, payload: Uint8Array): void;
}

export class Room {
	readonly name: string;
	readonly doc = new Y.Doc();
	readonly lines = new Set<Listening>();

	constructor(name: string, words = '') {
		this.name = name;
		if (!words) return;
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(words)]);
		this.doc.getXmlFragment('default').insert(0, [paragraph]);
	}

	get words(): string {
		return plainText(this.doc.getXmlFragment('default'));
	}

	take(update: Uint8Array, from: Listening): void {
		Y.applyUpdate(this.doc, update);
		for (const line of this.lines) if (line !== from) line.pass(this, updateMessage(update));
	}
}

export const step1Of = (room: Room): Uint8Array => step1Message(Y.encodeStateVector(room.doc));

/** The server's reply to one message of a channel, and whether `saved` counts it. */
export function answerTo(
	room: Room,
	access: 'read' | 'write',
	payload: Uint8Array,
	from: Listening,
): { reply: Uint8Array | null; counts: boolean } {
	room.lines.add(from);
	const message = parseSectionMessage(payload);
	if (!message) throw new Error('the page sent what no section message is');
	if (message.type === 'step-1') {
		const update = Y.encodeStateAsUpdate(room.doc, message.stateVector);
		return { reply: step2Message(update), counts: false };
	}
	const writes = message.type === 'step-2' || message.type === 'update';
	if (writes && access === 'write') room.take(message.update, from);
	return { reply: null, counts: writes && access === 'write' };
}
