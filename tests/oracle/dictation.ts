// Who types for whom, as the oracle has it: a part is its person's from the first word, and theirs to open.
import type { SectionId } from '#lib/domain/ids.ts';
import type { Course } from './course.ts';
import type { Part, Person, Told } from './plain-facts.ts';

const STEPS = ['start-meeting', 'start-phase', 'end-meeting'];
const TAKES = ['end-dictation', 'classify-section', 'retitle-section', 'entrust-section'];

/** The rules of the table are a part for everybody, open from the first word. */
const laid = (told: Told): Told[] => [
	{ ...told, command: { type: 'create-section', kind: 'common' } },
	{ ...told, command: { type: 'open-section', sectionId: told.made as SectionId } },
];

/** Writing for somebody is their beginning; opening what was dictated is saying what it is, then opening it. */
export function plainly(told: Told): Told[] {
	const { command } = told;
	if (command.type === 'write-for')
		return [{ ...told, by: command.participantId, command: { type: 'create-section' } }];
	if (command.type === 'lay-ground-rules') return laid(told);
	if (command.type !== 'open-dictated') return [told];
	const { sectionId, kind, about, missions, readers, writers } = command;
	const shape = { ...(about && { about }), ...(missions && { missions }) };
	const named = { ...(readers && { readers }), ...(writers && { writers }) };
	return [
		{ ...told, command: { type: 'classify-section', sectionId, kind, ...shape } },
		{ ...told, command: { type: 'open-section', sectionId, ...named } },
	];
}

/** A pause, or a stop to everything about them. */
const saysStop = (command: Told['command'], holder: Part['holder']): boolean =>
	'person' in command &&
	command.person === holder &&
	(command.type === 'pause-sharing' ||
		(command.type === 'withdraw-agreement' && command.scope === 'all'));

const isDictating = (now: Course, { scribe, holder }: Part): boolean =>
	scribe !== null &&
	[scribe, holder].every((id) => now.inPhase(now.person(id))) &&
	['in-room', 'remote'].includes(now.person(holder).presence);

/** In one step, while both are in it its person near, the scribe one who writes at this table, and until the part is named, opened, taken or handed on. */
export function keepPens(
	now: Course,
	{ command, by, made }: Told,
	types: (scribe: Person) => boolean,
): void {
	if (command.type === 'write-for') now.parts.get(made)!.scribe = by;
	// to oneself, nothing changes hands
	if (command.type === 'entrust-section' && command.to === by) return;
	for (const part of now.parts.values()) {
		const isIt = 'sectionId' in command && command.sectionId === part.id;
		const isTaken = isIt && [...TAKES, 'confide-section'].includes(command.type);
		const isOver =
			STEPS.includes(command.type) || isTaken || part.open || saysStop(command, part.holder);
		const mayType = part.scribe !== null && types(now.person(part.scribe));
		if (!mayType || isOver || !isDictating(now, part)) part.scribe = null;
	}
}

export const isTyping = (now: Course, reader: Person, part: Part): boolean =>
	part.scribe === reader.id && isDictating(now, part);
