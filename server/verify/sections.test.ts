// Security case I3, and H5: the text of a section, spoilt on the disk, or stored past the gate.
// Seen red: with the rows not counted, then the document not loaded, then the client ids not asked for.

import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { inStore } from '../store/sqlite/store-world.ts';
import { after, place, said, spoil, verified, type Lived } from './verify-world.ts';

describe('the text of a section that was', () => {
	const at = (section: string, n: number) => `where section = '${section}' and n = ${n}`;
	it.each<[string, (lived: Lived, other: Lived) => string[], string]>([
		[
			'edited',
			({ draft }) => [`update section_update set body = zeroblob(70) ${at(draft, 2)}`],
			'2 is not what was written there',
		],
		['dropped', ({ draft }) => [`delete from section_update ${at(draft, 2)}`], '2 is missing'],
		[
			'cut off at the end',
			({ draft }) => [`delete from section_update ${at(draft, 3)}`],
			'3 and what follows it are gone',
		],
		[
			'swapped',
			({ draft }) => [
				`update section_update set n = 9 ${at(draft, 1)}`,
				`update section_update set n = 1 ${at(draft, 2)}`,
				`update section_update set n = 2 ${at(draft, 9)}`,
			],
			'1 is not what was written there',
		],
		[
			'taken from another section',
			({ draft }, o) => [
				`update section_update set body = (select body from section_update ${at(o.draft, 1)}) ${at(draft, 1)}`,
			],
			'1 is sealed under the key of something else',
		],
		[
			'put under another generation',
			({ draft }) => [`update section set generation = 2 where id = '${draft}'`],
			'is of another generation than the facts say',
		],
		[
			'taken away',
			({ draft }) => [`delete from section where id = '${draft}'`],
			'has lost its beginning',
		],
		[
			'given to another meeting',
			({ draft }, o) => [`update section set meeting = '${o.meeting}' where id = '${draft}'`],
			'belongs to nothing that happened in its meeting',
		],
	])('%s', async (_, how, what) => {
		const { lived, said } = await after(how);
		expect(said).toContain(`section "${lived.draft}": ${what}`);
	});

	it('taken away as a whole after it was opened', async () => {
		const { lived, said } = await after(({ secret }) => [
			`delete from section_update where section = '${secret}'`,
			`delete from section where id = '${secret}'`,
		]);
		expect(said).toEqual([`section "${lived.secret}": has lost its whole text`]);
	});

	it('taken from its beginning is unreadable to the server too, and no empty text', async () => {
		using home = await place();
		const [{ draft }] = home.lived;
		await inStore(home, async ({ sections }) => {
			expect((await sections.load(draft))?.updates).toHaveLength(3);
		});
		spoil(home.dataDir, 'entour.db', [`delete from section where id = '${draft}'`]);
		await inStore(home, async ({ sections }) => {
			await expect(sections.load(draft)).rejects.toMatchObject({ reason: 'missing' });
		});
	});

	it('written by nobody whom the server gave a client id', async () => {
		const { lived, said } = await after(({ draft }) => [
			`delete from client_id where section = '${draft}'`,
		]);
		expect(said).toEqual([
			`section "${lived.draft}": holds words under a client id that was given to nobody`,
		]);
	});

	it.each([
		['no update at all', () => Uint8Array.of(9, 9, 9), 'is no text'],
		[
			'of another root',
			() => updateOf((doc) => doc.getText('x').insert(0, 'x')),
			'holds more than its text',
		],
		[
			'of a node that there is not',
			() =>
				updateOf((doc) => doc.getXmlFragment('default').insert(0, [new Y.XmlElement('script')])),
			'holds what no text is made of',
		],
		['hanging on what is not there', hanging, 'hangs on words that are not there'],
	])('stored past the gate: %s', async (_, update, what) => {
		using home = await place();
		const [{ meeting, draft }] = home.lived;
		await inStore(home, ({ sections }) =>
			sections.append([{ meeting, section: draft, generation: 1, update: update() }]),
		);
		expect(said(verified(home))).toEqual([`section "${draft}": ${what}`]);
	});
});

function updateOf(write: (doc: Y.Doc) => void): Uint8Array {
	const doc = new Y.Doc();
	write(doc);
	return Y.encodeStateAsUpdate(doc);
}

function hanging(): Uint8Array {
	const doc = new Y.Doc();
	doc.getXmlFragment('default').insert(0, [new Y.XmlElement('paragraph')]);
	const before = Y.encodeStateVector(doc);
	doc.getXmlFragment('default').insert(1, [new Y.XmlElement('paragraph')]);
	return Y.encodeStateAsUpdate(doc, before);
}
