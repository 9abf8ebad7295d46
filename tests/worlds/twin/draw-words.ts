// Draws what people do with words: extracts and their agreements, notes confided, own words, words taken back or moved on.
import type { ParticipantId } from '#lib/domain/ids.ts';
import { wordsOf } from '#lib/domain/meeting/facts.ts';
import type { Section } from '#lib/domain/section/facts.ts';
import { isConcernedKind } from '#lib/domain/table/facts.ts';
import { digestOf } from '../present-text.ts';
import {
	by,
	concerned,
	coordinator,
	idOf,
	seated,
	sectionsOf,
	soon,
	type Draw,
	type Drawing,
} from './drawing.ts';
import { isInPhase } from './looks.ts';
import { wordsIn } from './steps.ts';

const oneOf = (drawing: Drawing, which: (section: Section) => boolean): Section | null => {
	const found = sectionsOf(drawing).filter(which);
	return found.length === 0 ? null : drawing.dice.oneOf(found);
};

const helpers = (drawing: Drawing): ParticipantId[] =>
	seated(drawing)
		.filter(({ kind }) => kind === 'professional' || kind === 'other')
		.map(idOf);

/** Begun for somebody; opened by the same act as any part. */
export const extract: Draw = (drawing) => {
	const { dice } = drawing;
	const bound = seated(drawing).filter(
		({ kind, secrecy }) => kind === 'professional' && secrecy === 'bound',
	);
	if (bound.length === 0) return null;
	const more = dice.once(3) ? [concerned(drawing).id] : [];
	return by(drawing, dice.oneOf(bound).id, {
		type: 'create-section',
		title: `Extrait ${drawing.slot}`,
		kind: 'extract',
		about: [...new Set([concerned(drawing).id, ...more])],
		...(dice.once(4) && { until: soon(drawing) }),
	});
};

const isPresent = (drawing: Drawing, id: ParticipantId): boolean =>
	['in-room', 'remote'].includes(drawing.meeting.table.participants.get(id)!.presence);

/** The coordinator notes what the whole family said aloud to one question; now and then somebody was not there. */
export const wholeFamily: Draw = (drawing) => {
	const { dice } = drawing;
	const family = seated(drawing).filter(
		({ kind, id }) => isConcernedKind(kind) && (isPresent(drawing, id) || dice.once(8)),
	);
	if (family.length === 0) return null;
	return by(drawing, coordinator(drawing), {
		type: 'record-agreements',
		scope: 'all',
		missions: ['youth-aid'],
		purpose: `Accords ${drawing.slot}`,
		form: dice.oneOf(['spoken', 'signed']),
		explained: { intention: 'parler', withWhom: 'à qui', content: 'quoi' },
		answers: family.map(({ id, childOf }) => ({
			person: id,
			decision: dice.once(5) ? 'refused' : 'given',
			capacity: childOf.length > 0 && dice.once(2) ? 'representative' : 'self',
		})),
	});
};

/** A yes that was asked for alone, said again as it was. */
export const again: Draw = (drawing) => {
	const { meeting, dice } = drawing;
	const asked = meeting.agreements.statements.filter(({ purpose, decision }) => {
		return decision === 'given' && /^Accord \d/.test(wordsOf(meeting, purpose));
	});
	const statement = asked.at(-1);
	if (!statement) return null;
	const actor = dice.oneOf([statement.person, statement.by]);
	return by(drawing, actor, { type: 'confirm-agreement', agreementId: statement.id });
};

/** Opens an extract that nobody was asked about yet, or asks the next person. */
export const agreeExtract: Draw = (drawing) => {
	const { dice } = drawing;
	const section = oneOf(drawing, ({ kind }) => kind === 'extract');
	if (!section) return null;
	if (!section.opening) {
		const readers = dice.some(helpers(drawing), 4);
		const why = { purpose: `But ${drawing.slot}`, necessity: `Besoin ${drawing.slot}` };
		const open = { type: 'open-section', sectionId: section.id, readers, ...why };
		return by(drawing, section.holder, open);
	}
	const missing = section.about.filter((person) => !section.agreed.has(person) || dice.once(6));
	if (missing.length === 0) return null;
	const person = dice.oneOf(missing);
	const digest = digestOf(dice.once(12) ? 'autre chose' : wordsIn(section.id));
	const actor = isPresent(drawing, person) && dice.once(2) ? section.holder : person;
	return by(drawing, actor, { type: 'agree-extract', sectionId: section.id, person, digest });
};

export const edit: Draw = (drawing) => {
	const section = oneOf(drawing, ({ kind, agreed }) => kind === 'extract' && agreed.size > 0);
	if (!section) return null;
	const until = drawing.dice.once(3) && { until: soon(drawing) };
	return by(drawing, section.holder, { type: 'edit-extract', sectionId: section.id, ...until });
};

/** A draft of somebody who is not bound goes to somebody who is; where there is none, one is begun. */
export const confide: Draw = (drawing) => {
	const { dice, meeting } = drawing;
	const isFree = (id: ParticipantId): boolean =>
		meeting.table.participants.get(id)!.secrecy !== 'bound';
	const draft = oneOf(
		drawing,
		({ kind, everOpened, holder }) => kind === 'draft' && !everOpened && isFree(holder),
	);
	if (!draft) {
		const free = seated(drawing).filter(({ secrecy }) => secrecy !== 'bound');
		if (free.length === 0) return null;
		const fields = { type: 'create-section', title: `Note ${drawing.slot}` };
		return by(drawing, dice.oneOf(free).id, fields);
	}
	const to = dice.oneOf(helpers(drawing));
	return by(drawing, draft.holder, { type: 'confide-section', sectionId: draft.id, to });
};

/** Somebody in the room is written for, or the pen is laid down, or they open what was written. */
export const dictate: Draw = (drawing) => {
	const { dice } = drawing;
	const part = oneOf(drawing, ({ dictation }) => dictation?.ended === false);
	if (part) {
		const sectionId = part.id;
		if (dice.once(4)) return by(drawing, part.holder, { type: 'end-dictation', sectionId });
		const open = { type: 'open-dictated', sectionId, kind: 'common' };
		const hand = dice.once(2) ? { hand: part.dictation!.scribe } : {};
		return { by: part.holder, entry: null, command: open, ...hand };
	}
	const inStep = seated(drawing).filter((person) => isInPhase(drawing.meeting, person));
	const there = inStep.map(idOf).filter((id) => isPresent(drawing, id));
	if (there.length === 0) return null;
	const title = `Dicté ${drawing.slot}`;
	const participantId = dice.oneOf(there);
	return by(drawing, dice.oneOf(inStep).id, { type: 'write-for', participantId, title });
};

/** Own words are begun beside a part about their author, and opened. */
export const beside: Draw = (drawing) => {
	const { dice } = drawing;
	const own = oneOf(drawing, ({ kind, opening }) => kind === 'own-words' && !opening);
	if (own) return by(drawing, own.holder, { type: 'open-section', sectionId: own.id });
	const part = oneOf(
		drawing,
		({ kind, opening }) => (kind === 'secret' || kind === 'reserved') && opening !== null,
	);
	if (!part || part.about.length === 0) return null;
	const title = `Mes mots ${drawing.slot}`;
	return by(drawing, dice.oneOf(part.about), { type: 'write-beside', sectionId: part.id, title });
};

export const withholding: Draw = (drawing) => {
	const { dice } = drawing;
	const part = oneOf(
		drawing,
		({ kind, about }) => (kind === 'secret' || kind === 'reserved') && about.length > 0,
	);
	if (!part) return null;
	const [held] = part.withheld.keys();
	const ids = { sectionId: part.id, person: held ?? dice.oneOf(part.about) };
	if (held) return by(drawing, part.holder, { type: 'end-withholding', ...ids });
	const why = { reason: `Pas encore ${drawing.slot}`, until: soon(drawing) };
	return by(drawing, part.holder, { type: 'withhold-section', ...ids, ...why });
};

export const passageBack: Draw = (drawing) => {
	const { parts } = drawing.meeting.minutes;
	const adopted = oneOf(drawing, ({ opening, id }) => opening !== null && parts.has(id));
	const part = adopted ?? oneOf(drawing, ({ opening }) => opening !== null);
	if (!part) return null;
	const passage = { from: 0, words: wordsIn(part.id).slice(0, 9) };
	return by(drawing, part.holder, { type: 'take-back', sectionId: part.id, passage });
};

export const move: Draw = (drawing) => {
	const from = oneOf(drawing, ({ kind }) => kind !== 'common');
	const to = oneOf(drawing, ({ kind, opening }) => kind !== 'extract' && opening !== null);
	if (!from || !to) return null;
	const isOwn = from.about.length === 1 && drawing.dice.once(3);
	const actor = isOwn ? from.about[0]! : from.holder;
	const reason = `Il faut le dire ${drawing.slot}`;
	return by(drawing, actor, { type: 'move-words', from: from.id, to: to.id, reason });
};
