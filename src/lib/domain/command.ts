// The commands, parsed once at the edge: unknown commands, fields and types are refused with the field's path.
import * as v from 'valibot';
import { CAPACITIES, DECISIONS, FORMS } from './agreement/facts.ts';
import {
	callLink,
	course,
	day,
	end,
	id,
	ids,
	isWritten,
	LIMITS,
	line,
	moment,
	name,
	participant,
	passage,
	place,
	section,
	stated,
	words,
} from './command-fields.ts';
import type {
	AccountId,
	AgreementId,
	DangerId,
	EntryId,
	MeetingId,
	MissionId,
	ParticipantId,
	SectionId,
} from './ids.ts';
import { ADDRESSEES, GROUNDS } from './policy/jurisdictions/danger.ts';
import { ADOPTED_HOW, COPY_WAYS } from './minutes/record.ts';
import { JURISDICTION_IDS } from './policy/jurisdictions/jurisdiction.ts';
import { refuse, type Refusal } from './refusal.ts';
import { ANSWERS, OBJECTIONS } from './review/facts.ts';
import { WRITTEN_KINDS } from './section/facts.ts';
import { KINDS, PRESENCES, SECRECIES } from './table/facts.ts';

const envelope = {
	commandId: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.name))),
	ifVersion: v.optional(v.string()),
	happenedAt: v.optional(moment),
};
const command = <Type extends string, Entries extends v.ObjectEntries>(
	type: Type,
	entries: Entries,
) => v.strictObject({ type: v.literal(type), ...envelope, ...entries });

const tags = {
	service: v.optional(line),
	function: v.optional(line),
	introducedAs: v.optional(line),
	coordinator: v.optional(v.boolean()),
	accompanies: v.optional(participant),
	supervisor: v.optional(participant),
	childOf: v.optional(ids<ParticipantId>()),
	bornOn: v.optional(day),
	until: v.optional(end),
};
const classification = {
	title: v.optional(line),
	kind: v.optional(v.picklist(WRITTEN_KINDS)),
	about: v.optional(ids<ParticipantId>()),
	missions: v.optional(ids<MissionId>()),
	thirdPersons: v.optional(v.pipe(v.array(name), v.maxLength(LIMITS.list))),
	until: v.optional(end),
};
const opening = {
	purpose: v.optional(words),
	necessity: v.optional(words),
	readers: v.optional(ids<ParticipantId>()),
};

/** What is asked, of one person or of a family. */
const asked = {
	scope: v.union([v.literal('all'), v.pipe(ids<SectionId>(), v.minLength(1))]),
	missions: v.optional(ids<MissionId>()),
	persons: v.optional(ids<ParticipantId>()),
	purpose: words,
	form: v.optional(v.picklist(FORMS)),
	explained: v.optional(v.strictObject({ intention: words, withWhom: words, content: words })),
	until: v.optional(end),
	/** For the next meetings, too: the person's own words, never a default. */
	lasting: v.optional(v.boolean()),
};
/** What one person says to it. */
const answer = {
	person: participant,
	decision: v.picklist(DECISIONS),
	except: v.optional(ids<ParticipantId>()),
	lift: v.optional(ids<ParticipantId>()),
	reason: v.optional(words),
	capacity: v.optional(v.picklist(CAPACITIES)),
};

const danger = id<DangerId>();
const family = {
	family: v.picklist(['informed', 'deferred']),
	reason: v.optional(words),
	againOn: v.optional(day),
};

export const callMeetingSchema = command('call-meeting', {
	kind: v.picklist(['network', 'case-conference']),
	purpose: stated,
	jurisdiction: v.picklist(JURISDICTION_IDS),
	missions: v.pipe(
		v.array(v.strictObject({ id: id<MissionId>(), label: line })),
		v.maxLength(LIMITS.list),
	),
	date: v.optional(v.pipe(v.string(), v.check(isWritten))),
	place: v.optional(line),
	legalBasis: v.optional(words),
	/** The last meeting: its people come along, but for these. */
	from: v.optional(id<MeetingId>()),
	except: v.optional(ids<ParticipantId>()),
	/** The steps laid out beforehand; the first is everybody's, as a meeting begins. */
	course: v.optional(course),
	/** The prosecutor's, with its reasons: who takes part, what for, and how. */
	authorisation: v.optional(
		v.strictObject({
			by: stated,
			date: day,
			participants: v.pipe(v.array(name), v.minLength(1), v.maxLength(LIMITS.list)),
			purpose: stated,
			modalities: stated,
		}),
	),
});

const schemas = [
	command('invite', {
		name,
		kind: v.picklist(KINDS),
		secrecy: v.picklist(SECRECIES),
		missions: ids<MissionId>(),
		account: v.optional(id<AccountId>()),
		...tags,
	}),
	command('name-person', {
		name,
		kind: v.picklist(KINDS),
		childOf: tags.childOf,
		bornOn: tags.bornOn,
	}),
	command('retag', {
		participantId: participant,
		kind: v.optional(v.picklist(KINDS)),
		secrecy: v.optional(v.picklist(SECRECIES)),
		missions: v.optional(ids<MissionId>()),
		coordinator: tags.coordinator,
		accompanies: v.optional(v.nullable(participant)),
		supervisor: v.optional(v.nullable(participant)),
		childOf: tags.childOf,
		bornOn: tags.bornOn,
		until: v.optional(v.nullable(end)),
	}),
	command('remove', { participantId: participant }),
	command('renew-code', { participantId: participant }),
	command('confirm-link', { participantId: participant }),
	command('end-link', { participantId: participant }),
	command('record-notice', { participantId: participant }),
	command('give-undertaking', {}),
	command('tell-earshot', { participantId: participant, alone: v.boolean() }),
	command('record-participation', { participantId: participant, sectionId: section }),
	command('record-presence', {
		participantId: participant,
		presence: v.picklist(PRESENCES),
		invitedOn: v.optional(day),
		invitedHow: v.optional(line),
		accompaniedBy: v.optional(line),
	}),
	command('record-agreement', { ...asked, ...answer }),
	/** One question to a whole family, and what each of them said: all of it, or nothing. */
	command('record-agreements', {
		...asked,
		answers: v.pipe(v.array(v.strictObject(answer)), v.minLength(1), v.maxLength(LIMITS.answers)),
	}),
	command('confirm-agreement', {
		agreementId: id<AgreementId>(),
		form: v.optional(v.picklist(FORMS)),
	}),
	command('withdraw-agreement', {
		person: participant,
		scope: v.union([v.literal('all'), v.pipe(ids<SectionId>(), v.minLength(1))]),
	}),
	command('pause-sharing', { person: participant, words: v.optional(words) }),
	command('create-section', classification),
	command('classify-section', { sectionId: section, ...classification }),
	command('retitle-section', { sectionId: section, title: line }),
	command('open-section', {
		sectionId: section,
		...opening,
		writers: v.optional(ids<ParticipantId>()),
	}),
	command('widen-section', {
		sectionId: section,
		readers: v.optional(ids<ParticipantId>()),
		missions: v.optional(ids<MissionId>()),
		purpose: stated,
		necessity: stated,
	}),
	command('close-section', {
		sectionId: section,
		...opening,
		missions: v.optional(ids<MissionId>()),
	}),
	command('take-back', {
		sectionId: section,
		...opening,
		missions: v.optional(ids<MissionId>()),
		/** Of a part only these words, which stand at this place of its plain text. */
		passage: v.optional(v.strictObject({ from: place, words: passage })),
	}),
	command('agree-extract', {
		sectionId: section,
		person: participant,
		digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
		capacity: v.optional(v.picklist(CAPACITIES)),
		form: v.optional(v.picklist(FORMS)),
	}),
	command('edit-extract', { sectionId: section, until: v.optional(end) }),
	command('confide-section', { sectionId: section, to: participant }),
	command('write-for', { participantId: participant, title: v.optional(line) }),
	command('end-dictation', { sectionId: section }),
	command('open-dictated', {
		sectionId: section,
		kind: v.picklist(['common', 'secret', 'reserved']),
		title: v.optional(line),
		about: v.optional(ids<ParticipantId>()),
		missions: v.optional(ids<MissionId>()),
		...opening,
		writers: v.optional(ids<ParticipantId>()),
	}),
	command('write-beside', { sectionId: section, title: v.optional(line) }),
	command('withhold-section', {
		sectionId: section,
		person: participant,
		reason: stated,
		until: end,
	}),
	command('end-withholding', { sectionId: section, person: participant }),
	command('move-words', { from: section, to: section, reason: stated }),
	command('entrust-section', { sectionId: section, to: participant }),
	command('start-meeting', {}),
	/** `step`: its place in what was laid out, from 0. `call`: for those in it who are not in the room. */
	command('start-phase', {
		title: line,
		present: ids<ParticipantId>(),
		step: v.optional(place),
		call: v.optional(callLink),
	}),
	command('end-meeting', {}),
	/** `title`: how the part is called where a page does not say it in its reader's own language. */
	command('lay-ground-rules', { title: v.optional(line) }),
	command('record-ground-rules-read', {}),
	command('record-decision', {
		text: stated,
		section: v.optional(section),
		who: v.optional(line),
		due: v.optional(day),
	}),
	command('answer-part', {
		sectionId: section,
		answer: v.picklist(ANSWERS),
		what: v.optional(v.picklist(OBJECTIONS)),
		words: v.optional(words),
	}),
	command('mark-part', { sectionId: section, inMinutes: v.boolean() }),
	command('propose-minutes', { until: v.optional(end) }),
	command('remark-minutes', {
		text: stated,
		/** The part or the decision that it is about; without one, the minutes as a whole. */
		item: v.optional(v.string()),
		dissent: v.optional(v.boolean()),
	}),
	command('offer-copy', { participantId: participant, how: v.picklist(COPY_WAYS) }),
	command('adopt-minutes', {
		how: v.optional(v.picklist(ADOPTED_HOW)),
		/** How each person concerned without a page of their own was offered a copy. */
		copies: v.optional(
			v.pipe(
				v.array(v.strictObject({ participantId: participant, how: v.picklist(COPY_WAYS) })),
				v.maxLength(LIMITS.list),
			),
		),
	}),
	command('record-danger', {
		about: v.optional(ids<ParticipantId>()),
		addressee: v.picklist(ADDRESSEES),
		addresseeName: v.optional(line),
		ground: v.picklist(GROUNDS),
		fear: stated,
		tried: stated,
		consulted: stated,
		alone: stated,
		said: stated,
		sections: v.optional(ids<SectionId>()),
		readers: v.optional(ids<ParticipantId>()),
		...family,
	}),
	command('share-danger', { dangerId: danger, readers: ids<ParticipantId>() }),
	command('inform-family', { dangerId: danger, ...family }),
	command('admit-entry', { entryId: id<EntryId>(), sectionId: section }),
] as const;

export const commandSchema = v.variant('type', schemas);
export type Command = v.InferOutput<typeof commandSchema>;
/** What a client sends: moments as ISO 8601 strings. */
export type CommandInput = v.InferInput<typeof commandSchema>;
export type CallMeeting = v.InferOutput<typeof callMeetingSchema>;
export type CallMeetingInput = v.InferInput<typeof callMeetingSchema>;
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

const parsed = <Output>(
	schema: v.GenericSchema<unknown, Output>,
	input: unknown,
): Output | Refusal => {
	const result = v.safeParse(schema, input);
	if (result.success) return result.output;
	return refuse('malformed', { field: v.getDotPath(result.issues[0]) ?? '' });
};

/** A command out of anything that came over the wire, or the path of the field at fault. */
export const parseCommand = (input: unknown): Command | Refusal => parsed(commandSchema, input);
export const parseCallMeeting = (input: unknown): CallMeeting | Refusal =>
	parsed(callMeetingSchema, input);
