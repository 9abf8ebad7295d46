// Two lines on discretion: who is asked, who accepts, who is told, and that nothing but the page waits for it.
import { describe, expect, it } from 'vitest';
import { agreeTo, extractIn } from '../../../../tests/worlds/extract.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import { minutesOf } from '../minutes/minutes-of.ts';
import { pageView } from '../view/before-undertaking.ts';

const accept = { type: 'give-undertaking' } as const;
const asked = (world: World, name: string, entry: string | null = null) =>
	world.view(name, entry).me.undertaking;
const told = (world: World, to: string, of: string) =>
	world.view(to).participants.find(({ id }) => id === world.id(of))?.undertookAt;

describe('the undertaking', () => {
	it('[T19] whoever is not bound and not concerned is asked; the bound, the family and an authority are not', () => {
		const world = networkWorld();
		world.seat('friend', 'support', { accompanies: world.id('mother') });
		world.seat('officer', 'authority');
		for (const [name, is] of [
			['marc', 'asked'],
			['friend', 'asked'],
			...['carole', 'amo', 'mother', 'son', 'officer'].map((one) => [one, undefined] as const),
		] as const) {
			expect([name, asked(world, name)]).toEqual([name, is]);
			const answer = world.try(name, accept);
			expect([name, 'refused' in answer]).toEqual([name, is === undefined]);
		}
	});
	it('[T19] it is accepted for oneself, once, with its time, which everybody who knows them is told', () => {
		const world = networkWorld();
		expect(told(world, 'mother', 'marc')).toBeUndefined();
		world.do('marc', accept);
		const at = world.meeting.moment;
		expect(asked(world, 'marc')).toBe('given');
		for (const name of ['carole', 'amo', 'mother', 'marc'])
			expect([name, told(world, name, 'marc')]).toEqual([name, at]);
		const facts = world.meeting.history.length;
		world.do('marc', accept);
		expect(world.meeting.history).toHaveLength(facts);
		const marc = minutesOf(world.view('mother')).present.find(({ id }) => id === world.id('marc'));
		expect(marc?.undertookAt).toBe(at);
	});
	it('[T19] a device that was not recognised is not asked, cannot accept, and is told of nobody', () => {
		const world = networkWorld();
		world.seat('friend', 'support', { accompanies: world.id('mother') });
		const device = world.device('marc');
		expect(asked(world, 'marc', device)).toBeUndefined();
		expect(world.try('marc', accept, device)).toMatchObject({ rule: 'P20' });
		world.do('marc', accept);
		expect(JSON.stringify(world.view('marc', device))).not.toContain('undert');
	});
	it('[T19] once bound, nobody is asked, and nothing that was opened depended on it', () => {
		const world = networkWorld();
		const common = world.common('amo');
		const before = world.may('marc', common);
		world.do('marc', accept);
		expect(world.may('marc', common)).toBe(before);
		world.retag('marc', { secrecy: 'bound' });
		expect([asked(world, 'marc'), told(world, 'amo', 'marc')]).toEqual([undefined, undefined]);
	});
	it('[T20] an extract reaches its reader over the interface, and their page from the promise on', () => {
		const world = networkWorld();
		world.agrees('mother');
		const extract = extractIn(world, 'amo', ['mother'], { readers: ['marc'] });
		agreeTo(world, extract, 'amo', 'mother');
		expect(world.may('marc', extract)).toBe('read P22');
		const page = () => {
			const view = { ...world.view('marc'), version: '' };
			return pageView(view, view.me).sections.map(({ kind }) => kind);
		};
		expect(world.view('marc').sections.map(({ kind }) => kind)).toContain('addressed');
		expect(page()).not.toContain('addressed');
		world.do('marc', accept);
		expect(page()).toContain('addressed');
	});
	it('[T20] without an extract the page is the same, asked or not: nothing tells that there is one', () => {
		const world = networkWorld();
		world.common('amo', 'Pour tous');
		const view = { ...world.view('marc'), version: '' };
		expect(view.me.undertaking).toBe('asked');
		expect(pageView(view, view.me)).toEqual(view);
	});
});
