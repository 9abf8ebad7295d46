// Draws acts of danger: anybody may fear for somebody, name who reads it, and decide again when the family is told.
import { isBound } from '#lib/domain/table/facts.ts';
import { ADDRESSEES, groundsFor } from '#lib/domain/policy/jurisdictions/danger.ts';
import { by, family, idOf, seated, type Draw, type Drawing } from './drawing.ts';

const told = ({ dice, slot }: Drawing) =>
	dice.once(3)
		? { family: 'informed' }
		: { family: 'deferred', reason: `Raison ${slot}`, againOn: '2027-01-01' };

const danger: Draw = (drawing) => {
	const { dice, meeting, slot } = drawing;
	const author = dice.oneOf(seated(drawing));
	const addressee = dice.oneOf(ADDRESSEES.filter((one) => one !== 'other'));
	const { jurisdiction } = meeting.called;
	const grounds = groundsFor(jurisdiction, { bound: isBound(author) }, addressee);
	return by(drawing, author.id, {
		type: 'record-danger',
		about: dice.some(family(drawing).map(idOf), 1),
		addressee,
		ground: dice.oneOf(grounds).id,
		fear: `Crainte ${slot}`,
		tried: `Essayé ${slot}`,
		consulted: `Consulté ${slot}`,
		alone: `Seul ${slot}`,
		said: `Dit ${slot}`,
		...(dice.once(2) && { readers: dice.some(seated(drawing).map(idOf), 2) }),
		...told(drawing),
	});
};

/** Records an act, or goes on with one that stands. */
export const dangerAct: Draw = (drawing) => {
	const { dice, meeting } = drawing;
	const dangers = [...meeting.dangers.values()];
	if (dangers.length === 0 || dice.once(2)) return danger(drawing);
	const { id: dangerId, by: author } = dice.oneOf(dangers);
	const readers = dice.some(seated(drawing).map(idOf), 3);
	return by(
		drawing,
		author,
		dice.once(2)
			? { type: 'share-danger', dangerId, readers }
			: { type: 'inform-family', dangerId, ...told(drawing) },
	);
};
