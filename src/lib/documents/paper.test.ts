import { expect, it } from 'vitest';
import { networkWorld } from '../../../tests/worlds/world.ts';
import { paperSheets } from './paper.ts';

it('prints names and introductions, the family first, and nothing that anybody wrote or that a tag tells', () => {
	const world = networkWorld();
	world.agrees('mother');
	world.secret('amo', ['mother'], { title: 'Titre-de-zibeline' });
	world.do('amo', { type: 'record-decision', text: 'Décision-de-zibeline' });
	const sheets = paperSheets({ ...world.view('carole'), version: '' } as never);
	expect(sheets.family.map(({ name }) => name)).toEqual(['mother', 'son']);
	expect(sheets.around.map(({ name }) => name)).toContain('marc');
	expect(JSON.stringify(sheets)).not.toMatch(/zibeline|youth-aid|bound|professional/);
	expect(sheets.rules).toEqual([]);
	const ours = paperSheets({ ...world.view('carole'), version: '' } as never, 'Un.\nDeux.');
	expect(ours.rules).toEqual(['Un.', 'Deux.']);
	expect(Object.keys(sheets.around[0]!)).toEqual(['name', 'introducedAs']);
});
