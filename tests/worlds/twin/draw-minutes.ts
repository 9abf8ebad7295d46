// Draws how minutes come about: parts marked by their holders, proposed, remarked on, handed out, adopted.
import { ANSWERS, OBJECTIONS } from '#lib/domain/review/facts.ts';
import { COPY_WAYS } from '#lib/domain/minutes/record.ts';
import { withoutCopy } from '#lib/domain/minutes/lifecycle.ts';
import { momentOfSlot, wordsIn } from './steps.ts';
import { by, coordinator, family, idOf, MINUTE, seated, sectionsOf, type Draw } from './drawing.ts';

export const mark: Draw = (drawing) => {
	const shared = sectionsOf(drawing).filter(({ opening }) => opening !== null);
	if (shared.length === 0) return null;
	const { id: sectionId, holder } = drawing.dice.oneOf(shared);
	return by(drawing, holder, { type: 'mark-part', sectionId, inMinutes: !drawing.dice.once(4) });
};

/** The rules are laid on the table, or read aloud, perhaps a little before it is noted. */
export const groundRules: Draw = (drawing) => {
	const { dice, slot } = drawing;
	const actor = coordinator(drawing);
	if (dice.once(2))
		return by(drawing, actor, { type: 'lay-ground-rules', title: `Règles ${slot}` });
	const happenedAt = new Date(momentOfSlot(slot) - MINUTE).toISOString();
	const late = dice.once(2) && { happenedAt };
	return by(drawing, actor, { type: 'record-ground-rules-read', ...late });
};

/** Somebody concerned answers to what was shared about them. */
export const answer: Draw = (drawing) => {
	const { dice, slot } = drawing;
	const parts = sectionsOf(drawing).filter(
		({ about, everOpened }) => everOpened && about.length > 0,
	);
	if (parts.length === 0) return null;
	const { id: sectionId, about } = dice.oneOf(parts);
	return by(drawing, dice.oneOf(about), {
		type: 'answer-part',
		sectionId,
		answer: dice.oneOf(ANSWERS),
		...(dice.once(2) && { what: dice.oneOf(OBJECTIONS), words: `Réponse ${slot}` }),
	});
};

const remark: Draw = (drawing) => {
	const { dice, meeting, slot } = drawing;
	const items = [...sectionsOf(drawing), ...meeting.outcomes].map(({ id }) => id);
	return by(drawing, dice.oneOf(seated(drawing)).id, {
		type: 'remark-minutes',
		text: `Remarque ${slot}`,
		...(items.length > 0 && !dice.once(3) && { item: dice.oneOf(items) }),
		dissent: dice.once(2),
	});
};

/** Taken back out of adopted minutes, whole or a passage of it. */
const goneTooFar: Draw = (drawing) => {
	const { dice, meeting } = drawing;
	const parts = [...meeting.minutes.parts.values()].filter(({ words }) => words !== null);
	if (parts.length === 0) return null;
	const { section: sectionId } = dice.oneOf(parts);
	const { holder } = meeting.sections.sections.get(sectionId)!;
	const passage = { from: 0, words: wordsIn(sectionId).slice(0, 9) };
	return by(drawing, holder, {
		type: 'take-back',
		sectionId,
		...(dice.once(2) && { passage }),
	});
};

export const minutesAct: Draw = (drawing) => {
	const { dice, meeting } = drawing;
	const { proposedAt, adopted } = meeting.minutes;
	const actor = coordinator(drawing);
	if (meeting.state === 'called') return null;
	if (proposedAt === null) return by(drawing, actor, { type: 'propose-minutes' });
	if (dice.once(4)) {
		const participantId = dice.oneOf(family(drawing).map(idOf));
		return by(drawing, actor, { type: 'offer-copy', participantId, how: dice.oneOf(COPY_WAYS) });
	}
	if (adopted && dice.once(2)) return goneTooFar(drawing);
	if (adopted || dice.once(2)) return remark(drawing);
	const copies = withoutCopy(meeting).map(({ id }) => ({ participantId: id, how: 'printed' }));
	return by(drawing, actor, { type: 'adopt-minutes', copies });
};
