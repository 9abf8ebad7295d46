// One invitation that is being filled in: what the preset proposes, what was changed, and the command that it makes.
import type { CommandInput } from '#lib/domain/command.ts';
import type { AccountId, MissionId, ParticipantId } from '#lib/domain/ids.ts';
import { secreciesOf } from '#lib/domain/table/combinations.ts';
import { isConcernedKind, type Kind, type Secrecy } from '#lib/domain/table/facts.ts';
import type { MissionView, ParticipantView, View } from '#lib/domain/view/view.ts';
import { presetLabel } from './preset-words.ts';
import type { Ask, Preset } from './presets.ts';

type Invite = CommandInput & { type: 'invite' | 'name-person' };

/** A colleague of the same organisation, who enters with an account and needs no link. */
export interface Colleague {
	readonly id: string;
	readonly name: string;
	readonly function: string | null;
	readonly service: string | null;
	readonly secrecy: Secrecy;
}

type Known = Pick<Colleague, 'name' | 'secrecy'> & { introducedAs: string; service: string };

export class InviteForm {
	name = $state('');
	introducedAs = $state('');
	service = $state('');
	secrecy = $state<Secrecy>('discretion');
	missions = $state<MissionId[]>([]);
	coordinator = $state(false);
	bornOn = $state('');
	until = $state('');
	/** Whom they accompany or who supervises them; '' when it is said later. */
	link = $state<ParticipantId | ''>('');
	childOf = $state<ParticipantId[]>([]);
	nameMissing = $state(false);
	/** Their name is to be found again at the organisation's next tables. */
	keep = $state(false);

	readonly preset: Preset;
	readonly colleague: Colleague | null;
	readonly #view: () => View | null;

	constructor(preset: Preset, view: () => View | null, colleague: Colleague | null = null) {
		this.preset = preset;
		this.colleague = colleague;
		this.#view = view;
		this.name = colleague?.name ?? '';
		this.introducedAs = colleague?.function ?? presetLabel(preset);
		this.service = colleague?.service ?? '';
		this.secrecy = secrecyOf(preset, colleague);
		this.missions = this.#proposed();
	}

	/** Somebody met before, called as they were; kept once more unless it is said otherwise. */
	fillFrom({ name, introducedAs, service, secrecy }: Known): void {
		this.name = name;
		this.introducedAs = introducedAs;
		this.service = service;
		if (this.secrecies.includes(secrecy)) this.secrecy = secrecy;
		this.keep = true;
	}

	get kind(): Kind {
		return this.preset.kind;
	}
	/** What the meeting has, to choose from. */
	get meetingMissions(): readonly MissionView[] {
		return this.#view()?.meeting.missions ?? [];
	}
	get secrecies(): readonly Secrecy[] {
		return secreciesOf(this.kind);
	}
	get isProfessional(): boolean {
		return this.kind === 'professional';
	}
	/** Only a professional bound by secrecy has missions (the closed table). */
	get mayHaveMissions(): boolean {
		return this.isProfessional && this.secrecy === 'bound';
	}
	/** The preset's mission is one of this meeting's. */
	get proposesMission(): boolean {
		return this.#proposed().length > 0;
	}
	get isFamily(): boolean {
		return isConcernedKind(this.kind);
	}
	asks(what: Ask): boolean {
		return this.preset.asks.includes(what);
	}

	/** Whom a link may lead to: persons concerned for whoever accompanies, bound professionals for whoever is supervised. */
	get linkable(): readonly ParticipantView[] {
		const people = this.#view()?.participants ?? [];
		if (this.asks('accompanies')) return people.filter(({ family }) => family);
		return people.filter(({ kind, promise }) => kind === 'professional' && promise === 'secrecy');
	}
	get parents(): readonly ParticipantView[] {
		return (this.#view()?.participants ?? []).filter(({ kind }) => kind === 'parent');
	}

	toggleMission(id: MissionId): void {
		const others = this.missions.filter((mission) => mission !== id);
		this.missions = others.length === this.missions.length ? [...others, id] : others;
	}

	/** null, and the name asked for, while it is missing. */
	command(): Invite | null {
		this.nameMissing = this.name.trim() === '';
		if (this.nameMissing) return null;
		return {
			type: 'invite',
			name: this.name.trim(),
			kind: this.kind,
			secrecy: this.secrecy,
			missions: this.mayHaveMissions ? [...this.missions] : [],
			...this.#words(),
			...this.#links(),
			...(this.isProfessional && this.coordinator && { coordinator: true }),
			...(this.colleague && { account: this.colleague.id as AccountId }),
		};
	}

	/** For someone of the family who has no seat, or none yet. */
	nameOnly(): Invite | null {
		this.nameMissing = this.name.trim() === '';
		if (this.nameMissing) return null;
		const { childOf, bornOn } = this.#links();
		return {
			type: 'name-person',
			name: this.name.trim(),
			kind: this.kind,
			...(childOf && { childOf }),
			...(bornOn && { bornOn }),
		};
	}

	#words() {
		const introducedAs = this.introducedAs.trim();
		const service = this.service.trim();
		return {
			...(introducedAs && { introducedAs }),
			...(service && { service }),
			...(this.isProfessional && introducedAs && { function: introducedAs }),
		};
	}

	#links() {
		return {
			...(this.asks('accompanies') && this.link && { accompanies: this.link }),
			...(this.asks('supervisor') && this.link && { supervisor: this.link }),
			...(this.asks('childOf') && this.childOf.length > 0 && { childOf: [...this.childOf] }),
			...(this.asks('bornOn') && this.bornOn && { bornOn: this.bornOn }),
			...(this.asks('until') && this.until && { until: this.until }),
		};
	}

	/** The preset's mission where the meeting has it: a proposal, which inviting confirms. */
	#proposed(): MissionId[] {
		const { mission } = this.preset;
		return this.meetingMissions.filter(({ id }) => id === (mission as string)).map(({ id }) => id);
	}
}

const secrecyOf = (preset: Preset, colleague: Colleague | null): Secrecy => {
	const own = colleague?.secrecy;
	return own && secreciesOf(preset.kind).includes(own) ? own : preset.secrecy;
};
