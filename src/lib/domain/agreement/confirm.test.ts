// "Is this still right?": the same yes again, no wider and no narrower, by whoever may note it.
// Seen red: with every statement known to everybody, with later words not looked at, with only the first reader taken along.
import { describe, expect, it } from 'vitest';
import { networkWorld, type World } from '../../../../tests/worlds/world.ts';

/** Named in the mother's yes: amo2, and somebody whom nobody at the table knows but the coordinator. */
function asked() {
	const world = networkWorld();
	world.phase('carole', 'amo', 'amo2', 'insertion', 'marc', 'mother', 'son');
	world.bound('hidden', 'care');
	const [amo2, hidden] = [world.id('amo2'), world.id('hidden')];
	const part = world.secret('amo', ['mother']);
	const yes = { missions: ['youth-aid'], persons: [amo2, hidden] };
	const { agreementId = '' } = world.agrees('mother', {
		...yes,
		except: [world.id('insertion')],
	} as never);
	return { world, part, id: agreementId };
}
const last = (world: World) => world.meeting.agreements.statements.at(-1)!;
const again = (world: World, name: string, agreementId: string, form?: 'signed') =>
	world.try(name, {
		type: 'confirm-agreement',
		agreementId: agreementId as never,
		...(form && { form }),
	});

describe('a yes said again', () => {
	it('[A24] has the same readers, exclusions, purpose and words, and is a new one of this moment', () => {
		const { world, id } = asked();
		const first = last(world);
		world.wait(60_000);
		expect(again(world, 'carole', id)).not.toHaveProperty('refused');
		const second = last(world);
		const { audience, except, decision, person, voice, capacity } = first;
		expect(second).toMatchObject({
			audience,
			except,
			decision,
			person,
			voice,
			capacity,
			form: 'spoken',
		});
		expect(second.at).toBeGreaterThan(first.at);
		const words = (statement: typeof first) => world.meeting.texts.get(statement.purpose!);
		expect(words(second)).toBe(words(first));
	});
	it('[A24] a holder notes it again with all who are named in it, also those whom they do not know', () => {
		const { world, part } = asked();
		const [amo2, hidden] = [world.id('amo2'), world.id('hidden')];
		const yes = { scope: [part], persons: [amo2, hidden] };
		const { agreementId = '' } = world.agrees('mother', yes, 'mother');
		expect(JSON.stringify(world.view('amo'))).toContain(agreementId);
		expect(JSON.stringify(world.view('amo'))).not.toContain(hidden);
		expect(again(world, 'amo', agreementId)).not.toHaveProperty('refused');
		expect(last(world).audience.persons).toEqual([amo2, hidden]);
	});
	it('[A24] spoken needs its person there, as for any yes; on paper it does not', () => {
		const { world, id } = asked();
		world.presence('mother', 'absent');
		expect(again(world, 'carole', id)).toMatchObject({ refused: 'not-present', field: 'form' });
		expect(again(world, 'carole', id, 'signed')).not.toHaveProperty('refused');
	});
	it('[A24] whoever does not know of it gets what an id of nothing gets', () => {
		const { world, id } = asked();
		for (const name of ['amo', 'amo2', 'marc', 'son'])
			expect(again(world, name, id)).toEqual({ refused: 'not-found' });
		expect(again(world, 'amo', 'nothing')).toEqual({ refused: 'not-found' });
	});
	it('[A24] after a later word it stands no more; one that its recorder does not know shows in no answer', () => {
		const { world, id } = asked();
		const stop = { type: 'withdraw-agreement', person: world.id('mother'), scope: 'all' } as const;
		world.do('mother', stop);
		expect(again(world, 'mother', id)).toEqual({ refused: 'conflict' });
		expect(again(world, 'carole', id)).not.toHaveProperty('refused'); // as if it had been asked anew
		world.do('carole', stop);
		expect(again(world, 'carole', id)).toEqual({ refused: 'conflict' });
	});
	it('[A24] nothing but a yes in force: no refusal, none whose time has passed', () => {
		const { world } = asked();
		const no = world.agrees('mother', { decision: 'refused', missions: [], persons: [] } as never);
		expect(again(world, 'carole', no.agreementId ?? '')).toEqual({ refused: 'conflict' });
		const until = new Date(world.at + 60_000).toISOString();
		const short = world.agrees('mother', { until }).agreementId ?? '';
		world.wait(120_000);
		expect(again(world, 'carole', short)).toEqual({ refused: 'conflict' });
	});
	it('[A24] [A14] a day that was said is not moved; a yes for this meeting is one from now on', () => {
		const { world, id } = asked();
		const until = new Date(world.at + 3_600_000).toISOString();
		const short = world.agrees('son', { until }).agreementId ?? '';
		const { until: end } = last(world);
		world.wait(60_000);
		again(world, 'carole', short);
		expect(last(world)).toMatchObject({ until: end, thisMeeting: false });
		again(world, 'carole', id);
		expect(last(world)).toMatchObject({ thisMeeting: true });
	});
	it('[A24] of a yes to several parts only those that one still has are said again', () => {
		const { world } = asked();
		const [one, two] = [world.secret('amo', ['mother']), world.secret('amo', ['mother'])];
		const { agreementId = '' } = world.agrees('mother', { scope: [one, two] }, 'amo');
		world.do('amo', { type: 'entrust-section', sectionId: two, to: world.id('amo2') });
		expect(again(world, 'amo', agreementId)).not.toHaveProperty('refused');
		expect(last(world).scope).toEqual([one]);
	});
});
