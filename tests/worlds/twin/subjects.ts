// THE table: for each type of event, who may know that it happened and what of it, written from domain.md's rules.
// A row answers with what this reader may know, or undefined: then this event must change no byte for them.
import type { DangerId, ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { Statement } from '#lib/domain/agreement/facts.ts';
import type { Meeting, MeetingEvent } from '#lib/domain/meeting/facts.ts';
import { isCovered } from '#lib/domain/policy/coverage.ts';
import type { Tags } from '#lib/domain/table/facts.ts';
import { isInPhase, type Looks } from './looks.ts';
import { ledgerPeople } from './ledger-people.ts';
import type { Taken } from './steps.ts';
import { hasPart, MINUTES } from './minutes-subjects.ts';
import { knownOf, openingFor, sectionWords } from './section-subjects.ts';
import { agreedWords, hadFor, WORDS } from './word-subjects.ts';

export type Of<Type extends MeetingEvent['type']> = Extract<MeetingEvent, { type: Type }>;
type Row<Type extends MeetingEvent['type']> = (
	event: Of<Type>,
	looks: Looks,
	step: Taken,
) => unknown;
export type Subjects = { readonly [Type in MeetingEvent['type']]: Row<Type> };

const FAMILY = ['adult', 'parent', 'young-person'];
const promiseOf = ({ secrecy }: Tags): string =>
	secrecy === 'bound' || secrecy === 'discretion' ? secrecy : 'none';

/** What everybody learns of somebody whom they know: how they are introduced, and their promise. */
const introduced = (tags: Tags) => ({
	promise: promiseOf(tags),
	family: FAMILY.includes(tags.kind),
	coordinator: tags.coordinator,
});

/** Tags are for the person, for those bound, for the coordinator; a link and a child for those at its ends. */
function tagsFor(looks: Looks, person: ParticipantId, tags: Tags): unknown {
	if (!looks.limited && (looks.me.id === person || looks.seesTags)) return tags;
	const { id } = looks.me;
	const atItsEnd = [tags.accompanies, tags.supervisor, ...tags.childOf].includes(id);
	return !looks.limited && atItsEnd ? { ...introduced(tags), tags } : introduced(tags);
}

/** Who knows of an agreement: its person, who recorded it, the holders whose sections it names (§ 5). */
function statementFor(
	looks: Looks,
	said: Omit<Statement, 'order' | 'at' | 'ended' | 'lasting'>,
): unknown {
	if (looks.limited) return undefined;
	if (said.by === looks.me.id) return said;
	const mine = said.person === looks.me.id;
	if (said.scope === 'all') return mine ? said : undefined;
	const concerns = (id: SectionId): boolean =>
		mine && looks.section(id)?.about.includes(said.person) === true;
	const scope = said.scope.filter((id) => looks.holds(id) || concerns(id));
	if (mine) return { ...said, scope };
	if (scope.length === 0) return undefined;
	const { audience, except, lift, ...rest } = said;
	const lists = [audience.persons, except, lift].map((ids) => knownOf(looks, ids));
	return { ...rest, scope, missions: audience.missions, lists };
}

const statementOf = (meeting: Meeting, id: string): Statement | undefined =>
	meeting.agreements.statements.find((said) => said.id === id);

const readsCommon = (looks: Looks): boolean => looks.commonAccess() !== 'none';

/** The section's agreement is named, or the word is a broader one (R17). */
const namesSection = (step: Taken, section: SectionId): boolean =>
	step.events.some((event) => {
		if (event.type !== 'statement-recorded' && event.type !== 'statement-ended') return false;
		const id = typeof event.statement === 'string' ? event.statement : event.statement.id;
		const said = statementOf(step.after, id);
		return said !== undefined && said.scope !== 'all' && said.scope.includes(section);
	});

function lostCoverage({ before, after, at }: Taken, id: SectionId, reader: ParticipantId): boolean {
	const was = before.sections.sections.get(id);
	const is = after.sections.sections.get(id)!;
	const person = before.table.participants.get(reader);
	if (!was || !person) return false;
	return isCovered(before, was, person, before.moment) && !isCovered(after, is, person, at);
}

/** Under a broader agreement a holder learns only whether each named reader is covered, and never why (R17). */
function takenOffFor(event: Of<'readers-taken-off'>, looks: Looks, step: Taken): unknown {
	const { section, cause, readers } = event;
	if (!looks.holds(section)) return undefined;
	if (cause !== 'agreement' && cause !== 'time') return { section, cause, at: step.at };
	if (namesSection(step, section)) return { section, cause, at: step.at, person: event.person };
	const learns = readers.some((reader) => lostCoverage(step, section, reader));
	return learns ? { section, at: step.at } : undefined;
}

const entryFor = (looks: Looks, id: string, what: unknown): unknown => {
	const entry = looks.meeting.table.entries.get(id as never);
	if (!entry) return undefined;
	if (looks.limited) return id === looks.x.entry ? what : undefined;
	if (entry.participant === looks.me.id) return what;
	const person = looks.person(entry.participant)!;
	const read = [...looks.meeting.sections.sections.values()].some(
		(section) =>
			section.kind !== 'common' && looks.holds(section.id) && looks.readBy(section, person),
	);
	return read ? what : undefined;
};

type GainedFact = Of<'readers-changed'>['gained'][number];

/** What of a reader's ground one may know: a word that one knows whole, a link at whose end one is. */
function groundFor({ agreements, through, reader }: GainedFact, looks: Looks): object {
	const words = agreements.filter((id) => {
		const said = statementOf(looks.meeting, id);
		return said && statementFor(looks, said) !== undefined;
	});
	const atItsEnd = !looks.limited && [reader, through].includes(looks.me.id);
	return { ...(words.length > 0 && { words }), ...(atItsEnd && through && { through }) };
}

/** Whoever reads a part knows who else does and by which rule, but not by which word another one's reading goes on. */
function readersFor(event: Of<'readers-changed'>, looks: Looks, { before }: Taken): unknown {
	const concerns = ({ reader, section }: { reader: ParticipantId; section: SectionId }) =>
		(reader === looks.me.id && !looks.limited) ||
		(looks.reads(section) !== null && !looks.isTold(section));
	const lost = event.lost.filter(concerns);
	const gained = event.gained.filter(concerns).flatMap((item) => {
		const { section, reader, access, rule } = item;
		const held = before.sections.held.get(reader)?.get(section);
		const isNew = held?.access !== access || held.rule !== rule;
		const ground = groundFor(item, looks);
		const tells = isNew || Object.keys(ground).length > 0;
		return tells ? [{ section, reader, access, rule, ...ground }] : [];
	});
	return gained.length + lost.length > 0 ? { gained, lost } : undefined;
}

/** A link, and the notice that a volunteer was given: for both ends, and for the coordinator. */
const tieFor = ({ participant }: { participant: ParticipantId }, looks: Looks): unknown => {
	const link = looks.person(participant)!;
	const ends = [participant, link.accompanies, link.supervisor];
	return looks.runs || (!looks.limited && ends.includes(looks.me.id)) ? participant : undefined;
};

/** What somebody is to an act of danger, as it stands where they look. */
function dangerRole(looks: Looks, id: DangerId): 'author' | 'named' | null {
	const danger = looks.meeting.dangers.get(id);
	if (!danger || looks.limited) return null;
	if (danger.by === looks.me.id) return 'author';
	return danger.readers.includes(looks.me.id) ? 'named' : null;
}

export const SUBJECTS: Subjects = {
	'meeting-called': (event) => event,
	'conference-authorised': ({ participants, ...told }, looks) =>
		looks.limited ? undefined : { ...told, ...(looks.runs && { participants }) },
	// the structure that is to come is its coordinators'
	'course-planned': (event, looks) => (looks.runs ? event : undefined),
	'meeting-started': (_, __, { at }) => ({ at }),
	'meeting-ended': (_, __, { at }) => ({ at }),
	// what closed is told by every part that is there no more
	'notes-erased': () => ({}),
	'command-answered': () => undefined,
	'participant-invited': ({ participant, words, tags, seated, code }, looks) => {
		if (!looks.knows(participant)) return undefined;
		const { name, introducedAs, ...bound } = words;
		const more = looks.seesTags && { ...bound, code };
		const mine = participant === looks.me.id && { bound };
		return {
			name,
			introducedAs,
			seated,
			tags: tagsFor(looks, participant, tags),
			...more,
			...mine,
		};
	},
	'participant-retagged': ({ participant, tags }, looks, { before }) => {
		if (!looks.knows(participant)) return undefined;
		const was = before.table.participants.get(participant)!;
		const told = JSON.stringify(tagsFor(looks, participant, tags));
		const links = !looks.limited && [was.accompanies, was.supervisor].includes(looks.me.id);
		return links || told !== JSON.stringify(tagsFor(looks, participant, was)) ? told : undefined;
	},
	'participant-removed': ({ participant }, looks) =>
		looks.knows(participant) ? { participant } : undefined,
	'participant-ended': ({ participant }, looks) =>
		looks.knows(participant) ? { participant } : undefined,
	'code-renewed': (event, looks) => (looks.runs ? event : undefined),
	'link-confirmed': tieFor,
	'link-ended': tieFor,
	'notice-recorded': tieFor,
	'presence-recorded': (event, looks, step) => {
		const { participant, presence, happenedAt, by, ...how } = event;
		if (!looks.knows(participant)) return undefined;
		const at = happenedAt ?? step.at;
		const own = !looks.limited && [participant, by].includes(looks.me.id);
		return { participant, presence, at, late: happenedAt !== null, ...(own && how) };
	},
	'earshot-told': ({ participant, alone }, looks) =>
		looks.knows(participant) ? { participant, alone } : undefined,
	'device-entered': (event, looks, { at }) => entryFor(looks, event.entry, { ...event, at }),
	'word-given': (event, looks) => entryFor(looks, event.entry, event),
	'entry-admitted': (event, looks) =>
		looks.holds(event.section) || looks.reads(event.section)
			? entryFor(looks, event.entry, event)
			: undefined,
	'statement-recorded': ({ statement }, looks, { at }) => {
		const told = statementFor(looks, statement);
		return told && { told, at: statement.happenedAt ?? at };
	},
	// who was who in another meeting is nobody's to know
	'person-tied': () => undefined,
	'statement-lasting': ({ statement }, looks) => {
		const said = statementOf(looks.meeting, statement);
		return said && statementFor(looks, said) ? statement : undefined;
	},
	'statement-ended': ({ statement }, looks) => {
		const said = statementOf(looks.meeting, statement);
		return said && statementFor(looks, said) ? statement : undefined;
	},
	'section-created': sectionWords,
	'section-classified': sectionWords,
	'section-retitled': ({ section, title }, looks) =>
		looks.reads(section) && !looks.isTold(section) ? { section, title } : undefined,
	'participation-recorded': ({ section, participant }, looks) =>
		looks.holds(section) ? { section, participant } : undefined,
	'section-opened': openingFor,
	'section-widened': openingFor,
	'section-closed': ({ section, cause }, looks, { at }) =>
		looks.holds(section)
			? { section, cause, at, had: hadFor(looks, section, at) }
			: looks.isAbout(section)
				? { section, at }
				: undefined,
	'section-entrusted': ({ section, from, to }, looks, { at }) => {
		const told = looks.holds(section) || looks.isAbout(section);
		if (told) return { section, from, to, at };
		return looks.reads(section) ? { section, to } : undefined;
	},
	...WORDS,
	...MINUTES,
	'readers-taken-off': takenOffFor,
	'readers-changed': readersFor,
	'phase-started': (event, looks, { before, at }) => {
		const { phase, title, call, ...structure } = event;
		const inIt = looks.encounters.been.get(phase)?.has(looks.me.id);
		const heard = inIt && !looks.limited && { call };
		if (looks.runs) return { phase, title, ...structure, ...heard, at };
		const was = before.table.participants.get(looks.me.id);
		if (inIt) return { phase, title, ...heard, at };
		return was && isInPhase(before, was) ? 'over' : undefined;
	},
	// an act of danger is its author's and theirs whom the author named: nothing else of anybody's moves (R5)
	'danger-recorded': ({ readers, sections, ...act }, looks, { at }) => {
		const role = dangerRole(looks, act.danger);
		if (role === null) return undefined;
		const own = role === 'author' && { readers: knownOf(looks, readers), sections };
		return { ...act, about: knownOf(looks, act.about), at, ...own };
	},
	'danger-shared': ({ danger, readers }, looks, { before }) => {
		const role = dangerRole(looks, danger);
		if (role === 'author') return { danger, readers };
		const was = before.dangers.get(danger)?.readers.includes(looks.me.id) ?? false;
		return role !== null || (was && !looks.limited) ? { danger, role } : undefined;
	},
	'danger-family-decided': (event, looks) =>
		dangerRole(looks, event.danger) === null ? undefined : event,
	'decision-recorded': ({ section, by, ...outcome }, looks, { at }) => {
		const audience = section === null ? readsCommon(looks) : hasPart(looks, section);
		return audience ? { ...outcome, section, at, by: knownOf(looks, [by]) } : undefined;
	},
};

/** What follows from the facts and may be known as it stands now, without the event that made it so. */
export function standingFor(looks: Looks): unknown {
	const worded = (text: unknown): unknown => looks.meeting.texts.get(text as never);
	const sections = [...looks.meeting.sections.sections.values()].filter(({ id }) =>
		looks.reads(id),
	);
	const people = [...looks.meeting.table.participants.values()].filter(({ id }) => looks.knows(id));
	return {
		ledger: ledgerPeople(looks),
		me: isInPhase(looks.meeting, looks.me),
		common: looks.commonAccess(),
		together: isInPhase(looks.meeting, looks.me)
			? people.filter((person) => isInPhase(looks.meeting, person)).map(({ id }) => id)
			: [],
		told: sections
			.filter(({ id }) => looks.isTold(id))
			.map(({ id, holder }) => [id, holder, worded(agreedWords(looks.section(id)!))]),
		sections: sections
			.filter(({ id }) => !looks.isTold(id))
			.map((section) => ({
				id: section.id,
				words: worded(agreedWords(section)),
				mine: looks.reads(section.id),
				readers: looks.readersOf(section.id),
				given: looks.givenBy(section),
				// the engine tells the holder why a reader is refused, with the rule (R17)
				...(looks.holds(section.id) &&
					section.opening && {
						refused: people.map((person) => [person.id, looks.ruleFor(section, person)]),
					}),
			})),
	};
}
