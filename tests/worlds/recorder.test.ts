// The recorder is what every secrecy test leans on: it must find what is there, whatever its shape, and nothing else.
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { foundIn, Recorder, shapesOf } from './recorder.ts';

const WORD = "l'été-de-zibeline";

test('a word is found in each of its shapes, at any place', () => {
	const shapes = shapesOf(WORD);
	expect(shapes.length).toBeGreaterThanOrEqual(15);
	for (const shape of shapes)
		for (const before of ['', 'a', 'ab'])
			expect(foundIn(Buffer.concat([Buffer.from(before), shape]), [WORD, 'loutre'])).toEqual([
				WORD,
			]);
	for (const before of ['', 'a', 'ab', 'abc'])
		expect(
			foundIn(Buffer.from(btoa(`${before} canari-de-mine et la suite`)), ['canari-de-mine']),
		).toEqual(['canari-de-mine']);
});

test('an answer is kept with its headers, and stays to be read', async () => {
	const recorder = new Recorder();
	const answer = new Response('genette', { headers: { etag: '"ocelot"' } });
	recorder.answer(answer);
	expect(await answer.text()).toBe('genette');
	expect(await recorder.found(['genette', 'ocelot', 'loutre'])).toEqual(['genette', 'ocelot']);
});

test('what was sent in two pieces that have nothing to do with each other is no word', async () => {
	const recorder = new Recorder();
	recorder.keep('gen');
	recorder.keep('ette');
	expect(await recorder.found(['genette'])).toEqual([]);
});

test('words that were typed letter by letter are found, also when they were struck later', async () => {
	const recorder = new Recorder();
	const socket = recorder.socket();
	const doc = new Y.Doc();
	doc.on('update', (update: Uint8Array) => socket.take(frame(update)));
	const text = new Y.XmlText();
	const paragraph = new Y.XmlElement('paragraph');
	paragraph.insert(0, [text]);
	doc.getXmlFragment('default').insert(0, [paragraph]);
	for (const letter of 'ocelot') text.insert(text.length, letter);
	for (const letter of 'genette') text.insert(text.length, letter);
	text.delete(0, 6);
	expect(await recorder.found(['ocelot', 'genette', 'loutre'])).toEqual(['ocelot', 'genette']);
});

function frame(update: Uint8Array): Uint8Array {
	const payload = encoding.createEncoder();
	encoding.writeVarUint(payload, 0);
	encoding.writeVarUint(payload, 2);
	encoding.writeVarUint8Array(payload, update);
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarUint8Array(encoder, encoding.toUint8Array(payload));
	return encoding.toUint8Array(encoder);
}
