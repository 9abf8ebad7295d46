// What is told of an act of danger to the few who may know of it.
import type { DangerId, Moment, ParticipantId, SectionId } from '../ids.ts';
import type { Addressee, GroundId } from '../policy/jurisdictions/danger.ts';

/** An act toward one addressee: its author's, and theirs whom the author named. Never in minutes, never on a shared screen. */
export interface DangerView {
	readonly id: DangerId;
	readonly at: Moment;
	readonly by: ParticipantId;
	readonly about: readonly ParticipantId[];
	readonly addressee: Addressee;
	readonly addresseeName: string;
	readonly ground: { readonly id: GroundId; readonly article: string };
	readonly fear: string;
	readonly tried: string;
	readonly consulted: string;
	readonly alone: string;
	readonly said: string;
	readonly family:
		| { readonly state: 'informed' }
		| { readonly state: 'deferred'; readonly reason: string; readonly againOn: string };
	/** For the author: whom they named, and the parts whose readers the family is told of later. */
	readonly readers?: readonly ParticipantId[];
	readonly sections?: readonly SectionId[];
}
