// The geometry of the round table: where each seat stands, and whose is lit by the section in focus.
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { initialsOf, ringOf, type Ring } from '../ui/person.ts';
import { isAway, isMe, seatedOf } from './people.ts';

export interface Seat {
	readonly id: ParticipantId;
	readonly name: string;
	readonly letters: string;
	readonly ring: Ring;
	readonly lit: boolean;
	readonly away: boolean;
	readonly me: boolean;
	readonly x: number;
	readonly y: number;
	/** The ray from the middle of the table to the edge of the seat. */
	readonly ray: { readonly x: number; readonly y: number };
}

export interface RoundTable {
	readonly seats: readonly Seat[];
	readonly radius: number;
}

/** The drawing is a square of this side, with its middle at 0,0. */
export const SIDE = 272;
const ORBIT = 102;
const LARGEST_SEAT = 19;
const GAP = 7;

const rounded = (value: number): number => Math.round(value * 10) / 10;
const onCircle = (turn: number, distance: number) => ({
	x: rounded(distance * Math.sin(turn)),
	y: rounded(-distance * Math.cos(turn)),
});

/** The first of the family sits at the top; the others follow clockwise, in the order of the list. */
export function roundTable(view: View, section: SectionView | null): RoundTable {
	const people = seatedOf(view);
	const lit = new Set(section?.readers.map((reader) => reader.participantId));
	const room = people.length > 1 ? ORBIT * Math.sin(Math.PI / people.length) : LARGEST_SEAT;
	const radius = rounded(Math.min(LARGEST_SEAT, room - GAP / 2));
	const seats = people.map((person, index): Seat => {
		const turn = (2 * Math.PI * index) / people.length;
		return {
			id: person.id,
			name: person.name,
			letters: initialsOf(person.name),
			ring: ringOf(person),
			lit: lit.has(person.id),
			away: isAway(person) || person.presence === 'expected',
			me: isMe(view, person.id),
			...onCircle(turn, ORBIT),
			ray: onCircle(turn, ORBIT - radius - 2),
		};
	});
	return { seats, radius };
}
