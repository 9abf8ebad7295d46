// Figures of an organisation: published quarter by quarter, and shown to whoever coordinates as far as their own work counts in them.
import { countedOf, type Counted } from '#lib/domain/figures/counted.ts';
import type { FiguresDesk, OwnMeeting } from '#lib/domain/figures/desk.ts';
import type { Held } from '#lib/domain/figures/enough.ts';
import { duePeriod, openPeriods, periodOf, publishedFrom } from '#lib/domain/figures/period.ts';
import { isOf, publicationOf } from '#lib/domain/figures/tables.ts';
import type { Moment, ParticipantId } from '#lib/domain/ids.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { View } from '#lib/domain/view/view.ts';
import { mayHaveSeats } from '../auth/seats.ts';
import type { Hosts } from '../live/hosts.ts';
import { UnreadableError } from '../store/errors.ts';
import type { Account, Organisation } from '../store/people-ports.ts';
import type { Store } from '../store/ports.ts';
import type { Visitor } from '../visit/visitor.ts';
import type { LeftOut, LeftOutWords } from './left-out.ts';

type Stores = Pick<Store, 'organisations' | 'accounts' | 'meetings'>;

/** One of an account's own meetings, as it counts. */
interface Own {
	readonly id: string;
	readonly label: string;
	readonly counted: Counted;
}

export class Figures {
	readonly #store: Stores;
	readonly #live: Pick<Hosts, 'view'>;
	readonly #leftOut: LeftOut;

	constructor(store: Stores, live: Pick<Hosts, 'view'>, leftOut: LeftOut) {
		this.#store = store;
		this.#live = live;
		this.#leftOut = leftOut;
	}

	/** [N3] publishes what is due and was not published yet; answers for how many organisations. Rejects with StorageError. */
	async publish(now: Moment): Promise<number> {
		let published = 0;
		for (const organisation of await this.#store.organisations.all())
			if (await this.#publishOf(organisation, now)) published += 1;
		return published;
	}

	/** null for whoever has no account. An administrator sees what was published, and nothing of anybody's work. */
	async desk({ session }: Visitor, now: Moment): Promise<FiguresDesk | null> {
		const account = session?.account;
		const organisation = account && (await this.#store.organisations.get(account.organisation));
		if (!account || !organisation) return null;
		const since = organisation.figuresSince;
		const published = await this.#store.organisations.publications(organisation.id);
		if (since === undefined || !mayLook(account))
			return { publishes: since !== undefined, published, open: [] };
		const leftOut = await this.#leftOut.of(organisation.id);
		const own = (await this.#ofAccount(account, await this.#meetingsOf(organisation.id))).map(
			(one): OwnMeeting => ({ ...one, leftOut: leftOut.isOut(account.id, one.id) }),
		);
		const open = openPeriods(now, since).map((period) => ({
			period,
			publishedFrom: publishedFrom(period),
			own: own.filter(({ counted }) => isOf(period, counted)),
		}));
		return { publishes: true, published, open };
	}

	/** [N4] leaves a meeting of one's own out, or takes that back; false where nothing of theirs by this id is still to go out. */
	async leaveOut(
		{ session }: Visitor,
		meeting: string,
		isOut: boolean,
		now: Moment,
	): Promise<boolean> {
		const account = session?.account;
		const organisation = account && (await this.#store.organisations.get(account.organisation));
		const since = organisation?.figuresSince;
		if (!account || since === undefined || !mayLook(account)) return false;
		const own = await this.#ofAccount(account, await this.#meetingsOf(account.organisation));
		const one = own.find(({ id }) => id === meeting);
		const period = one && periodOf(one.counted.startedAt);
		if (!period || !openPeriods(now, since).includes(period)) return false;
		const word = { account: account.id, meeting, period };
		await this.#leftOut.change(account.organisation, now, { ...word, isOut });
		return true;
	}

	async #publishOf({ id, figuresSince }: Organisation, now: Moment): Promise<boolean> {
		if (figuresSince === undefined) return false;
		const period = duePeriod(now, figuresSince);
		const before = await this.#store.organisations.publications(id);
		const isDue = period !== null && !before.some((one) => one.period === period);
		const held = isDue ? await this.#heldBy(id, await this.#leftOut.of(id)) : [];
		const isPublished =
			isDue && (await this.#store.organisations.publish(id, publicationOf(period, held)));
		await this.#leftOut.renew(id, now);
		return isPublished;
	}

	/** A meeting with two coordinators counts once, and not at all where one of them leaves it out. */
	async #heldBy(organisation: string, leftOut: LeftOutWords): Promise<Held[]> {
		const held = new Map<string, Held>();
		const out = new Set<string>();
		const meetings = await this.#meetingsOf(organisation);
		for (const account of await this.#store.accounts.ofOrganisation(organisation)) {
			if (!mayLook(account)) continue;
			for (const { id, counted } of await this.#ofAccount(account, meetings)) {
				if (leftOut.isOut(account.id, id)) out.add(id);
				const by = [...(held.get(id)?.by ?? []), account.id];
				held.set(id, { counted: held.get(id)?.counted ?? counted, by });
			}
		}
		return [...held].filter(([id]) => !out.has(id)).map(([, one]) => one);
	}

	/** As this account's own page has them. */
	async #ofAccount({ id }: Account, ofOrganisation: ReadonlySet<string>): Promise<Own[]> {
		const own = new Map<string, Own>();
		for (const { meeting, participant } of await this.#store.meetings.seatsOfAccount(id)) {
			if (own.has(meeting) || !ofOrganisation.has(meeting)) continue;
			const view = await this.#view(meeting, participant as ParticipantId);
			const counted = view && countedOf(view);
			if (counted) own.set(meeting, { id: meeting, label: view.meeting.label, counted });
		}
		return [...own.values()];
	}

	async #meetingsOf(organisation: string): Promise<ReadonlySet<string>> {
		const all = await this.#store.meetings.all();
		return new Set(
			all.filter((one) => one.organisation === organisation).map(({ meeting }) => meeting),
		);
	}

	/** What cannot be read counts nowhere. */
	async #view(meeting: string, participant: ParticipantId): Promise<View | null> {
		try {
			const view = await this.#live.view(meeting, { participant, entry: null });
			return isRefusal(view) ? null : view;
		} catch (error) {
			if (error instanceof UnreadableError) return null;
			throw error;
		}
	}
}

/**
 * [N3] What nobody who coordinated it can look at beforehand counts nowhere. So an account that a reset has put another
 * one in the place of is no second person, either (N5).
 */
const mayLook = (account: Account): boolean => account.active && mayHaveSeats(account);
