import { Schema } from '@tiptap/pm/model';
import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import { hueOf } from './carets.ts';
import { CopiedFrom } from './copied-from.ts';
import { fitsTheWire, textExtensions } from './rich-text.ts';
import { movedTo } from './tools.svelte.ts';

describe('the editor’s schema', () => {
	const { spec } = getSchema(textExtensions());
	const without = (name: string) => new Schema({ ...spec, nodes: spec.nodes.remove(name) });

	it('[W25] is exactly what the wire lists', () => {
		expect(fitsTheWire()).toBe(true);
	});

	it('[W25] does not fit when a node is missing, for it would be deleted for everyone', () => {
		expect(fitsTheWire(without('heading'))).toBe(false);
	});

	it('[W25] does not fit when it makes what the server refuses', () => {
		const nodes = spec.nodes.addToEnd('image', { group: 'block' });
		expect(fitsTheWire(new Schema({ ...spec, nodes }))).toBe(false);
		const marks = spec.marks.addToEnd('link', { attrs: { href: { default: null } } });
		expect(fitsTheWire(new Schema({ ...spec, marks }))).toBe(false);
		const heading = { ...spec.nodes.get('heading'), attrs: { level: {}, style: { default: '' } } };
		const styled = spec.nodes.update('heading', heading);
		expect(fitsTheWire(new Schema({ ...spec, nodes: styled }))).toBe(false);
	});
});

describe('what was copied', () => {
	const secret = 'secret' as SectionId;

	it('is known again whatever the clipboard did to its line ends, and other words are not', () => {
		const copied = new CopiedFrom();
		copied.note(secret, 'Elle dort peu\nces jours-là.');
		expect(copied.sourceOf('Elle dort peu\r\n\r\nces jours-là.')).toBe(secret);
		expect(copied.sourceOf('Elle dort bien')).toBeNull();
	});
});

describe('the toolbar', () => {
	it('moves with the arrows around its ends, and the other way where one reads so', () => {
		expect(movedTo('ArrowRight', 8, 9, false)).toBe(0);
		expect(movedTo('ArrowLeft', 0, 9, false)).toBe(8);
		expect(movedTo('ArrowLeft', 0, 9, true)).toBe(1);
		expect([movedTo('Home', 4, 9, false), movedTo('End', 4, 9, false)]).toEqual([0, 8]);
		expect(movedTo('Tab', 4, 9, false)).toBeNull();
	});

	it('gives the same person the same hue, and different people several', () => {
		expect(hueOf('p1')).toBe(hueOf('p1'));
		const hues = new Set(Array.from({ length: 30 }, (_, index) => hueOf(`person-${index}`)));
		expect(hues.size).toBe(5);
	});
});
