// People whom an organisation met at its tables, kept by the hand of whoever invited them, so that they are not typed anew.
// Professionals only: of a family nothing is kept beyond its meeting. Nothing here says at which table, or with whom.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { name, line } from '#lib/domain/command-fields.ts';
import type { Moment } from '#lib/domain/ids.ts';
import { NOT_FOUND, refuse, type Refusal } from '#lib/domain/refusal.ts';
import { mayHaveSeats } from '../auth/seats.ts';
import type { Contact, OrganisationStore } from '../store/people-ports.ts';
import type { Visitor } from './visitor.ts';

/** [K4] Not invited for so long: forgotten. */
export const CONTACT_KEPT_DAYS = 2 * 365;
const DAY_MS = 86_400_000;
/** The last used stay. */
const MOST = 300;

/** What they mean at a table is said there anew, at each invitation. */
const asked = v.strictObject({
	name,
	preset: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)),
	introducedAs: v.optional(line, ''),
	service: v.optional(line, ''),
	secrecy: v.picklist(['bound', 'discretion']),
});

type KnownContact = Omit<Contact, 'usedAt'>;
type Stored = Pick<OrganisationStore, 'contacts' | 'keepContacts'>;

export class Contacts {
	readonly #store: Stored;
	/** One change after the other: each is made of what the one before has stored. */
	#last: Promise<unknown> = Promise.resolve();

	constructor(store: Stored) {
		this.#store = store;
	}

	/**
	 * By name; for coordinators' accounts alone, anybody else has no such thing. When somebody was invited last is told to
	 * nobody: it would say on which day they sat at a table.
	 */
	async of(visitor: Visitor, now: Moment): Promise<{ contacts: KnownContact[] } | Refusal> {
		const organisation = organisationOf(visitor);
		if (!organisation) return NOT_FOUND;
		const kept = (await this.#store.contacts(organisation)).filter(isKept(now));
		return {
			contacts: kept
				.map(({ usedAt: _, ...known }) => known)
				.sort((a, b) => a.name.localeCompare(b.name)),
		};
	}

	/** Adds the person, or says that they were invited again. Refuses with `malformed`. */
	async remember(visitor: Visitor, input: unknown, now: Moment): Promise<{ id: string } | Refusal> {
		const organisation = organisationOf(visitor);
		if (!organisation) return NOT_FOUND;
		const read = v.safeParse(asked, input);
		if (!read.success) return refuse('malformed', { field: v.getDotPath(read.issues[0]) ?? '' });
		const contact: Contact = { id: idOf(read.output), ...read.output, usedAt: now };
		await this.#change(organisation, now, (kept) => [
			contact,
			...kept.filter(({ id }) => id !== contact.id),
		]);
		return { id: contact.id };
	}

	/** The same answer whether or not it was there. */
	async forget(visitor: Visitor, id: string, now: Moment): Promise<Refusal | null> {
		const organisation = organisationOf(visitor);
		if (!organisation) return NOT_FOUND;
		await this.#change(organisation, now, (kept) => kept.filter((each) => each.id !== id));
		return null;
	}

	/** [K4] Every day: what has had its time leaves the disk. */
	tidy(organisation: string, now: Moment): Promise<void> {
		return this.#change(organisation, now, (kept) => kept);
	}

	#change(
		organisation: string,
		now: Moment,
		change: (kept: readonly Contact[]) => readonly Contact[],
	): Promise<void> {
		const work = this.#last.then(async () => {
			const stored = await this.#store.contacts(organisation);
			const changed = change(stored.filter(isKept(now)));
			if (changed.length === 0 && stored.length === 0) return;
			await this.#store.keepContacts(organisation, changed.slice(0, MOST));
		});
		this.#last = work.catch(() => undefined);
		return work;
	}
}

const isKept =
	(now: Moment) =>
	({ usedAt }: Contact): boolean =>
		now - usedAt < CONTACT_KEPT_DAYS * DAY_MS;

/** Whoever is written the same way in the same place is the same contact. */
const idOf = (contact: v.InferOutput<typeof asked>): string =>
	createHash('sha256')
		.update(JSON.stringify([contact.name, contact.service, contact.preset]))
		.digest('base64url')
		.slice(0, 16);

function organisationOf({ session }: Visitor): string | null {
	const account = session?.account ?? null;
	return account?.kind === 'coordinator' && mayHaveSeats(account) ? account.organisation : null;
}
