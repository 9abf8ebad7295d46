// How one section appears to whoever reads it; what only its holder may know stands apart.
import type { ParticipantId } from '../ids.ts';
import { wordsOf } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import { decisionsOn } from '../policy/decisions.ts';
import type { Access } from '../policy/own-access.ts';
import { readersOf } from '../policy/visibility.ts';
import type { Section } from '../section/facts.ts';
import { isAtTable, isBound, type Participant } from '../table/facts.ts';
import type { Looking } from './looking.ts';
import { known } from './people-view.ts';
import type { ReaderView, SectionView } from './view.ts';

const everyoneKnown = ({ meeting, sight }: Looking): Participant[] =>
	[...meeting.table.participants.values()].filter(
		(person) => sight.people.has(person.id) && isAtTable(person),
	);

/** Told to the holder: who would not read it, with the rule; agreements only of those whom the holder named (R17). */
function refusedOf(looking: Looking, section: Section): ReaderView[] {
	const decisions = decisionsOn(looking.meeting, section, looking.at);
	return everyoneKnown(looking)
		.map(({ id: participantId }) => ({ participantId, ...decisions.get(participantId)! }))
		.filter(({ access }) => access === 'none')
		.map(({ participantId, rule }) => ({ participantId, rule }))
		.sort((a, b) => (a.participantId < b.participantId ? -1 : 1));
}

const isNear = ({ presence }: Participant): boolean =>
	presence === 'in-room' || presence === 'remote';

/** Software cannot close ears: who is in the room or on the line and may not read this; for a holder who is there too. */
function inEarshot(looking: Looking, section: Section): ParticipantId[] {
	const { meeting, at, me } = looking;
	const inTheRoom = me.coordinator || isInPhase(meeting.phases, me);
	if (section.kind === 'common' || !inTheRoom) return [];
	const decisions = decisionsOn(meeting, section, at);
	return everyoneKnown(looking)
		.filter((person) => isNear(person) && isInPhase(meeting.phases, person))
		.filter(({ id }) => decisions.get(id)?.access === 'none')
		.map(({ id }) => id)
		.sort();
}

function forHolder(looking: Looking, section: Section): Partial<SectionView> {
	const { meeting } = looking;
	const { opening } = section;
	const thirdPersons = section.thirdPersons.map((name) => wordsOf(meeting, name));
	const named = !opening || opening.named === 'everyone' ? [] : [...opening.named.keys()];
	return {
		...(thirdPersons.length > 0 && { thirdPersons }),
		...(section.takingPart.length > 0 && { takingPart: known(looking, section.takingPart) }),
		...(section.stops.length > 0 && { stops: section.stops }),
		...(opening && {
			opened: {
				at: opening.at,
				purpose: wordsOf(meeting, opening.purpose),
				necessity: wordsOf(meeting, opening.necessity),
				named: known(looking, named),
				writers: known(looking, opening.writers),
			},
			refused: refusedOf(looking, section),
			inEarshot: inEarshot(looking, section),
		}),
	};
}

const stateOf = (section: Section): SectionView['state'] =>
	section.opening ? 'open' : section.everOpened ? 'closed' : 'draft';

/** Third persons' names are for whoever reads the section: private to it, and matched nowhere. */
function forReader(looking: Looking, section: Section): Partial<SectionView> {
	const { meeting, me, sight } = looking;
	const purpose = section.opening ? wordsOf(meeting, section.opening.purpose) : '';
	const thirdPersons = section.thirdPersons.map((name) => wordsOf(meeting, name));
	return {
		...(purpose !== '' && { purpose }),
		...(isBound(me) &&
			!sight.limited &&
			section.kind !== 'common' && { missions: [...section.missions].sort() }),
		...(thirdPersons.length > 0 && { thirdPersons }),
	};
}

export function sectionView(looking: Looking, section: Section, access: Access): SectionView {
	const { meeting, me, at, sight } = looking;
	return {
		id: section.id,
		title: wordsOf(meeting, section.title),
		kind: section.kind,
		state: stateOf(section),
		about: known(looking, section.about),
		access: access.access === 'write' ? 'write' : 'read',
		holder: section.holder,
		readers: readersOf(meeting, section, at),
		...forReader(looking, section),
		...(section.holder === me.id && !sight.limited && forHolder(looking, section)),
	};
}
