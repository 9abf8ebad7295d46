// OrganisationStore and AccountStore over sealed rows: names and addresses are under the organisation's key, an
// address is found by its keyed hash.

import type { Publication } from '#lib/domain/figures/tables.ts';
import { ConflictError } from '../errors.ts';
import type { Keys } from '../ports.ts';
import type {
	Account,
	AccountStore,
	Contact,
	GatheredCodes,
	LeftOutWord,
	Organisation,
	OrganisationStore,
	Service,
} from '../people-ports.ts';
import type { RecordReads, RecordRow } from '../rows.ts';
import type { Place } from './seal.ts';
import type { Vault } from './vault.ts';

interface Parts {
	vault: Vault;
	reads: RecordReads;
	keys: Keys;
}

/** So long, or twice as long …: sealing hides what something says, not its length. */
const PADDED_BYTES = 16_384;

/** Kept as one list for an organisation. */
type ListKind = 'left-out' | 'contacts';

/** What is sealed of a record: all that does not stand in its row. */
type Sealed<T extends { id: string }> = Omit<T, 'id' | 'organisation'>;

class Records {
	readonly #vault: Vault;
	readonly #reads: RecordReads;

	constructor(parts: Parts) {
		this.#vault = parts.vault;
		this.#reads = parts.reads;
	}

	put(row: Omit<RecordRow, 'body'>, value: unknown, mode: 'create' | 'replace' | 'put') {
		const sealing = this.#vault.sealing();
		const body = sealing.json(`organisation:${row.organisation}`, recordPlace(row), value);
		return this.#vault.write('putRecord', { ...row, body, mode }, sealing);
	}

	remove(kind: RecordRow['kind'], id: string): Promise<void> {
		return this.#vault.write('removeRecord', { kind, id }, this.#vault.sealing());
	}

	get<T extends { id: string }>(kind: RecordRow['kind'], id: string): T | null {
		return this.#open<T>(this.#reads.record(kind, id));
	}

	byLookup<T extends { id: string }>(kind: RecordRow['kind'], lookup: string): T | null {
		return this.#open<T>(this.#reads.recordByLookup(kind, lookup));
	}

	all<T extends { id: string }>(kind: RecordRow['kind'], organisation: string | null): T[] {
		const rows = this.#reads.records(kind, organisation);
		return rows.map((row) => this.#open<T>(row)).filter((record) => record !== null);
	}

	#open<T extends { id: string }>(row: RecordRow | null): T | null {
		const read = row ? this.#vault.openJson(recordPlace(row), row.body) : 'erased';
		if (!row || read === 'erased') return null;
		const value = read.value as Sealed<T>;
		const clear = row.kind === 'organisation' ? {} : { organisation: row.organisation };
		return { ...value, ...clear, id: row.id } as unknown as T;
	}
}

export class SealedOrganisations implements OrganisationStore {
	readonly #records: Records;

	constructor(parts: Parts) {
		this.#records = new Records(parts);
	}

	async put({ id, ...value }: Organisation): Promise<void> {
		const row = { kind: 'organisation', id, organisation: id, lookup: null } as const;
		await this.#records.put(row, value, 'put');
	}

	async get(id: string) {
		return this.#records.get<Organisation>('organisation', id);
	}

	async all() {
		return this.#records.all<Organisation>('organisation', null);
	}

	async publish(organisation: string, publication: Publication): Promise<boolean> {
		const id = `${organisation} ${publication.period}`;
		const row = { kind: 'publication', id, organisation, lookup: null } as const;
		try {
			await this.#records.put(row, publication, 'create');
			return true;
		} catch (error) {
			if (error instanceof ConflictError) return false;
			throw error;
		}
	}

	async publications(organisation: string): Promise<Publication[]> {
		const stored = this.#records.all<Publication & { id: string }>('publication', organisation);
		return stored
			.map(({ period, meetings, tables }) => ({ period, meetings, tables }))
			.sort((a, b) => (a.period < b.period ? 1 : -1));
	}

	async leftOut(organisation: string): Promise<LeftOutWord[]> {
		return this.#list<LeftOutWord>('left-out', organisation);
	}

	async keepLeftOut(organisation: string, words: readonly LeftOutWord[]): Promise<void> {
		await this.#keepList('left-out', organisation, words);
	}

	async contacts(organisation: string): Promise<Contact[]> {
		return this.#list<Contact>('contacts', organisation);
	}

	async keepContacts(organisation: string, contacts: readonly Contact[]): Promise<void> {
		await this.#keepList('contacts', organisation, contacts);
	}

	async gathered(id: string) {
		return this.#records.get<GatheredCodes>('gathered', id);
	}

	async keepGathered({ id, organisation, ...value }: GatheredCodes): Promise<void> {
		await this.#records.put({ kind: 'gathered', id, organisation, lookup: null }, value, 'put');
	}

	async forgetGathered(id: string): Promise<void> {
		await this.#records.remove('gathered', id);
	}

	async allGathered(organisation: string) {
		return this.#records.all<GatheredCodes>('gathered', organisation);
	}

	#list<Item>(kind: ListKind, organisation: string): Item[] {
		return this.#records.get<{ id: string; words: Item[] }>(kind, organisation)?.words ?? [];
	}

	async #keepList(kind: ListKind, organisation: string, words: readonly unknown[]): Promise<void> {
		const row = { kind, id: organisation, organisation, lookup: null } as const;
		const bare = Buffer.byteLength(JSON.stringify({ words, pad: '' }));
		const pad = ' '.repeat(PADDED_BYTES - 1 - ((bare - 1) % PADDED_BYTES));
		await this.#records.put(row, { words, pad }, 'put');
	}

	async putService({ id, organisation, ...value }: Service): Promise<void> {
		await this.#records.put({ kind: 'service', id, organisation, lookup: null }, value, 'put');
	}

	async services(organisation: string) {
		return this.#records.all<Service>('service', organisation);
	}
}

export class SealedAccounts implements AccountStore {
	readonly #records: Records;
	readonly #keys: Keys;

	constructor(parts: Parts) {
		this.#records = new Records(parts);
		this.#keys = parts.keys;
	}

	async create(account: Account) {
		const answer = await this.#put(account, 'create');
		return answer === 'taken' ? ('email-taken' as const) : ('stored' as const);
	}

	async replace(account: Account) {
		const answer = await this.#put(account, 'replace');
		return answer === 'taken' ? ('email-taken' as const) : answer;
	}

	async get(id: string) {
		return this.#records.get<Account>('account', id);
	}

	async byEmail(email: string) {
		return this.#records.byLookup<Account>('account', this.#lookup(email));
	}

	async ofOrganisation(organisation: string) {
		return this.#records.all<Account>('account', organisation);
	}

	#put({ id, organisation, ...value }: Account, mode: 'create' | 'replace') {
		const lookup = this.#lookup(value.email);
		return this.#records.put({ kind: 'account', id, organisation, lookup }, value, mode);
	}

	#lookup(email: string): string {
		return lookupOf(this.#keys, email);
	}
}

/** What an account is found by, whatever its address's case. */
export function lookupOf(keys: Pick<Keys, 'derive'>, email: string): string {
	const plain = email.normalize('NFKC').trim().toLowerCase();
	return Buffer.from(keys.derive('account e-mail', plain)).toString('hex');
}

export function recordPlace(row: Pick<RecordRow, 'kind' | 'id' | 'organisation'>): Place {
	return { kind: row.kind, meeting: '', section: row.organisation, sequence: row.id };
}
