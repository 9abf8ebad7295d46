// The answers to "who may read?" while they are being given, and the commands that they become.
import type { CommandInput } from '#lib/domain/command.ts';
import type { MissionId, ParticipantId } from '#lib/domain/ids.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { isConcerned } from '../section/acts.ts';
import {
	aboutFromWords,
	circlesOf,
	propose,
	type Circle,
	type Proposal,
	type Wish,
} from './proposal.ts';
import type { Reason } from './reasons.ts';

export type Missing = 'about' | 'one' | 'missions' | 'told';

const toggled = <Item>(items: readonly Item[], item: Item): Item[] =>
	items.includes(item) ? items.filter((other) => other !== item) : [...items, item];

/** One's own missions; whoever has none, and the meeting only one, means that one. */
function ownMissions(view: View): MissionId[] {
	if (view.me.missions.length > 0) return view.me.missions.map(({ id }) => id);
	const all = view.meeting.missions ?? [];
	return all.length === 1 ? all.map(({ id }) => id) : [];
}

export class Sharing {
	circle = $state<Circle>('table');
	about = $state<ParticipantId[]>([]);
	missions = $state<MissionId[]>([]);
	named = $state<ParticipantId[] | null>(null);
	one = $state<ParticipantId | null>(null);
	writers = $state(false);
	/** Names of people outside the table, separated by commas: private to the part, they gain nothing. */
	others = $state('');
	title = $state('');
	/** What may be said: to whom, and the last day on which it is shown. */
	told = $state<ParticipantId[]>([]);
	until = $state('');
	readonly circles: readonly Circle[];
	readonly #view: () => View;
	readonly #section: SectionView;
	/** Asked of its holder on another one's device: nothing but the opening itself can be done there. */
	readonly byHand: boolean;

	constructor(
		view: () => View,
		section: SectionView,
		{ words, told = false, byHand = false }: { words: string; told?: boolean; byHand?: boolean },
	) {
		this.#view = view;
		this.#section = section;
		const now = view();
		this.byHand = byHand;
		this.circles = circlesOf(now).filter((circle) => !(byHand && circle === 'told'));
		this.circle = this.circles.includes('people') ? 'people' : (this.circles[0] ?? 'table');
		if (told && this.circles.includes('told')) this.circle = 'told';
		this.about = section.about.length > 0 ? [...section.about] : aboutFromWords(now, words);
		this.missions = section.missions?.length ? [...section.missions] : ownMissions(now);
		this.title = section.title;
	}

	/** A confidence is about one person alone: the one it is shared with, or oneself. */
	get wish(): Wish {
		const { circle, missions, named, one } = this;
		if (circle === 'told') return { circle, missions, named: this.told, one, about: this.about };
		if (circle !== 'one') return { circle, missions, named, one, about: this.about };
		const me = this.#view().me.participantId;
		const about = isConcerned(this.#view()) ? [me] : one ? [one] : [];
		return { circle, missions, named, one, about };
	}

	get proposal(): Proposal {
		return propose(this.#view(), this.wish);
	}

	get missing(): Missing | null {
		if (this.circle === 'one') return this.one ? null : 'one';
		if (this.circle === 'table') return null;
		if (this.circle === 'told' && this.told.length === 0) return 'told';
		if (this.circle !== 'told' && this.missions.length === 0) return 'missions';
		return this.about.length === 0 ? 'about' : null;
	}

	toggleAbout(id: ParticipantId): void {
		if (this.circle !== 'told') this.circle = 'people';
		this.about = toggled(this.about, id);
	}
	toggleTold(id: ParticipantId): void {
		this.circle = 'told';
		this.told = toggled(this.told, id);
	}
	toggleMission(id: MissionId): void {
		this.missions = toggled(this.missions, id);
		this.named = null; // whom the rules propose changes with the mission
	}
	toggleName(id: ParticipantId): void {
		const now = this.named ?? this.proposal.candidates.map((person) => person.id);
		this.named = toggled(now, id);
	}
	isNamed(id: ParticipantId): boolean {
		return this.named === null || this.named.includes(id);
	}
	choose(one: ParticipantId): void {
		this.circle = 'one';
		this.one = one;
	}

	/** By name, those whom the opening names: persons concerned and links follow from the rules. */
	get readers(): ParticipantId[] {
		return this.proposal.reading
			.filter(({ rule }) => rule === 'P5' || rule === 'P7')
			.map(({ person }) => person.id);
	}

	/** What was dictated is said what it is and opened in one act; null where the answers take more than that. */
	openDictated(reason: Reason | null): CommandInput | null {
		const [shape, opening] = this.commands(reason);
		if (shape?.type !== 'classify-section' || opening?.type !== 'open-section') return null;
		const { kind, title, about, missions, thirdPersons } = shape;
		if (thirdPersons || (kind !== 'common' && kind !== 'secret' && kind !== 'reserved'))
			return null;
		const titled = title ? { title } : {};
		return { ...opening, type: 'open-dictated', kind, about, missions, ...titled };
	}

	commands(reason: Reason | null): CommandInput[] {
		const sectionId = this.#section.id;
		const title = this.title.trim();
		const why = reason ?? {};
		const titled = title ? { title } : {};
		if (this.circle === 'table')
			return [
				{ type: 'classify-section', sectionId, kind: 'common', about: [], missions: [], ...titled },
				{ type: 'open-section', sectionId, ...why },
			];
		const about = [...this.wish.about];
		if (this.circle === 'told') {
			const until = this.until ? { until: this.until } : {};
			return [
				{ type: 'classify-section', sectionId, kind: 'extract', about, ...titled, ...until },
				{ type: 'open-section', sectionId, ...why, readers: [...this.told] },
			];
		}
		const names = this.others.split(',').map((name) => name.trim());
		const thirdPersons = names.filter((name) => name !== '');
		const missions = [...this.missions];
		const kind = this.circle === 'one' ? 'reserved' : 'secret';
		const readers = this.readers;
		const writers = this.writers ? { writers: readers } : {};
		return [
			{
				type: 'classify-section',
				sectionId,
				kind,
				about: [...about],
				missions,
				...titled,
				...(thirdPersons.length > 0 && { thirdPersons }),
			},
			{ type: 'open-section', sectionId, ...why, readers, ...writers },
		];
	}
}
