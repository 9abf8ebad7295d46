// [V18] A line typed at the wall: an update like any other, of whoever put the screen up, through the same gate to the same
// disk, and then to everybody who has the part open. In the mailbox's turn.
import * as Y from 'yjs';
import type { MeetingId, ParticipantId } from '#lib/domain/ids.ts';
import type { Grant } from '#lib/domain/view/grant.ts';
import { ROOT } from '#lib/sync/schema.ts';
import { updateMessage } from '#lib/sync/section-messages.ts';
import type { SectionStore } from '../store/ports.ts';
import { noteCrowded, tellAll } from './commit.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { NO_TOKEN } from './resume.ts';

interface Init {
	readonly meeting: MeetingId;
	readonly rooms: Rooms;
	readonly store: SectionStore;
	readonly random: (whose: ParticipantId) => number;
}

export class WallLines {
	readonly #init: Init;
	/** Under which client id somebody's lines stand in a room. */
	readonly #ids = new WeakMap<Room, Map<ParticipantId, number>>();

	constructor(init: Init) {
		this.#init = init;
	}

	/** `grant`: the writer's own, to write. False: the part cannot be read, or takes no more. Rejects with StorageError. */
	async add(grant: Grant, words: string): Promise<boolean> {
		const { meeting, rooms, store } = this.#init;
		const { section, generation, reader } = grant;
		const room = await rooms.open(section, generation);
		if (!room) return false;
		const update = lineIn(room, await this.#idIn(room, grant), words);
		const outcome = room.check(update, reader.participant, room.batch());
		if ('refused' in outcome) return false;
		try {
			await store.append([{ meeting, section, generation, update }]);
		} catch (error) {
			this.#ids.delete(room); // nobody knows what became of it: the next line is under another id
			throw error;
		}
		noteCrowded(room);
		room.apply(update, outcome.ordered);
		tellAll(room, updateMessage(update));
		return true;
	}

	async #idIn(room: Room, { section, generation, since, reader }: Grant): Promise<number> {
		const { meeting, store, random } = this.#init;
		const { participant } = reader;
		const known = this.#ids.get(room) ?? new Map<ParticipantId, number>();
		const before = known.get(participant);
		if (before !== undefined) return before;
		const clientId = room.newClientId(() => random(participant));
		const row = { meeting, section, generation, participant, since, clientId };
		await store.issue([{ ...row, resumeHash: NO_TOKEN }]);
		room.give(clientId, participant);
		this.#ids.set(room, known.set(participant, clientId));
		return clientId;
	}
}

/** At the end, in a paragraph of its own. */
function lineIn(room: Room, clientId: number, words: string): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));
	doc.clientID = clientId; // after the state: it may hold lines of this id
	let update: Uint8Array = new Uint8Array();
	doc.once('update', (made: Uint8Array) => (update = made));
	const fragment = doc.getXmlFragment(ROOT);
	doc.transact(() => {
		// never into one that waits there: whoever takes it away meanwhile would take these words with it
		const paragraph = new Y.XmlElement('paragraph');
		fragment.push([paragraph]);
		paragraph.push([new Y.XmlText(words)]);
	});
	doc.destroy();
	return update;
}
