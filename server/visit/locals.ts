// What every page load and action finds in `event.locals`: who asks, without anything that only the server needs.
import type { Reader } from '#lib/domain/policy/access.ts';
import { isProvisional } from '../auth/password.ts';
import type { Account as StoredAccount, Organisation } from '../store/people-ports.ts';
import type { Store } from '../store/ports.ts';
import type { Meetings } from './meetings.ts';
import type { Visitor } from './visitor.ts';

export type Account = Omit<StoredAccount, 'passwordHash' | 'active'> & {
	/** Somebody else made the password: nothing opens before they choose their own. */
	provisional: boolean;
};

export interface Locals {
	/** Passed on to what the app offers; never built by a page. */
	visitor: Visitor;
	/** null: nobody. A guest by code has a session and no account. */
	session: { signedInAt: number; idleEndsAt: number; endsAt: number } | null;
	account: Account | null;
	organisation: Organisation | null;
	/** null: not theirs, or no such meeting. */
	readerOf: (meeting: string) => Promise<Reader | null>;
}

export async function localsOf(
	{ store, meetings }: { store: Store; meetings: Meetings },
	visitor: Visitor,
): Promise<Locals> {
	const { session } = visitor;
	const stored = session?.account ?? null;
	return {
		visitor,
		session: session && {
			signedInAt: session.signedInAt,
			idleEndsAt: session.idleEndsAt,
			endsAt: session.endsAt,
		},
		account: stored && accountOf(stored),
		organisation: stored && (await store.organisations.get(stored.organisation)),
		readerOf: (meeting) => meetings.reader(visitor, meeting),
	};
}

function accountOf(stored: StoredAccount): Account {
	const { passwordHash: _, active: __, ...account } = stored;
	return { ...account, provisional: isProvisional(stored) };
}
