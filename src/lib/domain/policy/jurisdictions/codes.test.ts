// Which code is quoted to whom: that of the holder's own sector, and nothing that is not written down here.
import { describe, expect, it } from 'vitest';
import { quotedFor, sectorsIn, SECTORS } from './codes.ts';
import { JURISDICTION_IDS } from './jurisdiction.ts';
import { jurisdictionOf } from './jurisdictions.ts';

describe('[V11] the code of the holder’s own sector', () => {
	it('[V11] a psychologist is quoted the psychologists’ code, an AMO youth-aid deontology, both where both are said', () => {
		const psychologist = quotedFor('be-fr', sectorsIn('psychologue'));
		expect(psychologist).toEqual(['Code de déontologie des psychologues, art. 14']);
		const amo = quotedFor('be-fr', sectorsIn('éducatrice, AMO Le Pont'));
		expect(amo).toEqual([expect.stringContaining('art. 7 et 12 al. 4')]);
		expect(quotedFor('be-fr', sectorsIn('psychologue, AMO Le Pont'))).toEqual([
			...psychologist,
			...amo,
		]);
	});
	it('[V11] where a sector’s own text is not known, the penal article stands alone', () => {
		for (const words of ['assistante sociale, CPAS de Liège', 'médecin', 'agente CPMS', ''])
			expect([words, quotedFor('be-fr', sectorsIn(words))]).toEqual([
				words,
				[jurisdictionOf('be-fr').penal],
			]);
		expect(sectorsIn('assistante sociale, CPAS de Liège')).toEqual(['social-work', 'cpas']);
	});
	it('[V11] where one law says what opens, it is quoted whatever the sector', () => {
		for (const jurisdiction of ['fr-child-protection', 'fr-care', 'lu'] as const)
			for (const sectors of [[], ['psychology' as const]])
				expect(quotedFor(jurisdiction, sectors)).toEqual(jurisdictionOf(jurisdiction).sources);
	});
	it('[V11] no words of a service are taken for another one’s, and no text of one country for another’s', () => {
		for (const words of ['amour', 'psaume', 'artsenkamer Samoa', 'capas'])
			expect([words, sectorsIn(words)]).toEqual([words, []]);
		for (const id of JURISDICTION_IDS)
			expect(quotedFor(id, SECTORS).join()).not.toMatch(id === 'be-fr' ? /CASF|L1110/ : /1997/);
	});
});
