import { describe, expect, it } from 'vitest';
import { isRefusal } from '#lib/domain/refusal.ts';
import { authWorld } from '../auth/auth-world.ts';
import { CONTACT_KEPT_DAYS, Contacts } from './contacts.ts';
import type { Visitor } from './visitor.ts';

const NOW = Date.UTC(2026, 10, 27);
const LATER = NOW + CONTACT_KEPT_DAYS * 86_400_000;
const MARC = { name: 'Marc Petit', preset: 'teacher', service: 'École', secrecy: 'discretion' };

async function desk() {
	const { store, sessions, account } = authWorld();
	const contacts = new Contacts(store.organisations);
	const visitor = async (id: string, patch: object = {}): Promise<Visitor> => {
		const own = id === 'guest' ? null : await account({ id, kind: 'coordinator', ...patch });
		const { session } = await sessions.open(own);
		return { session, device: null } as unknown as Visitor;
	};
	const names = async (who: Visitor, now = NOW) => {
		const told = await contacts.of(who, now);
		return isRefusal(told) ? told.refused : told.contacts.map(({ name }) => name);
	};
	return { store, contacts, visitor, names };
}

describe('[K4] whom an organisation keeps by name', () => {
	it('[K4] is found by its coordinators, once each, and says nothing of any table or day', async () => {
		const { contacts, visitor, names } = await desk();
		const carole = await visitor('carole');
		await contacts.remember(carole, MARC, NOW);
		await contacts.remember(carole, MARC, NOW + 1);
		await contacts.remember(carole, { ...MARC, name: 'Anne' }, NOW);
		const other = await visitor('other');
		expect(await names(other)).toEqual(['Anne', 'Marc Petit']);
		const told = await contacts.of(other, NOW);
		expect(Object.keys('contacts' in told ? (told.contacts[0] ?? {}) : {}).sort()).toEqual(
			['id', 'introducedAs', 'name', 'preset', 'secrecy', 'service'].sort(),
		);
	});

	it('does not exist for another organisation, a professional, an administrator, a guest', async () => {
		const { contacts, visitor, names } = await desk();
		await contacts.remember(await visitor('carole'), MARC, NOW);
		expect(await names(await visitor('elsewhere', { organisation: 'cpas' }))).toEqual([]);
		const none = [
			await visitor('karim', { kind: 'professional' }),
			await visitor('root', { kind: 'administrator' }),
			await visitor('guest'),
		];
		for (const who of none) {
			expect(await names(who)).toBe('not-found');
			expect(await contacts.remember(who, MARC, NOW)).toMatchObject({ refused: 'not-found' });
			expect(await contacts.forget(who, 'any', NOW)).toMatchObject({ refused: 'not-found' });
		}
	});

	it('is struck by anybody who sees it, with one answer whether it was there or not', async () => {
		const { contacts, visitor, names } = await desk();
		const carole = await visitor('carole');
		const kept = await contacts.remember(carole, MARC, NOW);
		expect(await names(carole)).toEqual(['Marc Petit']);
		const id = 'id' in kept ? kept.id : '';
		expect(await contacts.forget(carole, id, NOW)).toBeNull();
		expect(await contacts.forget(carole, id, NOW)).toBeNull();
		expect(await names(carole)).toEqual([]);
	});

	it('[K4] is forgotten when not invited for two years, and leaves the disk by itself', async () => {
		const { contacts, visitor, names, store } = await desk();
		const carole = await visitor('carole');
		await contacts.remember(carole, MARC, NOW);
		await contacts.remember(carole, { ...MARC, name: 'Anne' }, NOW + 1);
		expect(await names(carole, LATER - 1)).toEqual(['Anne', 'Marc Petit']);
		expect(await names(carole, LATER)).toEqual(['Anne']);
		await contacts.tidy('organisation-1', LATER);
		expect(await store.organisations.contacts('organisation-1')).toHaveLength(1);
	});

	it('is refused with the field where something else is asked, and nothing is kept', async () => {
		const { contacts, visitor, names } = await desk();
		const carole = await visitor('carole');
		const wrong: [object, string][] = [
			[{ ...MARC, name: ' ' }, 'name'],
			[{ ...MARC, name: 'x'.repeat(2_000) }, 'name'],
			[{ ...MARC, preset: '<b>' }, 'preset'],
			[{ ...MARC, secrecy: 'none' }, 'secrecy'],
			[{ ...MARC, bornOn: '2011-03-01' }, 'bornOn'],
		];
		for (const [input, field] of wrong)
			expect(await contacts.remember(carole, input, NOW)).toEqual(
				expect.objectContaining({ refused: 'malformed', field }),
			);
		expect(await names(carole)).toEqual([]);
	});
});
