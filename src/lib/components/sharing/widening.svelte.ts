// The answers to "widen to whom?" and "reopen for whom?": always by name, never by a category.
import type { CommandInput } from '#lib/domain/command.ts';
import type { MissionId, ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView, SectionView, View } from '#lib/domain/view/view.ts';
import { tellable } from '../extract/extract.ts';
import { isConcerned } from '../section/acts.ts';
import { onesOf, propose } from './proposal.ts';
import type { Reason } from './reasons.ts';

export class Widening {
	picked = $state<ParticipantId[]>([]);
	readonly #view: () => View;
	readonly #section: SectionView;
	readonly reopens: boolean;

	constructor(view: () => View, section: SectionView, reopens: boolean) {
		this.#view = view;
		this.#section = section;
		this.reopens = reopens;
	}

	/** Whom the rules let be named now. Widening can add a mission to a part; an opening names within those it has. */
	get candidates(): ParticipantView[] {
		const view = this.#view();
		if (this.#section.kind === 'extract')
			return tellable(view).filter((person) => this.#lacks(person));
		if (isConcerned(view)) return onesOf(view).filter((person) => this.#lacks(person));
		const all = (view.meeting.missions ?? []).map(({ id }) => id);
		const missions = this.reopens ? (this.#section.missions ?? []) : all;
		const { about } = this.#section;
		return propose(view, {
			circle: 'people',
			about,
			missions,
			named: null,
			one: null,
		}).candidates.filter((person) => this.#lacks(person));
	}

	#lacks(person: ParticipantView): boolean {
		const reads = this.#section.readers.some(({ participantId }) => participantId === person.id);
		return this.reopens || !reads;
	}

	/** The whole table has nobody to name. */
	get common(): boolean {
		return this.#section.kind === 'common';
	}

	toggle(id: ParticipantId): void {
		this.picked = this.picked.includes(id)
			? this.picked.filter((other) => other !== id)
			: [...this.picked, id];
	}

	/** The missions that the part lacks for those who are picked. */
	get missions(): MissionId[] {
		if (this.#section.kind === 'extract') return [];
		const before = this.#section.missions ?? [];
		const people = this.candidates.filter(({ id }) => this.picked.includes(id));
		const lacking = people.filter(
			(person) => !(person.missions ?? []).some((mission) => before.includes(mission)),
		);
		const all = lacking.flatMap((person) => person.missions ?? []);
		return all.filter((mission, index) => all.indexOf(mission) === index);
	}

	commands(reason: Reason | null): CommandInput[] {
		const sectionId = this.#section.id;
		const readers = [...this.picked];
		const why = reason ?? { purpose: '', necessity: '' };
		if (this.reopens) {
			if (this.common) return [{ type: 'open-section', sectionId }];
			const { opened } = this.#section;
			return [
				{
					type: 'open-section',
					sectionId,
					...why,
					readers,
					writers: writersAgain(opened, readers),
				},
			];
		}
		const { missions } = this;
		return [
			{
				type: 'widen-section',
				sectionId,
				readers,
				...(missions.length > 0 && { missions }),
				...why,
			},
		];
	}
}

const writersAgain = (
	opened: SectionView['opened'],
	readers: readonly ParticipantId[],
): ParticipantId[] => readers.filter((reader) => opened?.writers.includes(reader));
