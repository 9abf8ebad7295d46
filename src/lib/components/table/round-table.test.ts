import { expect, test } from 'vitest';
import type { ParticipantId } from '#lib/domain/ids.ts';
import { awaMeeting, ID } from './awa.fixture.ts';
import { roundTable, SIDE } from './round-table.ts';

const view = awaMeeting();
const home = view.sections.find(({ id }) => id === ID.home) ?? null;

test('whoever reads the section in focus is lit, and nobody else', () => {
	const lit = roundTable(view, home).seats.filter((seat) => seat.lit);
	expect(new Set(lit.map(({ id }) => id))).toEqual(
		new Set([ID.mother, ID.awa, ID.sophie, ID.karim]),
	);
});

test('with no section in focus nobody is lit', () => {
	expect(roundTable(view, null).seats.filter((seat) => seat.lit)).toEqual([]);
});

test('the ring tells the promise: strong for the family, double for the bound, dashed for the others', () => {
	const ring = Object.fromEntries(roundTable(view, null).seats.map((seat) => [seat.id, seat.ring]));
	expect(ring[ID.mother]).toBe('family');
	expect(ring[ID.karim]).toBe('bound');
	expect(ring[ID.marc]).toBe('free');
});

test('the family sits at the top', () => {
	const [first] = roundTable(view, null).seats;
	expect(first).toMatchObject({ id: ID.awa, x: 0 });
	expect(first?.y).toBeLessThan(0);
});

test('whoever is named without a seat is not drawn', () => {
	const named = view.participants.map((each) =>
		each.id === ID.mother ? { ...each, seated: false } : each,
	);
	const seats = roundTable({ ...view, participants: named }, home).seats;
	expect(seats.map(({ id }) => id)).not.toContain(ID.mother);
	expect(seats).toHaveLength(6);
});

test.each([1, 2, 7, 24, 40])('%i seats stay inside the drawing and apart', (count) => {
	const [one] = view.participants;
	const people = Array.from({ length: count }, (_, index) => ({
		...(one ?? view.participants[0]!),
		id: `p-${index}` as ParticipantId,
		name: `Person ${index}`,
	}));
	const { seats, radius } = roundTable({ ...view, participants: people }, null);
	expect(radius).toBeGreaterThan(4);
	for (const seat of seats) {
		expect(Math.abs(seat.x) + radius).toBeLessThan(SIDE / 2);
		expect(Math.abs(seat.y) + radius).toBeLessThan(SIDE / 2);
	}
	const [a, b] = seats;
	if (a && b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * radius);
});
