// How one section appears to whoever reads it; what only its holder may know stands apart.
import type { ParticipantId } from '../ids.ts';
import { wordsOf } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import { isDictated } from '../policy/dictated.ts';
import { decisionsOn } from '../policy/decisions.ts';
import type { Access } from '../policy/own-access.ts';
import { isAddressed, readersOf } from '../policy/visibility.ts';
import { wordingOf, type Section } from '../section/facts.ts';
import { isAtTable, isBound, isNear, type Participant } from '../table/facts.ts';
import type { Looking } from './looking.ts';
import { known } from './people-view.ts';
import type { ReaderView, SectionView } from './view.ts';
import type { AgreedView, AnsweredView } from './section-told.ts';

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

/** Withholding is the holder's own: nobody else learns of it, and least of all the person. */
function withheldFor({ meeting }: Looking, { withheld }: Section): Partial<SectionView> {
	if (withheld.size === 0) return {};
	const all = [...withheld].map(([person, { reason, until }]) => ({
		person,
		reason: wordsOf(meeting, reason),
		until,
	}));
	return { withheld: all.sort((a, b) => (a.person < b.person ? -1 : 1)) };
}

/** [S21] who types it, for whose words they are and for whoever types; whose hand it was stays told to the one it belongs to. */
function dictatedFor(looking: Looking, section: Section): Partial<SectionView> {
	const { meeting, me, at, sight } = looking;
	const { dictation, holder } = section;
	if (!dictation || !sight.people.has(dictation.scribe)) return {};
	const running = isDictated(meeting, section, at);
	const isScribes = running && dictation.scribe === me.id;
	if (sight.limited || !(holder === me.id || isScribes)) return {};
	return { dictated: { scribe: dictation.scribe, running } };
}

function forHolder(looking: Looking, section: Section): Partial<SectionView> {
	const { meeting } = looking;
	const { opening } = section;
	const thirdPersons = section.thirdPersons.map((name) => wordsOf(meeting, name));
	const named = !opening || opening.named === 'everyone' ? [] : [...opening.named.keys()];
	return {
		...(section.author !== section.holder && { confidedBy: section.author }),
		...withheldFor(looking, section),
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
	const readAt = meeting.groundRules.get(section.id);
	return {
		...(readAt !== undefined && { groundRules: { readAt } }),
		...(meeting.minutes.marked.has(section.id) && { inMinutes: true as const }),
		...(purpose !== '' && { purpose }),
		...(isBound(me) &&
			!sight.limited &&
			section.kind !== 'common' && { missions: [...section.missions].sort() }),
		...(thirdPersons.length > 0 && { thirdPersons }),
	};
}

/** [S12] what was agreed, as each may know it: an agreement is its person's and the holder's. */
function agreedFor({ me }: Looking, { holder, agreed }: Section): AgreedView[] {
	return [...agreed]
		.filter(([person]) => holder === me.id || person === me.id)
		.map(([person, { digest, at }]) => ({ person, digest, at }))
		.sort((a, b) => (a.person < b.person ? -1 : 1));
}

/** [F2] what is said to a part is its holder's to hear, and its person's own; nobody else is told that somebody answered. */
export function answersFor({ meeting, me }: Looking, { id, holder }: Section): AnsweredView[] {
	return [...(meeting.reviews.get(id)?.values() ?? [])]
		.filter(({ person }) => holder === me.id || person === me.id)
		.map(({ at, person, answer, what, words }) => ({
			at,
			person,
			answer,
			what,
			words: wordsOf(meeting, words),
		}))
		.sort((a, b) => a.at - b.at || (a.person < b.person ? -1 : 1));
}

/** Whoever it is about, and its holder: nobody else learns what was agreed, taken back and until when. */
function forConcerned(looking: Looking, section: Section): Partial<SectionView> {
	const { me, sight, meeting } = looking;
	const { kind, until, beside, takenBack } = section;
	const wording = wordingOf(section);
	const words = wording && { words: wordsOf(meeting, wording.words) };
	const placed = beside !== null && sight.sections.has(beside) && { beside };
	const isTold = section.holder === me.id || section.about.includes(me.id);
	if (!isTold || sight.limited) return { ...words, ...placed };
	const answers = answersFor(looking, section);
	return {
		...words,
		...placed,
		...(answers.length > 0 && { answers }),
		...(kind === 'extract' && { agreed: agreedFor(looking, section) }),
		...(kind === 'extract' && until !== null && { until }),
		...(takenBack.length > 0 && {
			takenBack: takenBack.map(({ at, what, by, had }) => ({
				at,
				what,
				by: sight.people.has(by) ? by : null,
				had: known(looking, had),
			})),
		}),
	};
}

/**
 * [S19] "for you": the agreed words and who answers for them. No title, which nobody agreed to, and nothing from which
 * to tell a source, an agreement, another reader or a longer text.
 */
function addressedView({ meeting }: Looking, section: Section): SectionView {
	const wording = wordingOf(section);
	return {
		id: section.id,
		title: '',
		kind: 'addressed',
		state: 'open',
		about: [],
		access: 'read',
		holder: section.holder,
		readers: [],
		...(wording && { words: wordsOf(meeting, wording.words) }),
	};
}

export function sectionView(looking: Looking, section: Section, access: Access): SectionView {
	if (isAddressed(access)) return addressedView(looking, section);
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
		...forConcerned(looking, section),
		...dictatedFor(looking, section),
		...(section.holder === me.id && !sight.limited && forHolder(looking, section)),
	};
}
