// Each reader's own minutes: from their view, at request, and nothing that the view lacks.
import { describe, expect, it } from 'vitest';
import type { SectionId } from '../ids.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import { mayHaveMinutes, minutesOf, type Minutes } from './minutes-of.ts';

const minutes = (world: World, name: string): Minutes => minutesOf(world.view(name));
const texts = (world: World): [string, string][] =>
	[...world.people.keys()].map((name) => [name, JSON.stringify(minutes(world, name))]);

function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother'], { title: 'Canari des dettes' }) };
}

describe('minutes', () => {
	it('[M1] a part stands in the minutes of those who read it now, and in nobody else’s', () => {
		const { world, part } = shared();
		const readers = texts(world).filter(([, text]) => text.includes('Canari des dettes'));
		expect(readers.map(([name]) => name)).toEqual(['amo', 'amo2', 'mother']);
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		const after = texts(world).filter(([, text]) => text.includes('Canari des dettes'));
		expect(after.map(([name]) => name)).toEqual(['amo', 'mother']);
	});
	it('[M5] an interpreter has no minutes and no course, however much they read in the phase', () => {
		const { world, part } = shared();
		world.seat('interpreter', 'interpreter', { accompanies: world.id('mother') });
		world.confirm('mother', 'interpreter');
		expect(world.may('interpreter', part)).toBe('read P8');
		expect(world.view('mother').course.length).toBeGreaterThan(0);
		expect(world.view('interpreter').course).toEqual([]);
		expect(mayHaveMinutes(world.view('mother'))).toBe(true);
		expect(mayHaveMinutes(world.view('interpreter'))).toBe(false);
	});
	it('[M1] on a device without the word they are those of the common parts', () => {
		const { world } = shared();
		world.common('amo2', 'Pour tous');
		const device = world.device('mother');
		const text = JSON.stringify(minutesOf(world.view('mother', device)));
		expect(text).toContain('Pour tous');
		expect(text).not.toMatch(/Canari|agreementId/);
	});
	it('[M1] present, absent and gone stand with their times, as the reader knows the people', () => {
		const world = networkWorld();
		world.presence('marc', 'left').presence('insertion', 'excused');
		const { present, notPresent } = minutes(world, 'amo');
		const marc = present.find(({ id }) => id === world.id('marc'))!;
		expect(marc.arrivedAt).toBeLessThan(marc.leftAt!);
		expect(notPresent.map(({ id }) => id)).toContain(world.id('insertion'));
		world.phase('carole').bound('late');
		expect(minutes(world, 'late').present).toEqual([]);
		expect(minutes(world, 'late').notPresent.map(({ id }) => id)).toEqual([world.id('late')]);
	});
	it('[M2] a draft, a closed part and a part’s words stand in nobody’s minutes', () => {
		const { world, part } = shared();
		world.create('amo', 'draft', { title: 'Brouillon canari' });
		world.do('amo', { type: 'close-section', sectionId: part });
		for (const [name, text] of texts(world))
			expect([name, /Brouillon/.test(text), minutes(world, name).parts]).toEqual([name, false, []]);
	});
	it('[M3] a stop stands with its time in the minutes of the person and the holder alone', () => {
		const { world, part } = shared();
		const before = new Map(texts(world));
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		const time = String(world.at);
		for (const [name, text] of texts(world)) {
			const knows = ['amo', 'mother'].includes(name);
			expect([name, text.includes(time)]).toEqual([name, knows]);
			if (!knows && name !== 'amo2') expect(text).toBe(before.get(name));
		}
		const stopped = minutes(world, 'amo').course.find(({ what }) => what === 'stopped');
		expect(stopped).toEqual({
			at: world.at,
			what: 'stopped',
			section: part,
			person: world.id('mother'),
		});
	});
	it('[M4] a decision has the audience of its part; without one, that of the common parts', () => {
		const { world, part } = shared();
		world.seat('support', 'support', { accompanies: world.id('mother') });
		world.do('amo', { type: 'record-decision', text: 'Décision secrète', section: part });
		world.do('marc', { type: 'record-decision', text: 'Décision commune', who: 'Marc' });
		const knowing = (words: string) =>
			texts(world)
				.filter(([, text]) => text.includes(words))
				.map(([name]) => name);
		expect(knowing('Décision secrète')).toEqual(['amo', 'amo2', 'mother']);
		expect(knowing('Décision commune')).toEqual(
			[...world.people.keys()].filter((name) => name !== 'support'),
		);
		world.confirm('mother', 'support');
		expect(knowing('Décision commune')).toContain('support');
	});
	it('[M4] who may only read decides nothing', () => {
		const { world, part } = shared();
		world.seat('boss', 'superior');
		for (const [name, section] of [
			['amo2', part],
			['boss', undefined],
		] as const)
			expect(world.try(name, { type: 'record-decision', text: 'Je décide', section })).toEqual({
				refused: 'not-allowed',
			});
	});
});
