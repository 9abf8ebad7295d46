// A meeting that is being called: what was answered so far, and what is still missing.
import type { CourseStep } from '../phase/planned.ts';
import { AuthorisationDraft } from './authorisation.svelte.ts';
import { CourseDraft } from './course-draft.svelte.ts';
import type { CallMeetingInput } from '#lib/domain/command.ts';
import { LIMITS } from '#lib/domain/command-fields.ts';
import type { MeetingId, MissionId, ParticipantId } from '#lib/domain/ids.ts';
import { jurisdictionOf } from '#lib/domain/policy/jurisdictions/jurisdictions.ts';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { newId, type Answer, type Carried } from '#lib/client/commands.ts';
import { missionId, missionLabel, SUGGESTED_MISSIONS, type SuggestedMission } from './missions.ts';

type Send = (command: CallMeetingInput) => Promise<Answer>;
export interface Mission {
	readonly id: MissionId;
	readonly label: string;
}

/** The meeting that this one follows, and who sat there. */
export interface LastMeeting {
	readonly id: string;
	readonly purpose: string;
	readonly people: readonly {
		readonly id: string;
		readonly name: string;
		readonly introducedAs: string;
	}[];
	/** The steps that were laid out for it; empty: none. */
	readonly course: readonly CourseStep[];
}

export class CallDraft {
	purpose = $state('');
	kind = $state<CallMeetingInput['kind']>('network');
	legalBasis = $state('');
	readonly course: CourseDraft;
	readonly authorisation = new AuthorisationDraft();
	/** Begun, and not whole. */
	authorisationMissing = $state(false);
	/** A case conference was tried without what it rests on. */
	basisMissing = $state(false);
	/** Who comes along from the last meeting. */
	coming = $state<string[]>([]);
	/** Their links: in this page's memory alone, and shown once. */
	invited = $state.raw<readonly Carried[]>([]);
	readonly last: LastMeeting | null;
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

	constructor(
		jurisdictions: readonly JurisdictionId[],
		send: Send,
		last: LastMeeting | null = null,
	) {
		this.#send = send;
		this.last = last;
		this.course = new CourseDraft(last?.course);
		this.purpose = last?.purpose ?? '';
		this.coming = (last?.people ?? []).map(({ id }) => id);
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

	/** Where the law knows one; nothing is imported into it. */
	get mayConfer(): boolean {
		return this.last === null && jurisdictionOf(this.jurisdiction).caseConference !== null;
	}

	get isConference(): boolean {
		return this.mayConfer && this.kind === 'case-conference';
	}

	/** The new meeting's id, or null when something is missing or was refused. */
	async call(): Promise<string | null> {
		if (this.sending) return null;
		this.addOwn();
		this.refused = null;
		this.purposeMissing = this.purpose.trim() === '';
		const { empty, partial } = this.authorisation;
		this.basisMissing = this.isConference && this.legalBasis.trim() === '' && empty;
		this.authorisationMissing = this.isConference && partial;
		if (this.purposeMissing || this.basisMissing || this.authorisationMissing) return null;
		this.sending = true;
		const answer = await this.#send(this.command);
		this.sending = false;
		if (!answer.ok) this.refused = answer;
		else this.invited = answer.invited ?? [];
		return answer.ok ? (answer.made.id ?? null) : null;
	}

	get command(): CallMeetingInput {
		const place = this.place.trim();
		return {
			type: 'call-meeting',
			kind: this.isConference ? 'case-conference' : 'network',
			purpose: this.purpose.trim(),
			jurisdiction: this.jurisdiction,
			missions: [...this.missions],
			...(this.date && { date: this.time ? `${this.date}T${this.time}` : this.date }),
			...(place && { place }),
			...this.#laidOut(),
			...this.#restsOn(),
			...this.#from(),
		};
	}

	/** A case conference has its own course. */
	#laidOut(): Pick<CallMeetingInput, 'course'> {
		const { steps } = this.course;
		return this.isConference || steps.length === 0 ? {} : { course: steps };
	}

	/** What a case conference rests on: a law, an authorisation, or both. */
	#restsOn(): Pick<CallMeetingInput, 'legalBasis' | 'authorisation'> {
		if (!this.isConference) return {};
		const legalBasis = this.legalBasis.trim();
		const { empty, value } = this.authorisation;
		return { ...(legalBasis && { legalBasis }), ...(!empty && { authorisation: value }) };
	}

	#from(): Pick<CallMeetingInput, 'from' | 'except'> {
		if (!this.last) return {};
		const stay = this.last.people.filter(({ id }) => !this.coming.includes(id));
		const except = stay.map(({ id }) => id as ParticipantId);
		return { from: this.last.id as MeetingId, ...(except.length > 0 && { except }) };
	}
}
