// Whom a reader knows, and which sections exist for them: the same answer for the view, for commands and for every id in a list.
import type { Statement } from '../agreement/facts.ts';
import { mayBeRepresented } from '../agreement/voice.ts';
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Section } from '../section/facts.ts';
import type { Participant } from '../table/facts.ts';
import { isHere, type Access } from './own-access.ts';
import { access, isLimited, type Reader } from './access.ts';
import { readsAdopted } from '../minutes/adoption.ts';
import { decisionsOn } from './decisions.ts';

export interface Sight {
	/** On a device that was not recognised yet: common parts only (P20). */
	readonly limited: boolean;
	readonly people: ReadonlySet<ParticipantId>;
	readonly sections: ReadonlyMap<SectionId, Access>;
}

interface SectionReader {
	readonly participantId: ParticipantId;
	readonly rule: Access['rule'];
}

/** Everyone who reads a section now, with the rule; the holder among them. */
export const readersOf = (
	meeting: Meeting,
	section: Section,
	at: Moment,
): readonly SectionReader[] =>
	[...decisionsOn(meeting, section, at)]
		.filter(([, { access }]) => access !== 'none')
		.map(([participantId, { rule }]) => ({ participantId, rule }))
		.sort((a, b) => (a.participantId < b.participantId ? -1 : 1));

function sectionsOf(meeting: Meeting, reader: Reader, at: Moment): Map<SectionId, Access> {
	const seen = new Map<SectionId, Access>();
	for (const id of meeting.sections.firstGot.get(reader.participant) ?? []) {
		const decision = access(meeting, reader, id, at);
		if (decision.access !== 'none') seen.set(id, decision);
	}
	return seen;
}

export const holdsNamed = (
	meeting: Meeting,
	reader: ParticipantId,
	{ scope }: Statement,
): boolean =>
	scope !== 'all' && scope.some((id) => meeting.sections.sections.get(id)?.holder === reader);

/** Who said something that one knows, who noted it, and whom one named oneself. */
function namedInStatements(meeting: Meeting, reader: ParticipantId): ParticipantId[] {
	return meeting.agreements.statements.flatMap((statement) => {
		const { person, by, audience, except, lift } = statement;
		if (person === reader || by === reader)
			return [person, by, ...audience.persons, ...except, ...lift];
		return holdsNamed(meeting, reader, statement) ? [person, by] : [];
	});
}

/** Both ends of a link; and a child for the parent who may speak in the child's place. */
function tiedTo(meeting: Meeting, me: Participant, at: Moment): ParticipantId[] {
	const { jurisdiction } = meeting.called;
	return [...meeting.table.participants.values()].flatMap((other) => {
		const link = other.accompanies ?? other.supervisor;
		if (other.id === me.id) return link === null ? [] : [link];
		const speaks = other.childOf.includes(me.id) && mayBeRepresented(other, jurisdiction, at);
		return link === me.id || speaks ? [other.id] : [];
	});
}

/** Who named one in an act of danger. */
const named = ({ dangers }: Meeting, me: Participant): ParticipantId[] =>
	[...dangers.values()].filter(({ readers }) => readers.includes(me.id)).map(({ by }) => by);
/** [S19] to the one it is addressed to, an extract has a holder and nobody else. */
export const isAddressed = (access: Access | undefined): boolean => access?.rule === 'P22';

/** Whom one knows by reading a part; who confided a note is known to its holder alone. */
function companyOf(
	meeting: Meeting,
	section: Section,
	me: Participant,
	at: Moment,
): readonly ParticipantId[] {
	const { holder, about, author } = section;
	const mine = decisionsOn(meeting, section, at).get(me.id);
	if (isAddressed(mine)) return [holder];
	const readers = readersOf(meeting, section, at).map(({ participantId }) => participantId);
	return [...readers, holder, ...about, ...(holder === me.id ? [author] : [])];
}

/** Whom one knows by what was adopted for one. */
function adoptedCompany(meeting: Meeting, me: Participant, at: Moment): ParticipantId[] {
	return [...meeting.minutes.parts.values()]
		.filter((part) => readsAdopted(meeting, me, part, at))
		.flatMap(({ holder, about, readers }) => [holder, ...about, ...readers]);
}

/**
 * Oneself, those whose phases one shares, holder, readers and persons concerned of the sections that one reads,
 * and on a recognised device one's own ties and words. The coordinator knows the whole table: structure, never content.
 */
export function sightOf(meeting: Meeting, reader: Reader, at: Moment): Sight {
	const me = meeting.table.participants.get(reader.participant);
	const limited = isLimited(meeting, reader);
	if (!me || !isHere(me, at)) return { limited, people: new Set(), sections: new Map() };
	const sections = sectionsOf(meeting, reader, at);
	if (me.coordinator && !limited)
		return { limited, people: new Set(meeting.table.participants.keys()), sections };
	const people = new Set<ParticipantId>([me.id, ...(meeting.phases.met.get(me.id) ?? [])]);
	for (const id of sections.keys()) {
		const section = meeting.sections.sections.get(id)!;
		for (const person of companyOf(meeting, section, me, at)) people.add(person);
	}
	const own = limited
		? []
		: [
				...namedInStatements(meeting, me.id),
				...tiedTo(meeting, me, at),
				...named(meeting, me),
				...adoptedCompany(meeting, me, at),
			];
	for (const id of own) people.add(id);
	return { limited, people, sections };
}

/** A person's later devices are told to the holders who could admit them: of what that person reads, common parts apart. */
export const isToldOfEntries = (
	meeting: Meeting,
	holder: ParticipantId,
	person: ParticipantId,
): boolean =>
	[...(meeting.sections.held.get(person)?.keys() ?? [])].some((id) => {
		const section = meeting.sections.sections.get(id);
		return section !== undefined && section.holder === holder && section.kind !== 'common';
	});
