// What a coordinator may lay on the table: their organisation's text, and what their last table had written.
import { isRefusal, NOT_FOUND, type Refusal } from '#lib/domain/refusal.ts';
import type { Hosts } from '../live/hosts.ts';
import { isStorageFault } from './storage-fault.ts';
import type { Store } from '../store/ports.ts';
import type { Meetings } from './meetings.ts';
import type { Visitor } from './visitor.ts';

export interface GroundRulesProposal {
	/** Of the coordinator's own organisation; null where it has set none. */
	readonly organisation: string | null;
	/** Of the meeting before, as this person may read them there now; null where they have none. */
	readonly before: { readonly date: string | null; readonly words: string } | null;
}

interface Parts {
	readonly store: Pick<Store, 'organisations'>;
	readonly meetings: Pick<Meetings, 'view' | 'list' | 'reader'>;
	readonly hosts: Pick<Hosts, 'told'>;
}

/** For whoever runs the meeting, on a recognised device; for anybody else there is no such thing. */
export async function groundRulesFor(
	parts: Parts,
	visitor: Visitor,
	meeting: string,
): Promise<GroundRulesProposal | Refusal> {
	const view = await parts.meetings.view(visitor, meeting);
	if (isRefusal(view) || !view.me.coordinator || view.me.entry !== 'whole') return NOT_FOUND;
	const account = visitor.session?.account;
	const its = account ? await parts.store.organisations.get(account.organisation) : null;
	return { organisation: its?.rules ?? null, before: await before(parts, visitor, meeting) };
}

/**
 * [T17] read there through one's own seat, at this moment, and copied by nobody: they stand here once the coordinator
 * lays them. What cannot be read now is not proposed.
 */
async function before(
	{ meetings, hosts }: Parts,
	visitor: Visitor,
	meeting: string,
): Promise<GroundRulesProposal['before']> {
	const all = await meetings.list(visitor);
	const last = all.find(({ id }) => id === all.find((one) => one.id === meeting)?.follows);
	const reader = last && (await meetings.reader(visitor, last.id));
	if (!last || !reader) return null;
	try {
		const words = await hosts.told(last.id, (told, now) => told.groundRules(now, reader));
		return isRefusal(words) ? null : { date: last.date, words: words.text };
	} catch (error) {
		if (isStorageFault(error)) return null;
		throw error;
	}
}
