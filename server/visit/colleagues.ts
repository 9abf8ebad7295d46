// Whom a coordinator may invite by account: the people of one's own organisation.
import { mayHaveSeats } from '../auth/seats.ts';
import type { Store } from '../store/ports.ts';
import type { Visitor } from './visitor.ts';

export interface Colleague {
	readonly id: string;
	readonly name: string;
	readonly function: string | null;
	/** The name of their service. */
	readonly service: string | null;
	readonly secrecy: 'bound' | 'discretion' | 'authority' | 'none';
}

/** By name; nobody for guests and administrators, and never an administrator (R12). */
export async function colleaguesOf(store: Store, { session }: Visitor): Promise<Colleague[]> {
	const me = session?.account;
	if (!me || !mayHaveSeats(me)) return [];
	const [accounts, services] = await Promise.all([
		store.accounts.ofOrganisation(me.organisation),
		store.organisations.services(me.organisation),
	]);
	const names = new Map(services.map((service) => [service.id, service.name]));
	return accounts
		.filter((one) => one.active && one.kind !== 'administrator' && one.id !== me.id)
		.map(({ id, name, service, secrecy, function: role }) => {
			return { id, name, function: role, service: names.get(service ?? '') ?? null, secrecy };
		})
		.sort((a, b) => a.name.localeCompare(b.name));
}
