// Draws that bring histories to where rules meet: a secret that is read, a stop or a tag that ends it, and the same undone (R4).
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { Section } from '#lib/domain/section/facts.ts';
import { MISSIONS } from '../worlds/twin/beginning.ts';
import {
	by,
	coordinator,
	concerned,
	seated,
	type Draw,
	type Drawing,
} from '../worlds/twin/drawing.ts';

const shared = ({ meeting }: Drawing): Section[] =>
	[...meeting.sections.sections.values()].filter(
		({ kind, opening, about }) => kind !== 'common' && opening && about.length > 0,
	);

function yes(drawing: Drawing, person: ParticipantId, scope: 'all' | SectionId[]) {
	return by(drawing, person, {
		type: 'record-agreement',
		...{ person, scope, purpose: 'La suite', decision: 'given', capacity: 'self', form: 'signed' },
		explained: { intention: 'parler', withWhom: 'à qui', content: 'quoi' },
		missions: MISSIONS,
	});
}

/** Somebody agrees to all that is asked. */
export const agree: Draw = (drawing) => yes(drawing, concerned(drawing).id, 'all');

/** Somebody bound begins a secret about one of the family, which others of the mission could read. */
export const begin: Draw = (drawing) => {
	const holders = seated(drawing).filter(({ missions }) => missions.includes('youth-aid' as never));
	if (holders.length === 0) return null;
	return by(drawing, drawing.dice.oneOf(holders).id, {
		type: 'create-section',
		kind: drawing.dice.once(5) ? 'reserved' : 'secret',
		about: [concerned(drawing).id],
		missions: ['youth-aid'],
	});
};

export const openLatest: Draw = (drawing) => {
	const latest = [...drawing.meeting.sections.sections.values()].at(-1);
	if (!latest || latest.kind === 'draft') return null;
	const readers = seated(drawing).map(({ id }) => id);
	return by(drawing, latest.holder, {
		type: 'open-section',
		...{ sectionId: latest.id, purpose: 'La suite', necessity: 'Sans cela rien' },
		...(latest.kind === 'reserved' && { readers: drawing.dice.some(readers, 20) }),
	});
};

/** A stop by one of those whom an opened part is about, or a tag taken from one of its readers. */
export const stop: Draw = (drawing) => {
	const { dice } = drawing;
	const parts = shared(drawing);
	if (parts.length === 0) return null;
	const { id, about, opening } = dice.oneOf(parts);
	const person = dice.oneOf(about);
	const readers = opening!.named === 'everyone' ? [] : [...opening!.named.keys()];
	if (readers.length > 0 && dice.once(3))
		return by(drawing, coordinator(drawing), {
			...{ type: 'retag', participantId: dice.oneOf(readers), missions: [] },
		});
	const scope = dice.once(2) ? 'all' : [id];
	return by(drawing, person, { type: 'withdraw-agreement', person, scope });
};

/** What took somebody off is undone: the person says yes again, or the tag is set back to what it was. */
export const undo =
	(begun: Meeting): Draw =>
	(drawing) => {
		const { dice } = drawing;
		const isOff = ({ opening }: Section): boolean =>
			opening!.named !== 'everyone' && [...opening!.named.values()].some(({ off }) => off);
		const parts = shared(drawing).filter(isOff);
		if (parts.length === 0) return null;
		const { id, about, opening } = dice.oneOf(parts);
		if (opening!.named === 'everyone') return null;
		const reader = dice.oneOf([...opening!.named].filter(([, { off }]) => off))[0];
		const before = begun.table.participants.get(reader);
		const now = drawing.meeting.table.participants.get(reader)!;
		if (before && before.missions.length > now.missions.length) {
			const { secrecy, missions } = before;
			const back = { type: 'retag', participantId: reader, secrecy, missions };
			return by(drawing, coordinator(drawing), back);
		}
		return yes(drawing, dice.oneOf(about), dice.once(2) ? 'all' : [id]);
	};
