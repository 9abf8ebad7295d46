// Handing words to somebody: confiding a note, writing beside another one's part, withholding, moving words on.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { ParticipantId, SectionId, TextId } from '../ids.ts';
import type { MeetingEvent } from '../meeting/facts.ts';
import { adoptedPassage } from '../minutes/adoption.ts';
import { isOwnReserved } from '../policy/coverage.ts';
import { isHere } from '../policy/own-access.ts';
import { isAddressed, readersOf } from '../policy/visibility.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { isBound, type Participant } from '../table/facts.ts';
import { hasTooMany, ownSection } from './acts.ts';
import { isWithholdable, type Section } from './facts.ts';

const NOT_ALLOWED = refuse('not-allowed');

/** [S16] whoever is not bound hands their note to somebody who is, and who answers for it from then on. */
export function confide(act: Act, command: CommandOf<'confide-section'>): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	const to = act.person(command.to);
	if (isRefusal(to)) return to;
	if (isBound(act.actor) || act.actor.secrecy === 'authority') return NOT_ALLOWED;
	const mayReceive = isBound(to) && to.kind === 'professional' && isHere(to, act.at);
	if (!mayReceive) return refuse('not-allowed', { field: 'to' });
	if (section.everOpened) return refuse('already-opened');
	if (section.kind !== 'draft') return refuse('malformed', { field: 'sectionId' });
	const { id } = section;
	return done([{ type: 'section-confided', section: id, by: act.actor.id, to: to.id }]);
}

/** A part about the actor that a professional holds, beside which they may write. */
function partAboutMe(act: Act, id: SectionId): Section | Refusal {
	const seen = act.section(id);
	if (isRefusal(seen)) return seen;
	const { section } = seen;
	const isTheirs = section.kind === 'secret' || section.kind === 'reserved';
	if (!isTheirs || !section.about.includes(act.actor.id) || section.holder === act.actor.id)
		return NOT_ALLOWED;
	return section;
}

/** [S17] in their own words, beside the professional's and never in them; their author's alone until opened. */
export function writeBeside(act: Act, command: CommandOf<'write-beside'>): Done | Refusal {
	const part = partAboutMe(act, command.sectionId);
	if (isRefusal(part)) return part;
	if (hasTooMany(act)) return refuse('too-many');
	const section = act.id<SectionId>();
	const created: MeetingEvent = {
		type: 'section-created',
		section,
		holder: act.actor.id,
		title: act.wordsIf(`part:${section}`, command.title),
		kind: 'own-words',
		about: [act.actor.id],
		missions: [],
		thirdPersons: [],
		until: null,
	};
	return done([created, { type: 'section-placed-beside', section, beside: part.id }], {
		sectionId: section,
	});
}

/** The holder's own section, and a person whom it is about and who is not its holder. */
function withholdable(
	act: Act,
	{ sectionId, person }: { readonly sectionId: SectionId; readonly person: ParticipantId },
): { section: Section; person: Participant } | Refusal {
	const section = ownSection(act, sectionId);
	if (isRefusal(section)) return section;
	const other = act.person(person);
	if (isRefusal(other)) return other;
	if (!isWithholdable(section.kind) || isOwnReserved(section))
		return refuse('malformed', { field: 'sectionId' });
	if (!section.about.includes(other.id)) return refuse('about', { field: 'person' });
	return { section, person: other };
}

/** [S18] from a person concerned, for a reason, until a day on which the holder decides again. */
export function withhold(act: Act, command: CommandOf<'withhold-section'>): Done | Refusal {
	const found = withholdable(act, command);
	if (isRefusal(found)) return found;
	if (command.until <= act.at) return refuse('malformed', { field: 'until' });
	const section = found.section.id;
	const reason: TextId = act.words(`part:${section}`, command.reason);
	const { until } = command;
	return done([{ type: 'section-withheld', section, person: found.person.id, reason, until }]);
}

export function endWithholding(act: Act, command: CommandOf<'end-withholding'>): Done | Refusal {
	const found = withholdable(act, command);
	if (isRefusal(found)) return found;
	const { section, person } = found;
	if (!section.withheld.has(person.id)) return done([]);
	return done([{ type: 'withholding-ended', section: section.id, person: person.id }]);
}

/** [S15] by its holder, and in a part for the whole table by whoever writes there and could strike it anyway. */
export function takeBackPassage(
	act: Act,
	{ sectionId }: CommandOf<'take-back'>,
	passage: NonNullable<CommandOf<'take-back'>['passage']>,
): Done | Refusal {
	const seen = act.section(sectionId);
	if (isRefusal(seen)) return seen;
	const { section, access } = seen;
	const mayStrike = section.kind === 'common' && access.access === 'write';
	if (section.holder !== act.actor.id && !mayStrike) return NOT_ALLOWED;
	if (access.access !== 'write') return refuse('not-allowed', { rule: access.rule });
	const { from, words } = passage;
	if (act.text?.words.slice(from, from + words.length) !== words) return refuse('changed');
	const event: MeetingEvent = {
		type: 'passage-taken-back',
		section: section.id,
		by: act.actor.id,
	};
	const events = [event, ...adoptedPassage(act, section.id, passage)];
	return { ...done(events), cut: { section: section.id, from, length: words.length } };
}

/** Only its holder takes words out of a part, or the one person whose own secret they are. */
const mayMoveFrom = ({ holder, about }: Section, actor: ParticipantId): boolean =>
	holder === actor || (about.length === 1 && about[0] === actor);

/** [S14] that words went where more people read them: a fact, with its reason and those who gained. */
export function moveWords(act: Act, command: CommandOf<'move-words'>): Done | Refusal {
	const from = act.section(command.from);
	if (isRefusal(from)) return from;
	const to = act.section(command.to);
	if (isRefusal(to)) return to;
	const isMine = !isAddressed(from.access) && mayMoveFrom(from.section, act.actor.id);
	if (!isMine || to.access.access !== 'write' || to.access.rule === 'P35') return NOT_ALLOWED;
	if (from.section.id === to.section.id) return refuse('malformed', { field: 'to' });
	const had = new Set(readersOf(act.meeting, from.section, act.at).map((one) => one.participantId));
	const gained = readersOf(act.meeting, to.section, act.at)
		.map(({ participantId }) => participantId)
		.filter((reader) => !had.has(reader));
	if (gained.length === 0) return done([]);
	const reason = act.words(`part:${from.section.id}`, command.reason);
	const ids = { from: from.section.id, to: to.section.id, by: act.actor.id };
	return done([{ type: 'words-moved', ...ids, reason, gained }]);
}
