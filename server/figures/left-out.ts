// [N4] What people leave out of the figures. One sealed row for an organisation, of one length, and sealed anew every day: who lies on the disk's side learns neither who, nor when, nor whether.
import { openPeriods } from '#lib/domain/figures/period.ts';
import type { Moment } from '#lib/domain/ids.ts';
import type { LeftOutWord, OrganisationStore } from '../store/people-ports.ts';

export interface LeftOutWords {
	isOut(account: string, meeting: string): boolean;
}

type Stored = Pick<OrganisationStore, 'leftOut' | 'keepLeftOut'>;

export class LeftOut {
	readonly #store: Stored;
	/** One change after the other: each is made of what the one before has stored. */
	#last: Promise<unknown> = Promise.resolve();

	constructor(store: Stored) {
		this.#store = store;
	}

	async of(organisation: string): Promise<LeftOutWords> {
		const words = await this.#store.leftOut(organisation);
		return {
			isOut: (account, meeting) =>
				words.some((word) => word.account === account && word.meeting === meeting),
		};
	}

	change(
		organisation: string,
		now: Moment,
		{ isOut, ...word }: LeftOutWord & { readonly isOut: boolean },
	): Promise<void> {
		return this.#inTurn(organisation, now, (words) => [
			...words.filter(
				({ account, meeting }) => account !== word.account || meeting !== word.meeting,
			),
			...(isOut ? [word] : []),
		]);
	}

	/** Every day, also where nobody said anything. */
	renew(organisation: string, now: Moment): Promise<void> {
		return this.#inTurn(organisation, now, (words) => words);
	}

	/** What a quarter that is out was made without is told no more. */
	#inTurn(
		organisation: string,
		now: Moment,
		change: (words: readonly LeftOutWord[]) => readonly LeftOutWord[],
	): Promise<void> {
		const work = this.#last.then(async () => {
			const open = openPeriods(now, -Infinity);
			const words = (await this.#store.leftOut(organisation)).filter(({ period }) =>
				open.includes(period),
			);
			await this.#store.keepLeftOut(organisation, change(words));
		});
		this.#last = work.catch(() => undefined);
		return work;
	}
}
