// [P22] [P23] whether the words of an extract are agreed for a reader: word for word, by everybody concerned, by name.
import type { Moment } from '../ids.ts';
import { hasEnded } from '../agreement/reach.ts';
import type { Meeting } from '../meeting/facts.ts';
import { wordingOf, type Section } from '../section/facts.ts';
import { isBound, isConcernedKind, isDerivedKind, type Participant } from '../table/facts.ts';
import { standingFor } from './coverage.ts';

/**
 * [P25] whom an extract may be addressed to: somebody who helps, in their own name. The family reads what is about
 * them, whoever derives has a link, and an authority or a rank gets nothing in this way.
 */
export function mayBeTold(reader: Participant): boolean {
	if (isConcernedKind(reader.kind) || isDerivedKind(reader.kind)) return false;
	if (reader.secrecy === 'authority' || reader.kind === 'authority') return false;
	return reader.kind === 'other' ? !isBound(reader) : reader.kind === 'professional';
}

/** Each of them said yes to these words for this reader by name, and nothing that they said since closes or excludes. */
export function wordsCover(
	meeting: Meeting,
	section: Section,
	reader: Participant,
	at: Moment,
): boolean {
	if (!wordingOf(section)) return false;
	return section.about.every((person) => {
		const { statement: id } = section.agreed.get(person)!;
		const said = meeting.agreements.statements.find((statement) => statement.id === id);
		if (!said || hasEnded(said, at) || !said.audience.persons.includes(reader.id)) return false;
		const { state, barred, covers } = standingFor(meeting, section, person, reader, at);
		return state === 'open' && covers && !barred;
	});
}
