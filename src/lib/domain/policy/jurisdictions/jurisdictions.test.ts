// What opens a shared secret in each jurisdiction, and from which birthday whose word counts: a table against the data.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../refusal.ts';
import { DECISIONS, type Capacity, type Decision } from '../../agreement/facts.ts';
import { networkWorld, World } from '../../../../../tests/worlds/world.ts';
import { JURISDICTION_IDS, type JurisdictionId } from './jurisdiction.ts';
import { ageAt, birthday, jurisdictionOf } from './jurisdictions.ts';

/** domain.md § 2, "what opens": written here again, and not read from the data. */
const OPENS: Record<JurisdictionId, readonly Decision[]> = {
	'be-fr': ['given'],
	'be-nl': ['given', 'not-asked', 'impossible'],
	'fr-child-protection': ['informed', 'given', 'not-asked', 'impossible'],
	'fr-care': ['given'],
	lu: ['given'],
};

/** Another mission than the holder's, so that no law opens without a word. */
function waiting(jurisdiction: JurisdictionId) {
	const world = networkWorld(jurisdiction);
	const part = world.secret('amo', ['mother'], {
		missions: ['activation'],
		readers: ['insertion'],
	});
	expect(world.may('insertion', part)).toBe('none P14');
	return { world, part };
}

describe('[P14] what opens', () => {
	for (const jurisdiction of JURISDICTION_IDS)
		for (const decision of DECISIONS) {
			const opens = OPENS[jurisdiction].includes(decision);
			it(`[P14] ${jurisdiction}: "${decision}" ${opens ? 'opens' : 'does not open'}`, () => {
				const { world, part } = waiting(jurisdiction);
				const scope = [part];
				world.agrees(
					'mother',
					{ scope, decision, missions: ['activation'] as never, reason: 'en prison' },
					'amo',
				);
				expect(world.may('insertion', part)).toBe(opens ? 'read P5' : 'none P14');
			});
		}
	for (const jurisdiction of ['be-nl', 'fr-child-protection'] as const)
		for (const decision of ['not-asked', 'impossible'] as const)
			it(`[P14] ${jurisdiction}: "${decision}" counts only with a reason`, () => {
				const { world, part } = waiting(jurisdiction);
				for (const reason of [undefined, '', '  ']) {
					const command = { ...world.agreement('mother'), scope: [part], decision, reason };
					const answer = world.try('amo', command);
					expect(isRefusal(answer) && answer).toMatchObject({
						refused: 'malformed',
						field: 'reason',
					});
				}
				expect(world.may('insertion', part)).toBe('none P14');
			});
	for (const jurisdiction of JURISDICTION_IDS)
		it(`[P14] ${jurisdiction}: a refusal and a withdrawal close, whatever opened`, () => {
			const { world, part } = waiting(jurisdiction);
			const yes = () =>
				world.agrees('mother', { scope: [part], missions: ['activation'] as never }, 'amo');
			yes();
			expect(world.may('insertion', part)).toBe('read P5');
			world.agrees('mother', { decision: 'refused', missions: [] });
			expect(world.may('insertion', part)).toBe('none P14');
			yes();
			world.open('amo', part, { readers: ['insertion'] });
			expect(world.may('insertion', part)).toBe('read P5');
			const mother = world.id('mother');
			world.do('mother', { type: 'withdraw-agreement', person: mother, scope: [part] });
			expect(world.may('insertion', part)).toBe('none P14');
		});
	for (const jurisdiction of JURISDICTION_IDS) {
		const needsNothing = jurisdiction === 'fr-care';
		it(`[P14] ${jurisdiction}: inside the holder’s mission ${needsNothing ? 'nothing is' : 'a word is still'} asked`, () => {
			const world = networkWorld(jurisdiction);
			const part = world.secret('amo', ['mother']);
			expect(world.may('amo2', part)).toBe(needsNothing ? 'read P5' : 'none P14');
			world.agrees('mother', { decision: 'refused', missions: [] });
			expect(world.may('amo2', part)).toBe('none P14');
		});
	}
	it('[P14] fr-care: an exclusion by name holds inside the same mission too', () => {
		const world = networkWorld('fr-care');
		const part = world.secret('amo', ['mother']);
		expect(world.may('amo2', part)).toBe('read P5');
		world.agrees('mother', { decision: 'informed', except: [world.id('amo2')] });
		expect(world.may('amo2', part)).toBe('none P14');
	});
});

/** World.begin is 23 November 2026; what each age may say in be-fr. */
const AGES: readonly (readonly [string, string | undefined, readonly Capacity[]])[] = [
	['11', '2015-11-24', ['representative']],
	['12 today', '2014-11-23', ['with-lawyer']],
	['13', '2012-11-24', ['with-lawyer']],
	['14 today', '2012-11-23', ['self', 'with-lawyer']],
	['15', '2011-03-01', ['self', 'with-lawyer']],
	['no date of birth', undefined, ['representative']],
];
const CAPACITIES: readonly Capacity[] = ['self', 'with-lawyer', 'representative'];

function withChild(jurisdiction: JurisdictionId, bornOn: string | undefined): World {
	const world = new World(jurisdiction);
	world.bound('amo', 'youth-aid');
	world.bound('amo2', 'youth-aid');
	world.family('mother');
	world.family('child', 'young-person', {
		childOf: [world.id('mother')],
		...(bornOn && { bornOn }),
	});
	return world.start().inRoom('mother', 'child', 'amo');
}

describe('[A1] [A2] own word of a young person', () => {
	for (const [age, bornOn, allowed] of AGES)
		for (const capacity of CAPACITIES) {
			const may = allowed.includes(capacity);
			it(`[A1] be-fr, ${age}: "${capacity}" ${may ? 'opens' : 'is refused'}`, () => {
				const world = withChild('be-fr', bornOn);
				const part = world.secret('amo', ['child']);
				const answer = world.try('carole', { ...world.agreement('child'), capacity });
				if (!may) expect(answer).toMatchObject({ refused: 'capacity', field: 'capacity' });
				expect(world.may('amo2', part)).toBe(may ? 'read P5' : 'none P14');
			});
		}
	for (const jurisdiction of JURISDICTION_IDS.filter((id) => id !== 'be-fr'))
		for (const capacity of CAPACITIES)
			it(`[A2] ${jurisdiction}: by discernment "${capacity}" may be recorded at 11`, () => {
				const world = withChild(jurisdiction, '2015-11-24');
				const answer = world.try('carole', { ...world.agreement('child'), capacity });
				expect(isRefusal(answer)).toBe(false);
			});
	for (const jurisdiction of JURISDICTION_IDS)
		it(`[A16] ${jurisdiction}: from eighteen nobody speaks in their place, and what was said is void`, () => {
			const world = withChild(jurisdiction, '2008-11-24');
			const parent = { ...world.agreement('child'), capacity: 'representative' } as const;
			const discernment = !['be-fr'].includes(jurisdiction);
			expect(isRefusal(world.try('mother', parent))).toBe(!discernment);
			const part = world.secret('amo', ['child']);
			if (discernment) expect(world.may('amo2', part)).toBe('read P5');
			world.wait(86_400_000);
			if (jurisdiction !== 'fr-care') expect(world.may('amo2', part)).not.toContain('read');
			expect(world.try('mother', parent)).not.toMatchObject({
				agreementId: expect.anything() as never,
			});
		});
	it('[A1] an adult speaks for themselves, and nobody in their place', () => {
		const world = networkWorld();
		const answer = (capacity: Capacity) =>
			world.try('carole', { ...world.agreement('mother'), capacity });
		expect(isRefusal(answer('self'))).toBe(false);
		expect(isRefusal(answer('with-lawyer'))).toBe(false);
		expect(answer('representative')).toMatchObject({ refused: 'capacity' });
	});
});

describe('the data', () => {
	for (const id of JURISDICTION_IDS)
		it(`[P14] ${id} cites its penal article and its sources`, () => {
			const { penal, sources } = jurisdictionOf(id);
			expect(penal).toMatch(/art\. \d+/);
			expect(sources.length).toBeGreaterThan(0);
			for (const source of sources) expect(source.length).toBeGreaterThan(10);
		});
	const ARTICLES: Record<JurisdictionId, string> = {
		'be-fr': '352',
		'be-nl': '352',
		'fr-child-protection': '226-13',
		'fr-care': '226-13',
		lu: '458',
	};
	it('[P14] the penal articles are those of the field’s table', () => {
		for (const id of JURISDICTION_IDS) expect(jurisdictionOf(id).penal).toContain(ARTICLES[id]);
	});
	it('[A1] ages are full years, counted to the day', () => {
		expect(ageAt('2014-11-23', Date.UTC(2026, 10, 22, 23))).toBe(11);
		expect(ageAt('2014-11-23', Date.UTC(2026, 10, 23))).toBe(12);
		expect(birthday('2014-11-23', 12)).toBe(Date.UTC(2026, 10, 23));
		expect(ageAt('2012-02-29', Date.UTC(2026, 1, 28))).toBe(13);
		expect(ageAt('2012-02-29', birthday('2012-02-29', 14))).toBe(14);
	});
});

describe('young persons', () => {
	it('[A19] each jurisdiction says what it advises on a young person’s own word, with its source, and decides nothing by it', () => {
		for (const id of JURISDICTION_IDS) {
			const { minors, ownWord } = jurisdictionOf(id);
			expect(minors.length).toBeGreaterThan(0);
			for (const { source } of minors) expect(source).toMatch(/\S{3}/);
			// an age is told where an age decides, and nowhere else
			expect(minors.some(({ word }) => word === 'age')).toBe(ownWord !== null);
		}
	});
});
