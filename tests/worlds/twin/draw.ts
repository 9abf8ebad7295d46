// Draws the next act of a history out of what stands in the meeting: mostly acts that succeed, by whoever may.
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { capacitiesOf } from '#lib/domain/agreement/voice.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { Section } from '#lib/domain/section/facts.ts';
import { isConcernedKind, type Participant } from '#lib/domain/table/facts.ts';
import { MISSIONS, STEPS } from './beginning.ts';
import { answer, groundRules, mark, minutesAct } from './draw-minutes.ts';
import { dangerAct } from './draw-danger.ts';
import type { Dice } from './dice.ts';
import { momentOfSlot, type Act } from './steps.ts';
import {
	again,
	agreeExtract,
	beside,
	confide,
	dictate,
	edit,
	extract,
	move,
	passageBack,
	wholeFamily,
	withholding,
} from './draw-words.ts';
import {
	invite,
	namePerson,
	retag,
	remove,
	renewCode,
	confirmLink,
	endLink,
	notice,
	presence,
	leave,
	undertake,
	earshot,
} from './draw-table.ts';
import {
	type Drawing,
	type Draw,
	seated,
	sectionsOf,
	idOf,
	concerned,
	mission,
	by,
	coordinator,
	soon,
} from './drawing.ts';

/** Sections of which the person is concerned, and now and then one that has nothing to do with them. */
function scope(drawing: Drawing, person: ParticipantId): 'all' | SectionId[] {
	const { dice } = drawing;
	if (dice.once(2)) return 'all';
	const own = sectionsOf(drawing).filter(({ about }) => about.includes(person) || dice.once(12));
	const some = dice.some(
		own.map(({ id }) => id),
		2,
	);
	return some.length === 0 ? 'all' : some;
}

const recorder = (
	drawing: Drawing,
	person: Participant,
	about: 'all' | SectionId[],
): ParticipantId => {
	const { dice, meeting } = drawing;
	const speakers = [person.id, person.id, ...person.childOf];
	if (about === 'all') return dice.oneOf([...speakers, coordinator(drawing), coordinator(drawing)]);
	const holders = about.map((id) => meeting.sections.sections.get(id)!.holder);
	return dice.oneOf([...speakers, ...holders, ...holders]);
};

const capacity = ({ dice, meeting, slot }: Drawing, person: Participant, by: ParticipantId) => {
	if (dice.once(8)) return dice.oneOf(['self', 'with-lawyer', 'representative']);
	if (person.id !== by && person.childOf.includes(by)) return 'representative';
	return dice.oneOf(capacitiesOf(person, meeting.called.jurisdiction, momentOfSlot(slot)));
};

const OTHERWISE = ['refused', 'refused', 'informed', 'not-asked', 'impossible'] as const;

const agreement: Draw = (drawing) => {
	const { dice } = drawing;
	if (drawing.slot % 7 === 0) return again(drawing);
	const person = concerned(drawing);
	const people = seated(drawing).map(idOf);
	const isYes = dice.upTo(10) < 8;
	const about = scope(drawing, person.id);
	const recordedBy = recorder(drawing, person, about);
	const byName = dice.once(5);
	return by(drawing, recordedBy, {
		type: 'record-agreement',
		person: person.id,
		scope: about,
		purpose: `Accord ${drawing.slot}`,
		decision: isYes ? 'given' : dice.oneOf(OTHERWISE),
		reason: 'parce que',
		capacity: capacity(drawing, person, recordedBy),
		form: dice.oneOf(['spoken', 'signed']),
		explained: { intention: 'parler', withWhom: 'à qui', content: 'quoi' },
		missions: byName ? [] : ['youth-aid', mission(drawing)],
		persons: byName ? dice.some(people, 4) : [],
		except: dice.once(5) ? dice.some(people, 2) : [],
		lift: isYes && dice.once(4) ? dice.some(people, 3) : [],
		...(isYes && about === 'all' && dice.once(3) && { lasting: true }),
		...(dice.once(4) && { until: soon(drawing) }),
	});
};

const withdrawal: Draw = (drawing) => {
	const { dice } = drawing;
	const person = concerned(drawing);
	const about = scope(drawing, person.id);
	const actor = recorder(drawing, person, about);
	if (dice.once(3)) return by(drawing, actor, { type: 'pause-sharing', person: person.id });
	return by(drawing, actor, { type: 'withdraw-agreement', person: person.id, scope: about });
};

const writers = (drawing: Drawing): Participant[] =>
	seated(drawing).filter(({ kind }) => kind === 'professional' || isConcernedKind(kind));

const KINDS_DRAWN = [
	'secret',
	'secret',
	'secret',
	'secret',
	'reserved',
	'common',
	'draft',
	'extract',
] as const;

const create: Draw = (drawing) => {
	const { dice } = drawing;
	const bound = writers(drawing).filter(({ missions }) => missions.length > 0);
	const holder = dice.oneOf(dice.once(3) || bound.length === 0 ? writers(drawing) : bound);
	const isFamily = isConcernedKind(holder.kind);
	const kind = dice.oneOf(isFamily ? ['common', 'reserved'] : KINDS_DRAWN);
	const others = dice.once(4) ? [concerned(drawing).id] : [];
	const about = isFamily ? [holder.id] : [...new Set([concerned(drawing).id, ...others])];
	return by(drawing, holder.id, {
		type: 'create-section',
		title: `Titre ${drawing.slot}`,
		kind,
		about: dice.once(12) ? [] : kind === 'reserved' ? about.slice(0, 1) : about,
		missions: dice.once(12) ? [] : [mission(drawing)],
		...(dice.once(6) && { thirdPersons: ['la sœur'] }),
		...(dice.once(6) && { until: soon(drawing) }),
	});
};

/** The sections that were just written are the ones that people act on. */
const ofOwn =
	(draw: (drawing: Drawing, section: Section) => Record<string, unknown> | null): Draw =>
	(drawing) => {
		const sections = sectionsOf(drawing);
		if (sections.length === 0) return null;
		const section = drawing.dice.oneOf(sections.slice(drawing.dice.once(2) ? -4 : 0));
		const command = draw(drawing, section);
		return command && by(drawing, section.holder, { ...command, sectionId: section.id });
	};

const why = ({ slot }: Drawing) => ({ purpose: `But ${slot}`, necessity: `Besoin ${slot}` });

const open = ofOwn((drawing, section) =>
	section.kind === 'draft' && !drawing.dice.once(6)
		? null
		: {
				type: 'open-section',
				...why(drawing),
				...((['reserved', 'extract'].includes(section.kind) || drawing.dice.once(4)) && {
					readers: drawing.dice.some(seated(drawing).map(idOf), 8),
				}),
				...(drawing.dice.once(4) && { writers: drawing.dice.some(seated(drawing).map(idOf), 6) }),
			},
);

const widen = ofOwn((drawing, { opening }) =>
	opening === null
		? null
		: {
				type: 'widen-section',
				...why(drawing),
				...(drawing.dice.once(2)
					? { readers: drawing.dice.some(seated(drawing).map(idOf), 3) }
					: { missions: drawing.dice.some(MISSIONS, 2) }),
			},
);

const close = ofOwn((drawing, { opening }) =>
	opening === null
		? null
		: {
				type: drawing.dice.once(3) ? 'take-back' : 'close-section',
				...(drawing.dice.once(2) && {
					readers: drawing.dice.some(seated(drawing).map(idOf), 3),
				}),
			},
);

const entrust = ofOwn((drawing) => ({
	type: 'entrust-section',
	to: drawing.dice.oneOf(seated(drawing).filter(({ missions }) => missions.length > 0)).id,
}));

/** A superior is involved by name: recorded, agreed to, and named at an opening. */
const takesPart = ofOwn((drawing, { kind }) => {
	const superiors = seated(drawing).filter((person) => person.kind === 'superior');
	if (kind === 'draft' || superiors.length === 0) return null;
	return { type: 'record-participation', participantId: drawing.dice.oneOf(superiors).id };
});

const rename = ofOwn((drawing, { everOpened }) =>
	everOpened || drawing.dice.once(2)
		? { type: 'retitle-section', title: `Retitre ${drawing.slot}` }
		: {
				type: 'classify-section',
				title: `Classé ${drawing.slot}`,
				kind: drawing.dice.oneOf(['secret', 'common']),
			},
);

const outcome: Draw = (drawing) => {
	const { dice } = drawing;
	const sections = sectionsOf(drawing);
	const section = sections.length > 0 && dice.once(2) ? dice.oneOf(sections) : null;
	return by(drawing, section?.holder ?? dice.oneOf(writers(drawing)).id, {
		type: 'record-decision',
		text: `Décision ${drawing.slot}`,
		...(section && { section: section.id }),
	});
};

const phase: Draw = (drawing) => {
	const { meeting, dice } = drawing;
	const actor = coordinator(drawing);
	if (meeting.state === 'called') return by(drawing, actor, { type: 'start-meeting' });
	if (meeting.state === 'ended') return null;
	if (dice.once(12)) return by(drawing, actor, { type: 'end-meeting' });
	const ordinary = seated(drawing).filter(({ secrecy }) => secrecy !== 'authority' || dice.once(6));
	const present = dice.some(ordinary.map(idOf), 20);
	const planned = drawing.slot % 2 === 0 && { step: drawing.slot % STEPS };
	const title = `Phase ${drawing.slot}`;
	const called = drawing.slot % 3 === 0 && { call: `https://appel.example/${drawing.slot}` };
	return by(drawing, actor, { type: 'start-phase', title, present, ...planned, ...called });
};

const device: Draw = (drawing) => {
	const { dice, meeting } = drawing;
	const entries = [...meeting.table.entries.values()];
	if (entries.length === 0 || dice.once(2))
		return { enters: dice.oneOf(seated(drawing)).id, whole: dice.once(4) };
	const entry = dice.oneOf(entries);
	if (dice.once(3)) return { givesWord: entry.id };
	const held = meeting.sections.held.get(entry.participant);
	const read = sectionsOf(drawing).filter(
		({ id, kind }) => dice.once(8) || (kind !== 'common' && held?.has(id)),
	);
	if (read.length === 0) return null;
	const section = dice.oneOf(read);
	return by(drawing, section.holder, {
		type: 'admit-entry',
		entryId: entry.id,
		sectionId: section.id,
	});
};

const WEIGHTS: readonly (readonly [number, Draw])[] = [
	[2, invite],
	[1, namePerson],
	[3, retag],
	[1, remove],
	[1, renewCode],
	[3, confirmLink],
	[1, endLink],
	[1, notice],
	[2, takesPart],
	[12, presence],
	[2, leave],
	[2, undertake],
	[2, earshot],
	[17, agreement],
	[2, wholeFamily],
	[4, withdrawal],
	[10, create],
	[18, open],
	[6, widen],
	[5, close],
	[7, entrust],
	[3, rename],
	[5, outcome],
	[6, phase],
	[6, device],
	[6, dangerAct],
	[2, groundRules],
	[6, mark],
	[4, answer],
	[18, minutesAct],
	[3, extract],
	[12, agreeExtract],
	[2, edit],
	[3, confide],
	[4, dictate],
	[3, beside],
	[3, withholding],
	[6, passageBack],
	[3, move],
];
const BAG = WEIGHTS.flatMap(([weight, draw]) => Array.from({ length: weight }, () => draw));

export function drawAct(meeting: Meeting, dice: Dice, slot: number): Act {
	const drawing = { meeting, dice, slot };
	for (let tries = 0; tries < 20; tries += 1) {
		const act = dice.oneOf(BAG)(drawing);
		if (act) return act;
	}
	return presence(drawing)!;
}
