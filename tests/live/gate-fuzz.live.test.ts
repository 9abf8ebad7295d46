// The gate against chance: mutated and made-up updates, seeded. What passes must be whole, and every copy the same (F2, F5).
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { NODES, ROOT } from '#lib/sync/schema.ts';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { systemClock } from '#server/live/clock.ts';
import { settledOf } from '#server/live/room-text.ts';
import { Room } from '#server/live/room.ts';
import { LONG, seeds } from '../tools/long.ts';
import { diceOf, type Dice } from '../worlds/twin/dice.ts';

const RUNS = 1_000;
/** Of each, 1,000 hostile updates; mutated ones come in pairs. */
const SEEDS = seeds(3, 34);
/** Found by chance: neighbours that nobody can have had at once, and a text that no snapshot settled (neighbours.test.ts). */
const FOUND = LONG ? [] : [7, 11, 14, 15];
const HOSTILE = [7, 500];
const HONEST = [100, 101];
const HOSTILE_PERSON = 'hostile' as ParticipantId;
const HONEST_PERSON = 'honest' as ParticipantId;
const BOTH = 'both' as ParticipantId;

/** A room, a page that hears everything, and somebody who may write and does not play fair. */
class Arena {
	room = roomOf([]);
	peer = new Y.Doc();
	pages = HONEST.map((id) => pageOf(id, []));
	passed = 0;
	exchanged = 0;
	#doubtful = false;
	/** Under which the honest pages write. */
	#ids = [...HONEST];
	#renewed = 0;

	/** true when the gate let it in. */
	offer(update: Uint8Array, by: ParticipantId): boolean {
		const outcome = this.room.check(update, by, this.room.batch());
		if ('refused' in outcome) return false;
		this.passed += 1;
		this.room.apply(update, outcome.ordered);
		for (const doc of [this.peer, ...this.pages]) {
			Y.applyUpdate(doc, update, 'server');
			if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('something is pending');
		}
		if (!outcome.ordered) this.#doubtful = true;
		return true;
	}

	/** What the server does where copies may differ: everybody opens the text anew, as a newcomer reads it. */
	#exchange(): void {
		if (!this.#doubtful) return;
		this.#doubtful = false;
		this.exchanged += 1;
		const whole = [settledOf(this.room.doc).bytes];
		this.room = roomOf(whole);
		this.peer = pageOf(1, whole);
		this.pages = HONEST.map((_, n) => pageOf(1_000 * this.exchanged + n, whole));
		this.#ids = this.pages.map(({ clientID }) => clientID);
		for (const id of this.#ids) this.room.give(id, HONEST_PERSON);
	}

	/** Whoever finds somebody writing under their own page's id begins with a fresh document, as a browser's page does (W12). */
	#renewSpoiled(): void {
		this.pages = this.pages.map((page, n) => {
			if (page.clientID === this.#ids[n]) return page;
			const id = (this.#ids[n] = 1_000_000 + this.#renewed++);
			this.room.give(id, HONEST_PERSON);
			return pageOf(id, [Y.encodeStateAsUpdate(this.room.doc)]);
		});
	}

	/** An honest page types; its update must pass. */
	type(dice: Dice): Uint8Array {
		this.#renewSpoiled();
		const page = dice.oneOf(this.pages);
		const before = Y.encodeStateVector(page);
		const deletes: Uint8Array[] = [];
		const keep = (update: Uint8Array): number => deletes.push(update);
		page.on('update', keep);
		page.transact(() => edit(page.getXmlFragment(ROOT), dice));
		page.off('update', keep);
		const update =
			deletes.length > 0 ? Y.mergeUpdates(deletes) : Y.encodeStateAsUpdate(page, before);
		if (!this.offer(update, HONEST_PERSON)) throw new Error('an honest edit was refused');
		return update;
	}

	get text(): string {
		return this.room.doc.getXmlFragment(ROOT).toJSON();
	}

	/** Everybody, also whoever comes now, reads the same. */
	expectSame(): void {
		this.#exchange();
		const late = new Y.Doc();
		Y.applyUpdate(late, Y.encodeStateAsUpdate(this.room.doc));
		for (const doc of [this.peer, late, ...this.pages])
			expect(doc.getXmlFragment(ROOT).toJSON()).toBe(this.text);
	}
}

function roomOf(updates: Uint8Array[]): Room {
	const clientIds = new Map<number, string>();
	const room = new Room({
		section: 'section' as SectionId,
		generation: 1,
		clock: systemClock,
		updates,
		clientIds,
	});
	for (const id of HONEST) room.give(id, HONEST_PERSON);
	for (const id of HOSTILE) room.give(id, HOSTILE_PERSON);
	for (const id of [...HONEST, ...HOSTILE]) room.give(id, BOTH);
	return room;
}

function pageOf(clientId: number, updates: Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

function edit(root: Y.XmlFragment, dice: Dice): void {
	const at = dice.upTo(root.length + 1);
	const there = root.length > 0 ? (root.get(Math.min(at, root.length - 1)) as Y.XmlElement) : null;
	const text = there instanceof Y.XmlElement && there.length > 0 ? there.get(0) : null;
	if (text instanceof Y.XmlText && !dice.once(4)) {
		const place = dice.upTo(text.length + 1);
		if (dice.once(3) && text.length > place) text.delete(place, 1 + dice.upTo(text.length - place));
		else if (dice.once(4) && text.length > place)
			text.format(place, 1, { bold: dice.once(2) ? {} : null });
		else text.insert(place, 'abcdefgh'.slice(0, 1 + dice.upTo(8)));
	} else if (dice.once(4) && root.length > 1) root.delete(dice.upTo(root.length), 1);
	else {
		const element = new Y.XmlElement(dice.oneOf(NODES));
		element.insert(0, [new Y.XmlText('mot')]);
		root.insert(at, [element]);
	}
}

/** Some bytes of an update changed, taken out, put in, or exchanged with another's. */
function mutated(update: Uint8Array, other: Uint8Array, dice: Dice): Uint8Array {
	const bytes = [...update];
	for (let times = 1 + dice.upTo(4); times > 0; times--) {
		const at = dice.upTo(bytes.length);
		const kind = dice.upTo(4);
		if (kind === 0) bytes[at] = dice.upTo(256);
		else if (kind === 1) bytes.splice(at, 1 + dice.upTo(3));
		else if (kind === 2) bytes.splice(at, 0, dice.upTo(256));
		else bytes.splice(at, 4, ...other.slice(at, at + 4));
	}
	return Uint8Array.from(bytes);
}

/** Well-formed items with origins and parents wherever there may be something. */
function madeUp(arena: Arena, dice: Dice): Uint8Array {
	const client = dice.oneOf(HOSTILE);
	const encoder = encoding.createEncoder();
	const items = 1 + dice.upTo(3);
	for (const number of [1, items, client, Y.getState(arena.room.doc.store, client)])
		encoding.writeVarUint(encoder, number);
	for (let n = 0; n < items; n++) item(encoder, arena, dice);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

function item(encoder: encoding.Encoder, arena: Arena, dice: Dice): void {
	const sides = dice.upTo(4);
	const content = dice.oneOf([1, 4, 6, 7, 8]);
	encoding.writeUint8(encoder, (sides << 6) | content);
	for (const bit of [2, 1]) if (sides & bit) id(encoder, arena, dice);
	if (sides === 0) {
		const root = dice.once(2);
		encoding.writeVarUint(encoder, root ? 1 : 0);
		if (root) encoding.writeVarString(encoder, ROOT);
		else id(encoder, arena, dice);
	}
	if (content === 1) encoding.writeVarUint(encoder, 1 + dice.upTo(3));
	if (content === 4) encoding.writeVarString(encoder, 'xyz'.slice(dice.upTo(3)));
	if (content === 6) {
		encoding.writeVarString(encoder, 'bold');
		encoding.writeVarString(encoder, 'null');
	}
	if (content === 7) {
		const element = dice.once(2);
		encoding.writeVarUint(encoder, element ? 3 : 6);
		if (element) encoding.writeVarString(encoder, dice.oneOf(NODES));
	}
	if (content === 8) {
		encoding.writeVarUint(encoder, 1);
		encoding.writeAny(encoder, dice.upTo(3));
	}
}

function id(encoder: encoding.Encoder, arena: Arena, dice: Dice): void {
	const client = dice.oneOf([...HONEST, ...HOSTILE]);
	const state = Y.getState(arena.room.doc.store, client);
	encoding.writeVarUint(encoder, client);
	encoding.writeVarUint(encoder, dice.upTo(state + 1));
}

test.each(SEEDS)(
	'[W25] mutated updates: nothing pending, no crash, one text for all (seed %i)',
	(seed) => {
		const dice = diceOf(seed);
		const arena = new Arena();
		let before = arena.type(dice);
		const hostile = new Y.Doc();
		hostile.clientID = HOSTILE[0]!;
		for (let run = 0; run < RUNS; run++) {
			const update = arena.type(dice);
			Y.applyUpdate(hostile, Y.encodeStateAsUpdate(arena.room.doc), 'server');
			const vector = Y.encodeStateVector(hostile);
			edit(hostile.getXmlFragment(ROOT), dice);
			const own = Y.encodeStateAsUpdate(hostile, vector);
			arena.offer(mutated(own, before, dice), HOSTILE_PERSON);
			arena.offer(mutated(update, own, dice), BOTH);
			before = update;
			if (run % 500 === 499) arena.expectSame();
		}
		arena.expectSame();
		expect(arena.passed).toBeGreaterThan(RUNS);
	},
);

test.each([...SEEDS, ...FOUND])(
	'[W25] made-up items: nothing pending, no crash, one text for all (seed %i)',
	(seed) => {
		const dice = diceOf(seed);
		const arena = new Arena();
		for (let n = 0; n < 20; n++) arena.type(dice);
		const honest = arena.passed;
		for (let run = 0; run < RUNS; run++) {
			arena.offer(madeUp(arena, dice), HOSTILE_PERSON);
			if (run % 10 === 9) arena.type(dice);
			if (run % 100 === 99) arena.expectSame();
		}
		expect(arena.passed).toBeGreaterThan(honest + RUNS / 10);
	},
);
