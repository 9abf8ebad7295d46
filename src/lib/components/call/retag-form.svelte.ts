// A person's place that is being changed: only what differs is sent.
import type { CommandInput } from '#lib/domain/command.ts';
import type { MissionId, ParticipantId } from '#lib/domain/ids.ts';
import { secreciesOf } from '#lib/domain/table/combinations.ts';
import type { Kind, Secrecy } from '#lib/domain/table/facts.ts';
import type { ParticipantView } from '#lib/domain/view/view.ts';
import { secrecyOf } from './person-words.ts';

const LINKS: Partial<Record<Kind, 'accompanies' | 'supervisor'>> = {
	support: 'accompanies',
	interpreter: 'accompanies',
	lawyer: 'accompanies',
	intern: 'supervisor',
	volunteer: 'supervisor',
};

export class RetagForm {
	kind = $state<Kind>('other');
	secrecy = $state<Secrecy>('none');
	missions = $state<MissionId[]>([]);
	coordinator = $state(false);
	link = $state<ParticipantId | ''>('');
	readonly #before: ParticipantView;

	constructor(person: ParticipantView) {
		this.#before = person;
		this.kind = person.kind ?? 'other';
		this.secrecy = secrecyOf(person);
		this.missions = [...(person.missions ?? [])];
		this.coordinator = person.coordinator;
		this.link = person.link?.to ?? '';
	}

	get secrecies(): readonly Secrecy[] {
		return secreciesOf(this.kind);
	}
	get mayHaveMissions(): boolean {
		return this.kind === 'professional' && this.secrecy === 'bound';
	}
	get linkField(): 'accompanies' | 'supervisor' | null {
		return LINKS[this.kind] ?? null;
	}

	/** Another kind brings its own promise, and leaves behind what does not go with it. */
	choose(kind: Kind): void {
		this.kind = kind;
		if (!this.secrecies.includes(this.secrecy)) this.secrecy = this.secrecies[0] ?? 'none';
		if (kind !== 'professional') this.coordinator = false;
		if (this.linkField === null) this.link = '';
	}

	toggleMission(id: MissionId): void {
		const others = this.missions.filter((mission) => mission !== id);
		this.missions = others.length === this.missions.length ? [...others, id] : others;
	}

	get command(): CommandInput & { type: 'retag' } {
		const { id, kind, link } = this.#before;
		const before = link?.to ?? '';
		const field = this.linkField;
		return {
			type: 'retag',
			participantId: id,
			...(this.kind !== kind && { kind: this.kind }),
			secrecy: this.secrecy,
			missions: this.mayHaveMissions ? [...this.missions] : [],
			coordinator: this.coordinator,
			...(field && this.link !== before && { [field]: this.link || null }),
			...(!field && before && { accompanies: null, supervisor: null }),
		};
	}
}
