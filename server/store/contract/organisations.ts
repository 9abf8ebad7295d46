// The contract of OrganisationStore and AccountStore.

import { describe, expect, it } from 'vitest';
import type { OpenEmpty } from '../contract.ts';
import { ConflictError } from '../errors.ts';
import type { Account } from '../people-ports.ts';
import { STRANGE_IDS } from './world.ts';

export function organisationContract(open: OpenEmpty): void {
	describe('organisations', () => organisations(open));
	describe('accounts', () => accounts(open));
}

function organisations(open: OpenEmpty): void {
	it('keeps organisations and their services, and replaces those of a known id', async () => {
		await using fresh = await open();
		const { organisations } = fresh.store;
		const cpas = { id: 'b', name: 'CPAS de Huy', jurisdictions: ['be-fr'] };
		const amo = { id: 'a', name: 'AMO', jurisdictions: [] };
		await organisations.put({ ...cpas, name: 'CPAS' });
		await organisations.put(amo);
		await organisations.put(cpas);
		expect(await organisations.get('b')).toEqual(cpas);
		expect(await organisations.all()).toEqual([amo, cpas]);
		const insertion = { id: '2', organisation: 'b', name: 'Insertion', active: false };
		const general = { id: '1', organisation: 'b', name: 'Service général', active: true };
		for (const service of [insertion, general]) await organisations.putService(service);
		expect(await organisations.services('b')).toEqual([general, insertion]);
		expect(await organisations.services('a')).toEqual([]);
	});

	it('[N3] publishes the figures of a quarter once, and gives them back the latest first', async () => {
		await using fresh = await open();
		const { organisations } = fresh.store;
		const of = (period: '2026-Q3' | '2026-Q4', meetings: number) => ({
			period,
			meetings,
			tables: [],
		});
		expect(await organisations.publish('a', of('2026-Q3', 10))).toBe(true);
		expect(await organisations.publish('a', of('2026-Q4', 15))).toBe(true);
		expect(await organisations.publish('a', of('2026-Q3', 20))).toBe(false);
		expect(await organisations.publish('b', of('2026-Q3', 5))).toBe(true);
		expect(await organisations.publications('a')).toEqual([of('2026-Q4', 15), of('2026-Q3', 10)]);
		expect(await organisations.publications('c')).toEqual([]);
	});

	it('[N4] keeps what people leave out of the figures, each organisation’s by itself', async () => {
		await using fresh = await open();
		const { organisations } = fresh.store;
		const word = { account: 'c', meeting: 'm', period: '2026-Q4' } as const;
		expect(await organisations.leftOut('a')).toEqual([]);
		await organisations.keepLeftOut('a', [word, { ...word, meeting: 'n' }]);
		expect(await organisations.leftOut('a')).toEqual([word, { ...word, meeting: 'n' }]);
		await organisations.keepLeftOut('a', []);
		expect([await organisations.leftOut('a'), await organisations.leftOut('b')]).toEqual([[], []]);
		expect(await organisations.publications('a')).toEqual([]);
	});

	it('[K4] keeps whom an organisation met, each organisation’s by itself', async () => {
		await using fresh = await open();
		const { organisations } = fresh.store;
		const contact = {
			...{ id: 'c', name: 'Marc', preset: 'teacher', introducedAs: '', service: '' },
			...{ secrecy: 'discretion' as const, usedAt: 1 },
		};
		expect(await organisations.contacts('a')).toEqual([]);
		await organisations.keepContacts('a', [contact]);
		expect(await organisations.contacts('a')).toEqual([contact]);
		expect([await organisations.contacts('b'), await organisations.leftOut('a')]).toEqual([[], []]);
	});

	it('[K5] keeps what guests gathered, by the hash of their code, until it is thrown away', async () => {
		await using fresh = await open();
		const { organisations } = fresh.store;
		const row = { id: 'hash', organisation: 'a', sealed: 'c2VhbGVk', month: '2026-11' };
		await organisations.keepGathered(row);
		await organisations.keepGathered({ ...row, month: '2026-12' });
		await organisations.keepGathered({ ...row, id: 'other', organisation: 'b' });
		expect(await organisations.gathered('hash')).toEqual({ ...row, month: '2026-12' });
		expect(await organisations.allGathered('a')).toHaveLength(1);
		await organisations.forgetGathered('hash');
		await organisations.forgetGathered('nothing');
		expect([await organisations.gathered('hash'), await organisations.allGathered('a')]).toEqual([
			null,
			[],
		]);
		expect(await organisations.allGathered('b')).toHaveLength(1);
	});

	it('knows nothing by an id that names nothing', async () => {
		await using fresh = await open();
		for (const id of STRANGE_IDS) expect(await fresh.store.organisations.get(id)).toBeNull();
	});
}

function account(id: string, email: string, rest: Partial<Account> = {}): Account {
	return {
		id,
		organisation: 'o',
		name: 'Anne Lambert',
		email,
		passwordHash: 'a hash',
		kind: 'professional',
		service: 's',
		function: 'assistante sociale',
		secrecy: 'bound',
		active: true,
		...rest,
	};
}

function accounts(open: OpenEmpty): void {
	it('finds an account by its id, by its e-mail address in any case, and among its organisation', async () => {
		await using fresh = await open();
		const { accounts } = fresh.store;
		const anne = account('2', 'Anne@Example.org');
		const bart = account('1', 'bart@example.org', { passwordHash: null, active: false });
		const other = account('3', 'c@example.org', { organisation: 'another' });
		for (const each of [anne, bart, other]) expect(await accounts.create(each)).toBe('stored');
		expect(await accounts.get('2')).toEqual(anne);
		expect(await accounts.byEmail('  anne@EXAMPLE.org ')).toEqual(anne);
		expect(await accounts.ofOrganisation('o')).toEqual([bart, anne]);
		expect(await accounts.byEmail('nobody@example.org')).toBeNull();
		for (const id of STRANGE_IDS) expect(await accounts.get(id)).toBeNull();
	});

	it('lets an e-mail address belong to one account', async () => {
		await using fresh = await open();
		const { accounts } = fresh.store;
		const both = [account('1', 'a@example.org'), account('2', 'A@example.org')];
		const answers = await Promise.all(both.map((each) => accounts.create(each)));
		expect(answers).toEqual(['stored', 'email-taken']);
		expect(await accounts.get('2')).toBeNull();
		await accounts.create(account('2', 'b@example.org'));
		expect(await accounts.replace(account('2', 'a@example.org'))).toBe('email-taken');
		expect((await accounts.byEmail('a@example.org'))?.id).toBe('1');
	});

	it('replaces an account that is there, in its own organisation', async () => {
		await using fresh = await open();
		const { accounts } = fresh.store;
		const before = account('1', 'before@example.org');
		const after = account('1', 'after@example.org', { name: 'Anne Dubois', active: false });
		expect(await accounts.replace(before)).toBe('unknown');
		await accounts.create(before);
		await expect(accounts.create(after)).rejects.toThrow(ConflictError);
		expect(await accounts.replace({ ...after, organisation: 'another' })).toBe('unknown');
		expect(await accounts.replace(after)).toBe('stored');
		expect(await accounts.get('1')).toEqual(after);
		expect(await accounts.byEmail('before@example.org')).toBeNull();
		expect(await accounts.byEmail('after@example.org')).toEqual(after);
	});
}
