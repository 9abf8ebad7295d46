// The rules of reserved parts and of derived readers, each by its id: given a table, when a fact comes, then who reads.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusal.ts';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';
import type { SectionId } from '../ids.ts';

function shared(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	return { world, part: world.secret('amo', ['mother']) };
}

describe('a reserved part', () => {
	it('[P7] it is read by its person and by the bound people named, once the person agrees', () => {
		const world = networkWorld();
		const part = world.reserved('amo', 'son', ['amo2']);
		expect(world.may('amo2', part)).toBe('none P14');
		world.agrees('son', { scope: [part] }, 'amo');
		expect(world.readers(part)).toEqual(['amo', 'amo2', 'son']);
		expect(world.may('amo2', part)).toBe('read P7');
	});
	it('[P7] one’s own, opened to a bound person by name, is the agreement and needs no mission', () => {
		const world = networkWorld();
		const part = world.create('son', 'reserved', { about: [world.id('son')] });
		world.open('son', part, { readers: ['insertion', 'marc'] });
		expect(world.may('insertion', part)).toBe('read P7');
		expect(world.may('amo', part)).toBe('none P11');
		expect(world.may('marc', part)).toBe('none P12');
		world.do('son', { type: 'pause-sharing', person: world.id('son') });
		expect(world.may('insertion', part)).toBe('none P16');
	});
	it('[P21] the rest of the family, and whoever derives from them, is refused without a gap', () => {
		const world = networkWorld();
		world.seat('support', 'support', { accompanies: world.id('son') });
		world.confirm('son', 'support');
		const part = world.reserved('amo', 'son', ['amo2', 'mother', 'support']);
		world.agrees('son', { scope: [part] }, 'amo');
		expect(world.may('amo2', part)).toBe('read P7');
		expect(world.may('mother', part)).toBe('none P21');
		expect(world.may('support', part)).toBe('none P17');
		world.family('aunt', 'adult');
		expect(world.may('aunt', part)).toBe('none P21');
	});
});

describe('derived readers', () => {
	/** Somebody who accompanies the mother, and a secret about her that she reads. */
	function accompanied(kind: 'support' | 'lawyer' | 'interpreter' | 'volunteer') {
		const world = networkWorld();
		world.seat('other', kind, { accompanies: world.id('mother') });
		return { world, part: world.secret('amo', ['mother']), common: world.common('amo') };
	}
	it('[P8] a support person has what the person has, once confirmed and while both are in the phase', () => {
		const { world, part, common } = accompanied('support');
		expect(world.may('other', part)).toBe('none P17');
		world.confirm('mother', 'other');
		expect(world.may('other', part)).toBe('read P8');
		expect(world.may('other', common)).toBe('read P8');
		world.do('amo', { type: 'close-section', sectionId: part });
		expect(world.may('other', part)).toBe('none P10');
	});
	const phases: [string[], string][] = [
		[['mother', 'other', 'amo'], 'read P8'],
		[['mother', 'amo'], 'none P17'],
		[['other', 'amo'], 'none P17'],
		[['amo'], 'none P17'],
	];
	for (const kind of ['support', 'interpreter'] as const)
		for (const [present, expected] of phases)
			it(`[P17] a ${kind} with ${present.join(', ')} in the phase: ${expected}`, () => {
				const { world, part } = accompanied(kind);
				world.confirm('mother', 'other');
				expect(world.may('other', part)).toBe('read P8');
				world.phase(...present);
				expect(world.may('other', part)).toBe(expected);
				world.do('carole', { type: 'end-meeting' });
				expect(world.may('other', part)).toBe('none P17');
			});
	it('[P8] a lawyer reads while the client is away, and writes in common parts', () => {
		const { world, part, common } = accompanied('lawyer');
		world.confirm('mother', 'other').phase('amo');
		expect(world.may('other', part)).toBe('read P8');
		expect(world.may('other', common)).toBe('write P8');
	});
	it('[P8] a reader whom the person excluded by name is excluded through a link too', () => {
		const { world, part } = accompanied('lawyer');
		world.confirm('mother', 'other');
		expect(world.may('other', part)).toBe('read P8');
		world.agrees('mother', { except: [world.id('other')] });
		expect(world.may('other', part)).toBe('none P14');
	});
	it('[P32] a volunteer has nothing, not even common parts, before the legal notice and the family’s yes', () => {
		const { world, part, common } = accompanied('volunteer');
		const may = () => [world.may('other', part), world.may('other', common)];
		expect(may()).toEqual(['none P17', 'none P17']);
		world.confirm('mother', 'other');
		expect(may()).toEqual(['none P32', 'none P32']);
		expect(world.view('other').sections).toEqual([]);
		world.do('carole', { type: 'record-notice', participantId: world.id('other') });
		expect(may()).toEqual(['none P14', 'none P14']);
		const named = { missions: [], persons: [world.id('other')] };
		world.agrees('son', named);
		// the son's yes is for the whole table's parts; what is about the mother is hers
		expect(may()).toEqual(['none P14', 'read P8']);
		world.agrees('mother', named);
		world.open('amo', part);
		expect(may()).toEqual(['read P8', 'read P8']);
		world.agrees('son', { decision: 'refused', ...named });
		expect(may()).toEqual(['none P14', 'none P14']);
	});
	it('[P32] a mission that is agreed to says nothing of a volunteer, who has none', () => {
		const { world, common } = accompanied('volunteer');
		world.confirm('mother', 'other').agrees('mother');
		world.do('carole', { type: 'record-notice', participantId: world.id('other') });
		expect(world.may('other', common)).toBe('none P14');
		expect(world.view('other').me.writesCommon).toBe(false);
	});
	it('[T9] either end ends a link at once; nobody else, and only the person makes it true again', () => {
		for (const by of ['mother', 'other'] as const) {
			const { world, part } = accompanied('support');
			world.confirm('mother', 'other');
			expect(world.may('other', part)).toBe('read P8');
			const end = { type: 'end-link', participantId: world.id('other') } as const;
			for (const nobody of ['carole', 'amo', 'son'])
				expect(world.try(nobody, end)).toMatchObject({ refused: 'not-allowed' });
			world.do(by, end);
			expect(world.may('other', part)).toBe('none P17');
			const confirm = { type: 'confirm-link', participantId: world.id('other') } as const;
			for (const accomplice of ['carole', 'other'])
				expect(world.try(accomplice, confirm)).toMatchObject({ refused: 'not-allowed' });
			world.confirm('mother', 'other');
			expect(world.may('other', part)).toBe('read P8');
		}
	});
	it('[T10] the notice is the coordinator’s or the supervisor’s to record, and nobody else’s', () => {
		const world = networkWorld();
		world.seat('volunteer', 'volunteer', { supervisor: world.id('amo') });
		world.seat('support', 'support', { accompanies: world.id('mother') });
		const notice = { type: 'record-notice', participantId: world.id('volunteer') } as const;
		for (const name of ['mother', 'marc', 'volunteer'])
			expect(isRefusal(world.try(name, notice))).toBe(true);
		expect(world.try('carole', { ...notice, participantId: world.id('support') })).toEqual({
			refused: 'combination',
			field: 'participantId',
		});
		world.do('amo', notice);
		const link = world
			.view('amo')
			.participants.find(({ id }) => id === world.id('volunteer'))?.link;
		expect(link).toEqual({ to: world.id('amo'), confirmed: false, noticed: true });
		world.retag('volunteer', { kind: 'support', supervisor: null });
		world.retag('volunteer', { kind: 'volunteer', supervisor: world.id('amo') });
		world.confirm('amo', 'volunteer');
		expect(world.may('volunteer', world.common('amo'))).toBe('none P32');
	});
	it('[P17] no chains: what derives from a derived reader is nothing', () => {
		const { world } = accompanied('lawyer');
		const chained = world.try('carole', {
			type: 'invite',
			name: 'chained',
			kind: 'support',
			secrecy: 'none',
			missions: [],
			accompanies: world.id('other'),
		});
		expect(isRefusal(chained) && chained.refused).toBe('combination');
	});
	it('[P8] an intern has at most the supervisor’s view, minus what is reserved', () => {
		const { world, part } = shared();
		world.seat('intern', 'intern', { supervisor: world.id('amo2') });
		expect(world.may('intern', part)).toBe('none P17');
		world.confirm('amo2', 'intern');
		expect(world.may('intern', part)).toBe('read P8');
		const reserved = world.reserved('amo', 'son', ['amo2']);
		world.agrees('son', { scope: [reserved] }, 'amo');
		expect(world.may('amo2', reserved)).toBe('read P7');
		expect(world.may('intern', reserved)).toBe('none P17');
		const draft = world.create('amo2', 'draft');
		expect(world.may('intern', draft)).toBe('none P10');
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		expect(world.may('intern', part)).toBe('none P17');
	});
});

describe('a superior', () => {
	const involve = (world: World, part: SectionId, by = 'amo') =>
		world.try(by, {
			type: 'record-participation',
			sectionId: part,
			participantId: world.id('director'),
		});
	function led() {
		const { world, part } = shared();
		world.seat('director', 'superior');
		return { world, part };
	}
	it('[P30] reads no secret by rank, also where named and agreed to', () => {
		const { world, part } = led();
		world.agrees('mother', { missions: [], persons: [world.id('director'), world.id('amo2')] });
		world.open('amo', part, { readers: ['amo2', 'director'] });
		expect(world.may('amo2', part)).toBe('read P5');
		expect(world.may('director', part)).toBe('none P30');
	});
	it('[P31] reads the one part whose holder recorded that they take part, with her yes by name', () => {
		const { world, part } = led();
		const other = world.secret('amo', ['mother']);
		expect(involve(world, part)).toEqual({});
		expect(world.may('director', part)).toBe('none P11');
		world.open('amo', part, { readers: ['amo2', 'director'], writers: ['director'] });
		expect(world.may('director', part)).toBe('none P14');
		world.agrees('mother', { missions: [], persons: [world.id('director')] });
		expect(world.may('director', part)).toBe('read P31');
		expect(world.may('director', other)).toBe('none P30');
		expect(world.sees('amo', part)?.takingPart).toEqual([world.id('director')]);
		expect(world.sees('mother', part)).not.toHaveProperty('takingPart');
		world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
		expect(world.may('director', part)).toBe('none P14');
		world.agrees('mother', { scope: [part], missions: [], persons: [world.id('director')] }, 'amo');
		expect(world.may('director', part)).toBe('none P16');
	});
	it('[T10] nobody but the holder records it: not the superior, not the coordinator, not another reader', () => {
		const { world, part } = led();
		expect(involve(world, part, 'amo2')).toMatchObject({ refused: 'not-allowed' });
		for (const name of ['director', 'carole', 'marc'])
			expect(involve(world, part, name)).toEqual({ refused: 'not-found' });
		world.retag('director', { secrecy: 'discretion' });
		expect(involve(world, part)).toEqual({ refused: 'combination', field: 'participantId' });
	});
	it('[P31] a superior who is no longer bound is taken off, and not put back by the tag', () => {
		const { world, part } = led();
		involve(world, part);
		world.agrees('mother', { missions: [], persons: [world.id('director')] });
		world.open('amo', part, { readers: ['director'] });
		expect(world.may('director', part)).toBe('read P31');
		world.retag('director', { secrecy: 'discretion' });
		expect(world.may('director', part)).toBe('none P12');
		world.retag('director', { secrecy: 'bound' });
		expect(world.may('director', part)).toBe('none P16');
	});
});

describe('one human', () => {
	it('[A15] whom the mother excluded stays excluded when invited again under the same account', () => {
		const world = networkWorld();
		const account = 'account-x' as never;
		const seat = { missions: ['youth-aid'] as never, account };
		world.invite('first', seat);
		world.agrees('mother', { except: [world.id('first')] });
		world.remove('first');
		world.invite('again', seat);
		world.invite('other', { missions: ['youth-aid'] as never });
		const part = world.secret('amo', ['mother']);
		expect(world.may('other', part)).toBe('read P5');
		expect(world.may('again', part)).toBe('none P14');
		world.agrees('mother', { lift: [world.id('again')] });
		expect(world.may('again', part)).toBe('read P5');
	});
	it('[A15] two missions in one human: what is refused for one is refused for all', () => {
		const world = networkWorld();
		world.bound('both', 'youth-aid', 'activation');
		world.agrees('mother', { missions: ['youth-aid', 'activation'] as never });
		const part = world.secret('amo', ['mother'], { missions: ['youth-aid'] });
		expect(world.may('both', part)).toBe('read P5');
		world.agrees('mother', { decision: 'refused', missions: ['activation'] as never });
		expect(world.may('both', part)).toBe('none P14');
		expect(world.may('amo2', part)).toBe('read P5');
	});
	it('[A15] an account sits once, and a coordinator cannot give it a second seat by another kind', () => {
		const world = networkWorld();
		const account = 'account-x' as never;
		world.invite('first', { account });
		for (const kind of ['adult', 'superior', 'other'] as const)
			expect(
				world.try('carole', {
					...{ type: 'invite', name: 'second', missions: [], account, kind },
					secrecy: kind === 'superior' ? 'bound' : 'none',
				}),
			).toEqual({ refused: 'already-at-table' });
	});
});
