// What an administrator may do: people, services, jurisdictions of their own organisation. Nothing here leads to a meeting (R12).
import { randomUUID } from 'node:crypto';
import { dayOf } from '#lib/domain/figures/period.ts';
import {
	JURISDICTION_IDS,
	type JurisdictionId,
} from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { isProvisional, newPassword, provisional, type Passwords } from '../auth/password.ts';
import { RECENT_SIGN_IN_MS, type Sessions } from '../auth/sessions.ts';
import type { LeftOut } from '../figures/left-out.ts';
import type { Account, Organisation, Service } from '../store/people-ports.ts';
import type { Store } from '../store/ports.ts';
import type { Visitor } from '../visit/visitor.ts';
import { parseForm, type AdminAction, type FormOf } from './forms.ts';

type Person = Omit<Account, 'organisation' | 'passwordHash'> & {
	/** Has not chosen a password of their own yet. */
	provisional: boolean;
};

export interface Desk {
	organisation: Organisation;
	allJurisdictions: readonly JurisdictionId[];
	services: Service[];
	people: Person[];
	/** The administrator's own account. */
	me: string;
}

export interface AdminRefusal {
	refused: 'malformed' | 'not-found' | 'email-taken' | 'own-account' | 'sign-in-again';
	field?: string;
}

export interface AdminDone {
	done: AdminAction;
	/** Told once, to be handed over. */
	password?: string;
	person?: string;
}

/** Before the address of an account that a reset has replaced; no mail address begins like this. */
const REPLACED = 'replaced:';
const NOT_FOUND: AdminRefusal = { refused: 'not-found' };

export class Administration {
	readonly #store: Store;
	readonly #sessions: Sessions;
	readonly #passwords: Passwords;
	readonly #leftOut: Pick<LeftOut, 'renew'>;

	constructor(parts: {
		store: Store;
		sessions: Sessions;
		passwords: Passwords;
		leftOut: Pick<LeftOut, 'renew'>;
	}) {
		this.#store = parts.store;
		this.#sessions = parts.sessions;
		this.#passwords = parts.passwords;
		this.#leftOut = parts.leftOut;
	}

	/** null for anyone but an administrator. */
	async desk(visitor: Visitor): Promise<Desk | null> {
		const me = administrator(visitor);
		const organisation = me && (await this.#store.organisations.get(me.organisation));
		if (!me || !organisation) return null;
		const [services, accounts] = await Promise.all([
			this.#store.organisations.services(organisation.id),
			this.#store.accounts.ofOrganisation(organisation.id),
		]);
		const people = accounts.filter(({ email }) => !email.startsWith(REPLACED)).map(personOf);
		return { organisation, allJurisdictions: JURISDICTION_IDS, services, people, me: me.id };
	}

	async act(
		visitor: Visitor,
		action: AdminAction,
		form: FormData,
	): Promise<AdminDone | AdminRefusal> {
		const me = administrator(visitor);
		if (!me) return NOT_FOUND;
		if (Date.now() - visitor.session!.signedInAt > RECENT_SIGN_IN_MS)
			return { refused: 'sign-in-again' };
		const acts: Record<AdminAction, () => Promise<AdminDone | AdminRefusal>> = {
			organisation: () =>
				withForm('organisation', form, (fields) => this.#organisation(me, fields)),
			retention: () => withForm('retention', form, (retention) => this.#retention(me, retention)),
			rules: () => withForm('rules', form, (fields) => this.#rules(me, fields)),
			figures: () => withForm('figures', form, (fields) => this.#figures(me, fields)),
			addService: () => withForm('addService', form, (fields) => this.#addService(me, fields)),
			changeService: () =>
				withForm('changeService', form, (fields) => this.#changeService(me, fields)),
			addPerson: () => withForm('addPerson', form, (fields) => this.#addPerson(me, fields)),
			changePerson: () =>
				withForm('changePerson', form, (fields) => this.#changePerson(me, fields)),
			resetPassword: () =>
				withForm('resetPassword', form, (fields) => this.#resetPassword(me, fields)),
		};
		return acts[action]();
	}

	async #organisation(me: Account, form: FormOf<'organisation'>): Promise<AdminDone> {
		const before = await this.#store.organisations.get(me.organisation);
		await this.#store.organisations.put({ ...before, id: me.organisation, ...form });
		return { done: 'organisation' };
	}

	/** Minutes outlive the notes that they were made of, or end with them. */
	async #retention(me: Account, retention: FormOf<'retention'>): Promise<AdminDone | AdminRefusal> {
		const before = await this.#store.organisations.get(me.organisation);
		if (!before) return NOT_FOUND;
		if (retention.minutesDays < retention.notesDays)
			return { refused: 'malformed', field: 'minutesDays' };
		await this.#store.organisations.put({ ...before, retention });
		return { done: 'retention' };
	}

	/** Left empty, coordinators are proposed what the software proposes. */
	async #rules(me: Account, { rules }: FormOf<'rules'>): Promise<AdminDone | AdminRefusal> {
		const before = await this.#store.organisations.get(me.organisation);
		if (!before) return NOT_FOUND;
		const { rules: _, ...rest } = before;
		await this.#store.organisations.put({ ...rest, ...(rules !== '' && { rules }) });
		return { done: 'rules' };
	}

	/** [N3] since today, or since the day that it was; whoever stops begins anew. */
	async #figures(me: Account, { publish }: FormOf<'figures'>): Promise<AdminDone | AdminRefusal> {
		const before = await this.#store.organisations.get(me.organisation);
		if (!before) return NOT_FOUND;
		const { figuresSince: since = dayOf(Date.now()), ...rest } = before;
		await this.#store.organisations.put(publish ? { ...rest, figuresSince: since } : rest);
		// [N4] from the first day on it lies there, so that nobody's first word makes it
		if (publish) await this.#leftOut.renew(me.organisation, Date.now());
		return { done: 'figures' };
	}

	async #addService(me: Account, { name }: FormOf<'addService'>): Promise<AdminDone> {
		const service = { id: randomUUID(), organisation: me.organisation, name, active: true };
		await this.#store.organisations.putService(service);
		return { done: 'addService' };
	}

	async #changeService(
		me: Account,
		form: FormOf<'changeService'>,
	): Promise<AdminDone | AdminRefusal> {
		if (!(await this.#hasService(me, form.id))) return NOT_FOUND;
		await this.#store.organisations.putService({ organisation: me.organisation, ...form });
		return { done: 'changeService' };
	}

	async #addPerson(me: Account, form: FormOf<'addPerson'>): Promise<AdminDone | AdminRefusal> {
		if (!(await this.#hasService(me, form.service))) return { ...NOT_FOUND, field: 'service' };
		const password = newPassword();
		const passwordHash = provisional(await this.#passwords.hash(password));
		const account = { id: randomUUID(), organisation: me.organisation, passwordHash, active: true };
		const stored = await this.#store.accounts.create({ ...account, ...form });
		if (stored === 'email-taken') return { refused: 'email-taken', field: 'email' };
		return { done: 'addPerson', password, person: account.id };
	}

	async #changePerson(
		me: Account,
		form: FormOf<'changePerson'>,
	): Promise<AdminDone | AdminRefusal> {
		const before = await this.#person(me, form.id);
		if (!before || !(await this.#hasService(me, form.service))) return NOT_FOUND;
		const changesRight = before.kind !== form.kind || before.active !== form.active;
		if (before.id === me.id && changesRight) return { refused: 'own-account' };
		const stored = await this.#store.accounts.replace({ ...before, ...form });
		if (stored === 'email-taken') return { refused: 'email-taken', field: 'email' };
		if (changesRight) await this.#sessions.endAllOf(before.id);
		return { done: 'changePerson', person: before.id };
	}

	/**
	 * INVARIANT (R12): whoever gets the new password gets no meeting with it. The person goes on under a new account,
	 * which no meeting knows; the old one keeps its seats and lets nobody in. A coordinator lets the person in again.
	 */
	async #resetPassword(
		me: Account,
		{ id }: FormOf<'resetPassword'>,
	): Promise<AdminDone | AdminRefusal> {
		const before = await this.#person(me, id);
		if (!before) return NOT_FOUND;
		if (before.id === me.id) return { refused: 'own-account' };
		const password = newPassword();
		const passwordHash = provisional(await this.#passwords.hash(password));
		const email = `${REPLACED}${before.id}`;
		await this.#store.accounts.replace({ ...before, email, passwordHash: null, active: false });
		await this.#sessions.endAllOf(before.id);
		const next = { ...before, id: randomUUID(), passwordHash };
		await this.#store.accounts.create(next);
		return { done: 'resetPassword', password, person: next.id };
	}

	async #person(me: Account, id: string): Promise<Account | null> {
		const account = await this.#store.accounts.get(id);
		const ours = account?.organisation === me.organisation && !account.email.startsWith(REPLACED);
		return ours ? account : null;
	}

	async #hasService(me: Account, id: string | null): Promise<boolean> {
		if (id === null) return true;
		const services = await this.#store.organisations.services(me.organisation);
		return services.some((service) => service.id === id);
	}
}

const administrator = ({ session }: Visitor): Account | null => {
	const account = session?.account ?? null;
	return account?.kind === 'administrator' && !isProvisional(account) ? account : null;
};

const personOf = (account: Account): Person => {
	const { organisation: _, passwordHash: __, ...person } = account;
	return { ...person, provisional: isProvisional(account) };
};

async function withForm<Action extends AdminAction>(
	action: Action,
	form: FormData,
	act: (fields: FormOf<Action>) => Promise<AdminDone | AdminRefusal>,
): Promise<AdminDone | AdminRefusal> {
	const fields = parseForm(action, form);
	const field = 'field' in fields ? fields.field : null;
	return field === null ? act(fields as FormOf<Action>) : { refused: 'malformed', field };
}
