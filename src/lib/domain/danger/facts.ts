// Danger is an act toward one addressee (R5): its record is its author's, and theirs whom the author names. It widens nothing.
import type { DangerId, Moment, ParticipantId, SectionId, TextId } from '../ids.ts';
import type { Addressee, GroundId } from '../policy/jurisdictions/danger.ts';
import { unreachable } from '../unreachable.ts';

/** Whether the family was told; deferring it has a reason, and a day on which it is decided again. */
export type FamilyTold =
	| { readonly state: 'informed' }
	| { readonly state: 'deferred'; readonly reason: TextId; readonly againOn: string };

export interface Danger {
	readonly id: DangerId;
	readonly order: number;
	readonly at: Moment;
	readonly happenedAt: Moment | null;
	readonly by: ParticipantId;
	/** Of the persons at this table, those who are in danger or whom it concerns. */
	readonly about: readonly ParticipantId[];
	readonly addressee: Addressee;
	readonly addresseeName: TextId | null;
	readonly ground: GroundId;
	readonly fear: TextId;
	readonly tried: TextId;
	readonly consulted: TextId;
	readonly alone: TextId;
	readonly said: TextId;
	/** Of the author's own parts, those of which the family is told later that they were read (R14). */
	readonly sections: readonly SectionId[];
	readonly family: FamilyTold;
	/** Whom the author named, and nobody else. */
	readonly readers: readonly ParticipantId[];
}

export type DangerEvent =
	| ({ type: 'danger-recorded'; danger: DangerId } & Omit<Danger, 'id' | 'order' | 'at'>)
	| { type: 'danger-shared'; danger: DangerId; readers: readonly ParticipantId[] }
	| { type: 'danger-family-decided'; danger: DangerId; family: FamilyTold };

export type Dangers = ReadonlyMap<DangerId, Danger>;
export const noDangers: Dangers = new Map();

const patched = (dangers: Dangers, id: DangerId, patch: Partial<Danger>): Dangers => {
	const danger = dangers.get(id);
	return danger ? new Map(dangers).set(id, { ...danger, ...patch }) : dangers;
};

export function evolveDangers(
	dangers: Dangers,
	event: DangerEvent,
	at: Moment,
	order: number,
): Dangers {
	switch (event.type) {
		case 'danger-recorded': {
			const { type: _, danger: id, ...told } = event;
			return new Map(dangers).set(id, { id, order, at, ...told });
		}
		case 'danger-shared':
			return patched(dangers, event.danger, { readers: event.readers });
		case 'danger-family-decided':
			return patched(dangers, event.danger, { family: event.family });
		default:
			return unreachable(event);
	}
}

/** [G2] its author, and whom the author named. */
export const isToldOf = (danger: Danger, person: ParticipantId): boolean =>
	danger.by === person || danger.readers.includes(person);

/**
 * [G4] since when what the family would be told of this part waits; null: it does not. What they were told of before
 * stays as it was. No day ends it: a clock must not warn a suspect, so it waits until the author decides again.
 */
export function waitsSince(
	dangers: Dangers,
	section: SectionId,
): Pick<Danger, 'order' | 'at'> | null {
	const waiting = [...dangers.values()].filter(
		({ family, sections }) => family.state === 'deferred' && sections.includes(section),
	);
	return waiting.sort((a, b) => a.order - b.order)[0] ?? null;
}
