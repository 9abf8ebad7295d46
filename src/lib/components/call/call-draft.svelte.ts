// A meeting that is being called: what was answered so far, and what is still missing.
import type { CallMeetingInput } from '#lib/domain/command.ts';
import { LIMITS } from '#lib/domain/command.ts';
import type { MissionId } from '#lib/domain/ids.ts';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { newId, type Answer } from '#lib/client/commands.ts';
import { missionId, missionLabel, SUGGESTED_MISSIONS, type SuggestedMission } from './missions.ts';

type Send = (command: CallMeetingInput) => Promise<Answer>;
export interface Mission {
	readonly id: MissionId;
	readonly label: string;
}

export class CallDraft {
	purpose = $state('');
	date = $state('');
	time = $state('');
	place = $state('');
	jurisdiction = $state<JurisdictionId>()!;
	missions = $state<readonly Mission[]>([]);
	/** A mission in the coordinator's own words, before it is added. */
	wording = $state('');
	/** A send was tried without a purpose. */
	purposeMissing = $state(false);
	sending = $state(false);
	refused = $state<Extract<Answer, { ok: false }> | null>(null);

	readonly #send: Send;

	constructor(jurisdictions: readonly JurisdictionId[], send: Send) {
		this.#send = send;
		this.jurisdiction = jurisdictions[0] ?? 'be-fr';
	}

	has(mission: SuggestedMission): boolean {
		return this.missions.some(({ id }) => id === missionId(mission));
	}

	toggle(mission: SuggestedMission): void {
		const id = missionId(mission);
		if (this.has(mission)) this.drop(id);
		else this.missions = [...this.missions, { id, label: missionLabel(mission) }];
	}

	/** Those that were put in the coordinator's own words. */
	get own(): readonly Mission[] {
		const suggested: readonly string[] = SUGGESTED_MISSIONS;
		return this.missions.filter(({ id }) => !suggested.includes(id));
	}

	addOwn(): void {
		const label = this.wording.trim().slice(0, LIMITS.line);
		this.wording = '';
		if (label === '' || this.missions.some((mission) => mission.label === label)) return;
		this.missions = [...this.missions, { id: newId() as MissionId, label }];
	}

	drop(id: MissionId): void {
		this.missions = this.missions.filter((mission) => mission.id !== id);
	}

	/** The new meeting's id, or null when something is missing or was refused. */
	async call(): Promise<string | null> {
		if (this.sending) return null;
		this.addOwn();
		this.refused = null;
		this.purposeMissing = this.purpose.trim() === '';
		if (this.purposeMissing) return null;
		this.sending = true;
		const answer = await this.#send(this.command);
		this.sending = false;
		if (!answer.ok) this.refused = answer;
		return answer.ok ? (answer.made.id ?? null) : null;
	}

	get command(): CallMeetingInput {
		const place = this.place.trim();
		return {
			type: 'call-meeting',
			kind: 'network',
			purpose: this.purpose.trim(),
			jurisdiction: this.jurisdiction,
			missions: [...this.missions],
			...(this.date && { date: this.time ? `${this.date}T${this.time}` : this.date }),
			...(place && { place }),
		};
	}
}
