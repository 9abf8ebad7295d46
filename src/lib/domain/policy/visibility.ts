// Whom a reader knows, and which sections exist for them: the same answer for the view, for commands and for every id in a list.
import type { Moment, ParticipantId, SectionId } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Section } from '../section/facts.ts';
import { isHere, type Access } from './own-access.ts';
import { access, accessOf, type Reader } from './access.ts';

export interface Sight {
	readonly people: ReadonlySet<ParticipantId>;
	readonly sections: ReadonlyMap<SectionId, Access>;
}

/** Everyone who reads a section now, with the rule; the holder among them. */
export const readersOf = (
	meeting: Meeting,
	section: Section,
	at: Moment,
): readonly { readonly participantId: ParticipantId; readonly rule: Access['rule'] }[] =>
	[...meeting.table.participants.values()]
		.map((participant) => ({
			participantId: participant.id,
			...accessOf(meeting, section, participant, at),
		}))
		.filter((decision) => decision.access !== 'none')
		.map(({ participantId, rule }) => ({ participantId, rule }))
		.sort((a, b) => (a.participantId < b.participantId ? -1 : 1));

function sectionsOf(meeting: Meeting, reader: Reader, at: Moment): Map<SectionId, Access> {
	const seen = new Map<SectionId, Access>();
	for (const id of meeting.sections.firstGot.get(reader.participant) ?? []) {
		const decision = access(meeting, reader, id, at);
		if (decision.access !== 'none') seen.set(id, decision);
	}
	return seen;
}

/** Those whom somebody named in what they said themselves, or wrote down at another's word, are known to them. */
function namedInStatements(meeting: Meeting, reader: ParticipantId): ParticipantId[] {
	return meeting.agreements.statements
		.filter(({ person, by }) => person === reader || by === reader)
		.flatMap(({ person, audience, except, lift }) => [
			person,
			...audience.persons,
			...except,
			...lift,
		]);
}

/**
 * Oneself, those whose phases one shares, holder, readers and persons concerned of the sections that one reads,
 * and both ends of one's links. The coordinator knows the whole table: structure, never content.
 */
export function sightOf(meeting: Meeting, reader: Reader, at: Moment): Sight {
	const me = meeting.table.participants.get(reader.participant);
	const nothing: Sight = { people: new Set(), sections: new Map() };
	if (!me || !isHere(me, at)) return nothing;
	const sections = sectionsOf(meeting, reader, at);
	if (me.coordinator) return { people: new Set(meeting.table.participants.keys()), sections };
	const people = new Set<ParticipantId>([
		me.id,
		...(meeting.phases.met.get(me.id) ?? []),
		...namedInStatements(meeting, me.id),
	]);
	for (const id of sections.keys()) {
		const section = meeting.sections.sections.get(id)!;
		for (const { participantId } of readersOf(meeting, section, at)) people.add(participantId);
		for (const person of [section.holder, ...section.about]) people.add(person);
	}
	for (const other of meeting.table.participants.values()) {
		const link = other.accompanies ?? other.supervisor;
		if (link === me.id) people.add(other.id);
		if (other.id === me.id && link !== null) people.add(link);
	}
	return { people, sections };
}
