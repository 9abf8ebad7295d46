// What somebody has of a section from their own place at the table, links apart; each answer carries its rule.
import type { Moment, ParticipantId } from '../ids.ts';
import { isConference, type Meeting } from '../meeting/facts.ts';
import { isInPhase } from '../phase/facts.ts';
import { wordingOf, type Section } from '../section/facts.ts';
import {
	isAtTable,
	isBound,
	isConcernedKind,
	isDerivedKind,
	type Participant,
} from '../table/facts.ts';
import { unreachable } from '../unreachable.ts';
import { isCovered, isForbidden, isOwnReserved, othersAgree } from './coverage.ts';
import { isScribe } from './dictated.ts';
import { mayBeTold, wordsCover } from './wording.ts';
import type { RuleId } from './rules.ts';

export interface Access {
	readonly access: 'none' | 'read' | 'write';
	readonly rule: RuleId;
}

export const none = (rule: RuleId): Access => ({ access: 'none', rule });
export const read = (rule: RuleId): Access => ({ access: 'read', rule });
export const write = (rule: RuleId): Access => ({ access: 'write', rule });

const isPresentNow = (participant: Participant): boolean =>
	participant.presence === 'in-room' || participant.presence === 'remote';

/** [P15] an authority in the phase, or recorded present, keeps every secret closed to all but holders and persons concerned. */
export const authorityAtTable = (meeting: Meeting): boolean =>
	!isConference(meeting) &&
	[...meeting.table.participants.values()].some(
		(participant) =>
			participant.secrecy === 'authority' &&
			isAtTable(participant) &&
			(isInPhase(meeting.phases, participant) || isPresentNow(participant)),
	);

/** Their time at this table has not ended, also where no tick has said so yet. */
export const isHere = (participant: Participant, at: Moment): boolean =>
	isAtTable(participant) && (participant.until === null || participant.until > at);

const READS_COMMON_ONLY: ReadonlySet<Participant['kind']> = new Set(['superior', 'authority']);

/** [P33] in a case conference a lawyer sits in their own name: nothing through the client, who is not brought in by it. */
export const sitsAlone = (meeting: Meeting, { kind }: Participant): boolean =>
	kind === 'lawyer' && isConference(meeting);

/** [P3] [P4] what admission alone gives in the parts for the whole table. Nothing to whoever derives from another (R11). */
export function commonAccess(meeting: Meeting, participant: Participant): Access {
	if (sitsAlone(meeting, participant)) return write('P3');
	if (isDerivedKind(participant.kind)) return none('P17');
	return READS_COMMON_ONLY.has(participant.kind) ? read('P4') : write('P3');
}

/** [P30] a superior's rank opens nothing: only the holder's word that they take part in this help, section by section. */
function superiorRefused(section: Section, reader: Participant): RuleId | null {
	if (section.about.length === 0) return 'P18';
	return section.takingPart.includes(reader.id) ? null : 'P30';
}
/** [P18] [P25] */
const extractRefuses = (section: Section, reader: Participant): RuleId | null =>
	mayBeTold(reader) ? (section.about.length === 0 ? 'P18' : null) : 'P25';

const CONFERS: ReadonlySet<Participant['kind']> = new Set([
	'professional',
	'lawyer',
	'superior',
	'authority',
]);

/** [P33] holders of a secret, and the authorities for whom the law made the conference. */
const mayConfer = (reader: Participant): boolean =>
	CONFERS.has(reader.kind) && (isBound(reader) || reader.secrecy === 'authority');

/** The tags that a secret asks of a reader; agreements and phases apart. [P12] [P13] [P21] */
export function tagsRefuse(meeting: Meeting, section: Section, reader: Participant): RuleId | null {
	if (section.kind === 'extract') return extractRefuses(section, reader);
	if (isConcernedKind(reader.kind)) return section.kind === 'reserved' ? 'P21' : 'P12';
	if (isConference(meeting)) return mayConfer(reader) ? null : 'P12';
	if (!isBound(reader)) return 'P12';
	if (reader.kind === 'superior') return superiorRefused(section, reader);
	if (reader.kind !== 'professional') return 'P12';
	if (isOwnReserved(section)) return null;
	if (section.missions.length === 0 || section.about.length === 0) return 'P18';
	return section.missions.some((mission) => reader.missions.includes(mission)) ? null : 'P13';
}

/** [P33] named by its holder in a case conference; an authority reads and does not write. */
const conferred = (writers: readonly ParticipantId[], reader: Participant): Access =>
	writers.includes(reader.id) && isBound(reader) ? write('P33') : read('P33');

/** [P5] [P7] a secret opens only if all hold: named, bound, same mission, covered by each person concerned, no authority. */
function namedAccess(meeting: Meeting, section: Section, reader: Participant, at: Moment): Access {
	const tags = tagsRefuse(meeting, section, reader);
	if (tags) return none(tags);
	const { opening } = section;
	if (!opening || opening.named === 'everyone') return none('P11');
	const naming = opening.named.get(reader.id);
	if (!naming) return none('P11');
	const agreed = isConference(meeting)
		? !isForbidden(meeting, section, reader, at)
		: isCovered(meeting, section, reader, at);
	if (!agreed) return none('P14');
	if (naming.off) return none('P16');
	if (isConference(meeting)) return conferred(opening.writers, reader);
	if (authorityAtTable(meeting)) return none('P15');
	if (reader.kind === 'superior') return read('P31');
	const rule = section.kind === 'reserved' ? 'P7' : 'P5';
	return opening.writers.includes(reader.id) ? write(rule) : read(rule);
}

/** [P6] a person concerned reads what is about them, from its first opening until its holder closes it. [P19] [P16] */
function concernedAccess(
	meeting: Meeting,
	section: Section,
	reader: Participant,
	at: Moment,
): Access {
	if (section.withheld.has(reader.id)) return none('P29');
	if (!othersAgree(meeting, section, reader, at)) return none('P19');
	return section.opening?.closedTo.includes(reader.id) ? none('P16') : read('P6');
}

/** Opened, and its own end has not come. */
export const isOpenNow = (section: Section, at: Moment): boolean =>
	section.opening !== null && (section.until === null || section.until > at);

function openCommonAccess(meeting: Meeting, section: Section, reader: Participant): Access {
	const admitted = commonAccess(meeting, reader);
	const { opening } = section;
	if (!opening || admitted.access === 'none') return admitted;
	if (opening.named !== 'everyone') {
		const naming = opening.named.get(reader.id);
		if (!naming) return none('P11');
		if (naming.off) return none('P16');
	}
	const restricted = opening.writers.length > 0 && !opening.writers.includes(reader.id);
	return restricted ? read('P4') : admitted;
}

/** [P22] agreed words, to whom they are addressed; an authority in the room has no secret to overhear in them. */
function toldAccess(meeting: Meeting, section: Section, reader: Participant, at: Moment): Access {
	const tags = tagsRefuse(meeting, section, reader);
	if (tags) return none(tags);
	const { opening } = section;
	const naming = opening && opening.named !== 'everyone' && opening.named.get(reader.id);
	if (!naming) return none('P11');
	if (!wordsCover(meeting, section, reader, at)) return none('P23');
	return naming.off ? none('P16') : read('P22');
}

/** [P27] a person's own words are read by whoever reads the part that they stand beside, in their own name or by a link. */
function besideAccess(meeting: Meeting, section: Section, reader: Participant, at: Moment): Access {
	const part = section.beside === null ? null : meeting.sections.sections.get(section.beside);
	// own words beside own words would never end
	if (!part || part.kind === 'own-words' || !isOpenNow(part, at)) return none('P28');
	return ownAccess(meeting, part, reader, at).access === 'none' ? none('P28') : read('P27');
}

/** [P1] [P2] [P24] [P26] nothing takes a part from its holder; agreed words only stand still. */
function holderAccess(section: Section, isOpen: boolean): Access {
	if (wordingOf(section) && isOpen) return read('P24');
	if (!isOpen && section.kind === 'confided') return write('P26');
	return write(isOpen ? 'P2' : 'P1');
}

/** What somebody has from their own place at the table, links apart. */
export function ownAccess(
	meeting: Meeting,
	section: Section,
	reader: Participant,
	at: Moment,
): Access {
	if (!isHere(reader, at)) return none('P9');
	const isOpen = isOpenNow(section, at);
	if (section.holder === reader.id) return holderAccess(section, isOpen);
	// [P35] whoever types what its person says has it while they say it
	if (isScribe(meeting, section, reader.id, at)) return write('P35');
	if (!isOpen) return none('P10');
	switch (section.kind) {
		case 'draft':
		case 'confided':
			return none('P10');
		case 'own-words':
			return besideAccess(meeting, section, reader, at);
		case 'extract':
			if (section.about.includes(reader.id)) return concernedAccess(meeting, section, reader, at);
			return toldAccess(meeting, section, reader, at);
		case 'common': {
			const may = openCommonAccess(meeting, section, reader);
			if (may.access !== 'none' || !section.about.includes(reader.id)) return may;
			return section.withheld.has(reader.id) ? none('P29') : read('P6');
		}
		case 'secret':
		case 'reserved':
			if (section.about.includes(reader.id)) return concernedAccess(meeting, section, reader, at);
			return namedAccess(meeting, section, reader, at);
		default:
			return unreachable(section.kind);
	}
}
