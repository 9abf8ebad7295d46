import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import { writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { canonicalJson } from './canonical.ts';
import {
	BROKEN_LINE,
	NOT_IN_MEETING,
	OUTDATED_PAGE,
	PROTOCOL_ERROR,
	reconnectAfter,
	RESTARTING,
	SIGNED_OUT,
	TOO_LARGE,
	TOO_SLOW,
	TRY_LATER,
} from './close-codes.ts';
import { controlFrame, parseClientMessage, parseServerMessage, savedFrame } from './control.ts';
import { cursorOf, decodeAwareness, encodeAwareness } from './presence.ts';
import {
	awarenessMessage,
	EMPTY_AWARENESS_MESSAGE,
	parseSectionMessage,
	QUERY_AWARENESS_MESSAGE,
	step1Message,
	step2Message,
	updateMessage,
} from './section-messages.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('control', () => {
	const view = { version: 'v', sections: [] };
	test.each([
		{ type: 'view', view, resume: 'r' },
		{ type: 'open', channel: 1, sectionId: 's', access: 'write', clientId: 0xffff_ffff },
		{ type: 'close', channel: 2 },
		{ type: 'saved', channel: 1, count: 0 },
		{ type: 'refused', channel: 1, code: 'gap' },
		{ type: 'tick' },
	])('[W6] the server says $type', (message) => {
		const frame = controlFrame(message as never);
		expect(frame.channel).toBe(0);
		expect(parseServerMessage(frame.payload)).toEqual(message);
	});

	test.each([
		'{"type":"open","channel":0,"sectionId":"s","access":"write","clientId":1}',
		'{"type":"open","channel":1,"sectionId":"s","access":"write","clientId":0}',
		'{"type":"open","channel":1,"sectionId":"s","access":"write","clientId":4294967296}',
		'{"type":"open","channel":1,"sectionId":"s","access":"none","clientId":1}',
		'{"type":"view","view":null}',
		'{"type":"refused","channel":1,"code":"because"}',
		'{"type":"else"}',
		'[]',
		'',
	])('[W6] not everything is the server’s: %s', (words) => {
		expect(parseServerMessage(text(words))).toBeNull();
	});

	test('[W5] a hello of another version is still a hello', () => {
		const hello = { type: 'hello', protocol: 2, schema: 7, resume: 'r', more: [1] };
		expect(parseClientMessage(text(JSON.stringify(hello)))).toEqual({
			type: 'hello',
			protocol: 2,
			schema: 7,
			resume: 'r',
		});
	});

	test.each([
		'{"type":"hello"}',
		'{"type":"hello","protocol":1,"schema":1,"resume":5}',
		'null',
		'{',
	])('[W4] no hello: %s', (words) => {
		expect(parseClientMessage(text(words))).toBeNull();
	});

	test('[W4] letters that are none are no hello', () => {
		expect(parseClientMessage(Uint8Array.of(0x22, 0xff, 0x22))).toBeNull();
	});
});

describe('section messages', () => {
	test('[W20] are those of y-websocket', () => {
		const doc = new Y.Doc();
		doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
		const step1 = encoding.createEncoder();
		encoding.writeVarUint(step1, 0);
		writeSyncStep1(step1, doc);
		expect(step1Message(Y.encodeStateVector(doc))).toEqual(encoding.toUint8Array(step1));
		const update = encoding.createEncoder();
		encoding.writeVarUint(update, 0);
		writeUpdate(update, Y.encodeStateAsUpdate(doc));
		expect(updateMessage(Y.encodeStateAsUpdate(doc))).toEqual(encoding.toUint8Array(update));
	});

	const some = Uint8Array.of(1, 2, 3);
	test.each([
		[step1Message(some), { type: 'step-1', stateVector: some }],
		[step2Message(some), { type: 'step-2', update: some }],
		[updateMessage(some), { type: 'update', update: some }],
		[awarenessMessage(some), { type: 'awareness', update: some }],
		[QUERY_AWARENESS_MESSAGE, { type: 'query-awareness' }],
		[EMPTY_AWARENESS_MESSAGE, { type: 'awareness', update: Uint8Array.of(0) }],
	])('[W20] come out as they went in', (bytes, message) => {
		expect(parseSectionMessage(bytes)).toEqual(message);
	});

	test.each([
		[[]],
		[[2]],
		[[0]],
		[[0, 3, 0]],
		[[0, 2, 5, 1]],
		[[3, 0]],
		[[1]],
		[[1, 0, 0]],
		[[200, 200]],
	])('[W20] no message: %j', (bytes) => {
		expect(parseSectionMessage(Uint8Array.from(bytes))).toBeNull();
	});

	test('[W20] their bytes stand alone, away from what lies around them', () => {
		const memory = Uint8Array.from([9, 9, ...updateMessage(some), 9, 9]);
		const message = parseSectionMessage(memory.subarray(2, -2));
		expect(message?.type === 'update' && message.update.buffer.byteLength).toBe(3);
	});
});

describe('presence', () => {
	test('[W30] entries come out as they went in, and nothing may be left over', () => {
		const entries = [{ clientId: 5, clock: 2 ** 41, state: '{"cursor":null}' }];
		const bytes = encodeAwareness(entries);
		expect(decodeAwareness(bytes)).toEqual(entries);
		expect(decodeAwareness(Uint8Array.from([...bytes, 0]))).toBeNull();
		expect(decodeAwareness(bytes.slice(0, -1))).toBeNull();
		expect(decodeAwareness(Uint8Array.of(255))).toBeNull();
	});

	test('[W30] a state is a cursor, nobody, or unreadable', () => {
		const place = { item: { client: 1, clock: 2 }, assoc: 0 };
		const cursor = { anchor: place, head: place };
		expect(cursorOf(JSON.stringify({ cursor, user: { name: 'x' } }))).toEqual(cursor);
		expect(cursorOf('{}')).toBeNull();
		expect(cursorOf('null')).toBe('gone');
		for (const bad of ['', '5', '{', `"${'x'.repeat(3000)}"`])
			expect(cursorOf(bad)).toBeUndefined();
		expect(cursorOf('{"cursor":{"anchor":"x"}}')).toBeNull();
	});
});

test.each([
	[BROKEN_LINE, 'back-off'],
	[RESTARTING, 'back-off'],
	[TRY_LATER, 'back-off'],
	[TOO_SLOW, 'back-off'],
	[1000, 'back-off'],
	[PROTOCOL_ERROR, 'once-fresh'],
	[TOO_LARGE, 'once-fresh'],
	[SIGNED_OUT, 'never'],
	[OUTDATED_PAGE, 'never'],
	[NOT_IN_MEETING, 'never'],
])('[W8] after %i a page connects again: %s', (code, when) => {
	expect(reconnectAfter(code).when).toBe(when);
});

test('[W8] only who is no longer in the meeting loses even their own undelivered words', () => {
	expect(reconnectAfter(NOT_IN_MEETING)).toMatchObject({ erase: 'all' });
	for (const code of [SIGNED_OUT, OUTDATED_PAGE])
		expect(reconnectAfter(code)).toMatchObject({ erase: 'all-but-undelivered' });
});

test('[W6] canonical JSON is one text for one value', () => {
	const a = { b: [1, { d: null, c: 'é' }], a: undefined, 10: 1, 9: 2 };
	const b = { 9: 2, 10: 1, b: [1, { c: 'é', d: null }] };
	expect(canonicalJson(a)).toBe(canonicalJson(b));
	expect(canonicalJson(a)).not.toBe(canonicalJson({ ...b, b: [{ c: 'é', d: null }, 1] }));
	expect(canonicalJson([undefined])).toBe('[null]');
});

test('[W23] what is said most often is written without the encoder, in the same bytes', () => {
	for (const [channel, count] of [
		[1, 0],
		[12, 345],
		[4_000, 2 ** 40],
	] as const)
		expect(savedFrame(channel, count)).toEqual(controlFrame({ type: 'saved', channel, count }));
});
