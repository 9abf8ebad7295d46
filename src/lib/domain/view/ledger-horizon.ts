// How far somebody may follow a part that was shared about them or by them.
import { waitsSince } from '../danger/facts.ts';
import type { Moment, ParticipantId } from '../ids.ts';
import type { HolderAct, Told } from '../ledger/facts.ts';
import type { Looking } from './looking.ts';

/** How far one reader may follow a part: to its latest fact, or to the one that took it from them. */
export interface Horizon {
	readonly order: number;
	readonly at: Moment;
	readonly isClosing: boolean;
	/** The part was taken from them; a horizon that a danger act puts off shows nothing of that. */
	readonly isOver: boolean;
}

type Limit = Pick<Horizon, 'order' | 'at'>;

const NOW: Limit = {
	order: Number.POSITIVE_INFINITY,
	at: Number.POSITIVE_INFINITY,
};

/** [L3] the latest fact up to which this reader had the part: as its holder, or because it is about them. */
function limitOf(told: Told, me: ParticipantId, isHolder: boolean): Limit {
	const own = isHolder
		? told.holders.filter(({ holder }) => holder === me).at(-1)?.to
		: told.spans.filter(({ reader }) => reader === me).at(-1)?.to;
	return own ?? NOW;
}

const OPENS: ReadonlySet<HolderAct['event']['type']> = new Set([
	'section-opened',
	'section-widened',
	'section-closed',
	'section-entrusted',
]);

/** [G4] what the family is told later is told up to the danger act, as if nothing had happened since. */
export function horizonOf({ meeting, me }: Looking, told: Told, isHolder: boolean): Horizon {
	const own = limitOf(told, me.id, isHolder);
	const waits = isHolder ? null : waitsSince(meeting.dangers, told.section);
	const { order, at } = waits && waits.order < own.order ? waits : own;
	const last = told.acts.filter((act) => act.order <= order && OPENS.has(act.event.type)).at(-1);
	const isClosing = last?.event.type === 'section-closed';
	return { order, at, isClosing, isOver: own !== NOW && order === own.order };
}
