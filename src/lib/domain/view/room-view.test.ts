// The screen on the wall: what each person who is there may read, narrower with each who enters, and never more.
import { describe, expect, it } from 'vitest';
import { agreeTo, teacherTable, WORDS } from '../../../../tests/worlds/extract.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';
import { roomOf } from './view-of.ts';

const room = (world: World, by = 'amo') =>
	roomOf(world.meeting, { by: world.id(by), among: null }, world.at);
const shown = (world: World): SectionId[] => room(world).view.sections.map(({ id }) => id);
const text = (world: World): string => JSON.stringify([room(world).view, [...room(world).grants]]);

/** Amo's secret about the mother, a common part and amo's draft; only those named are in the room. */
function table(...inRoom: string[]) {
	const world = networkWorld();
	world.retag('amo', { coordinator: true });
	world.agrees('mother');
	const common = world.common('amo', 'Pour tous');
	const secret = world.secret('amo', ['mother'], { title: 'Titre-de-zibeline' });
	const draft = world.create('amo', 'draft', { title: 'Brouillon-de-zibeline' });
	for (const name of world.people.keys())
		world.presence(name, inRoom.includes(name) ? 'in-room' : 'absent');
	return { world, common, secret, draft };
}

describe('the screen of the room', () => {
	it('[V13] shows what all who are recorded present may read, and nobody’s draft', () => {
		const { world, common, secret } = table('amo', 'amo2', 'mother');
		expect(shown(world).sort()).toEqual([common, secret].sort());
		expect(text(world)).not.toContain('Brouillon');
		expect(room(world).grants.size).toBe(2);
	});
	it('[V13] narrows with who enters, in the room or on the line, and widens again when they have left', () => {
		const { world, common, secret } = table('amo', 'mother');
		for (const presence of ['in-room', 'remote'] as const) {
			expect(shown(world)).toContain(secret);
			world.presence('marc', presence);
			expect(shown(world)).toEqual([common]);
			expect(text(world)).not.toContain('zibeline');
			world.presence('marc', 'left');
		}
		expect(shown(world)).toContain(secret);
	});
	it('[V13] shows nothing when nobody is recorded present, nor between and after the steps', () => {
		const { world } = table();
		expect(room(world).view).toMatchObject({ sections: [], outcomes: [], people: [] });
		world.presence('amo', 'in-room');
		expect(shown(world)).not.toEqual([]);
		world.do('carole', { type: 'end-meeting' });
		expect(room(world).view).toMatchObject({ sections: [], people: [], phase: null });
	});
	it('[V13] counts whoever runs the meeting until noted away, and everybody whom a step names', () => {
		const { world, secret, common } = table('amo', 'mother');
		expect(shown(world)).toContain(secret);
		world.presence('carole', 'expected');
		expect(shown(world)).toEqual([common]);
		world.presence('carole', 'left');
		expect(shown(world)).toContain(secret);
		world.presence('marc', 'expected');
		expect(shown(world)).toContain(secret);
		world.phase('amo', 'mother', 'marc');
		expect(shown(world)).toEqual([common]);
		world.phase('amo', 'mother');
		expect(shown(world)).toContain(secret);
	});
	it('[V13] shows whoever put it up nothing that they may not read, wherever they are noted', () => {
		const { world, common, secret } = table('amo', 'amo2', 'mother');
		const told = (by: string) => room(world, by).view.sections.map(({ id }) => id);
		expect(told('amo')).toContain(secret);
		expect(told('carole')).toEqual([common]);
		world.phase('amo', 'amo2', 'mother');
		expect(told('carole')).toEqual([common]);
		expect(JSON.stringify(room(world, 'carole').view)).not.toContain('zibeline');
	});
	it('[V13] shows nothing once whoever put it up runs the meeting no more', () => {
		const { world, secret } = table('amo', 'amo2', 'mother');
		expect(shown(world)).toContain(secret);
		world.retag('amo', { coordinator: false });
		expect(room(world).view).toMatchObject({ sections: [], outcomes: [], people: [], phase: null });
		world.retag('amo', { coordinator: true });
		world.do('carole', { type: 'remove', participantId: world.id('amo') });
		expect(room(world).view).toMatchObject({ sections: [], outcomes: [], people: [], phase: null });
	});
	it('[V13] before somebody without a seat only what is the whole table’s lies open', () => {
		const { world, common, secret } = table('amo', 'mother');
		world.do('carole', { type: 'name-person', name: 'Grand-mère', kind: 'adult' });
		const named = [...world.meeting.table.participants.values()].find(({ seated }) => !seated)!;
		expect(shown(world)).toContain(secret);
		world.do('carole', {
			type: 'record-presence',
			participantId: named.id,
			presence: 'in-room',
		});
		expect(shown(world)).toEqual([common]);
		world.phase('amo', 'mother');
		expect(shown(world)).toEqual([common]);
		world.do('carole', {
			type: 'record-presence',
			participantId: named.id,
			presence: 'left',
		});
		expect(shown(world)).toContain(secret);
	});
	it('[V13] names nobody whom somebody there does not know', () => {
		const { world } = table('amo', 'mother');
		world.do('carole', { type: 'name-person', name: 'Nom-de-martre', kind: 'young-person' });
		const child = [...world.meeting.table.participants.values()].at(-1)!;
		world.do('carole', { type: 'record-presence', participantId: child.id, presence: 'in-room' });
		expect(JSON.stringify(world.view('mother'))).not.toContain('martre');
		expect(text(world)).not.toContain('martre');
		expect(room(world).view.people).toHaveLength(2);
	});
	it('[V13] shows no words that are addressed to one of those who are there', () => {
		const { world, extract: part } = teacherTable();
		world.retag('marc', { coordinator: true });
		agreeTo(world, part, 'cpms', 'father', 'girl');
		for (const name of world.people.keys()) world.presence(name, 'absent');
		world.presence('marc', 'in-room');
		expect(world.sees('marc', part)?.words).toBe(WORDS);
		const { view, grants } = room(world, 'marc');
		expect(view.people).toHaveLength(1);
		expect(JSON.stringify([view, [...grants]])).not.toMatch(new RegExp(`${part}|${WORDS}`));
	});
	it('[V13] shows a decision where its part lies open, and one of the whole table', () => {
		const { world, secret } = table('amo', 'mother');
		world.do('amo', { type: 'record-decision', text: 'Payer', section: secret });
		world.do('amo', { type: 'record-decision', text: 'Se revoir' });
		const said = () => room(world).view.outcomes.map(({ text: words }) => words);
		expect(said().sort()).toEqual(['Payer', 'Se revoir']);
		world.presence('marc', 'in-room');
		expect(said()).toEqual(['Se revoir']);
	});
	it('[V13] an authority at the table closes what it closes for those who are there', () => {
		const { world, secret, common } = table('amo', 'amo2', 'mother');
		expect(shown(world)).toContain(secret);
		world.seat('officer', 'authority');
		world.inRoom('officer');
		expect(shown(world)).toEqual([common]);
	});
	it('[V13] is the same, byte for byte, whatever is hidden from somebody who is there', () => {
		const { world, secret } = table('amo', 'mother', 'marc');
		const before = text(world).replaceAll(/"(at|since)":\d+/g, '');
		world.do('amo', { type: 'retitle-section', sectionId: secret, title: 'Autrement' });
		world.secret('amo', ['mother'], { title: 'Encore une' });
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [secret] });
		expect(text(world).replaceAll(/"(at|since)":\d+/g, '')).toBe(before);
	});
});
