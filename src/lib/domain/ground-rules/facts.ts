// "Our rules around this table": one part for everybody, laid first, to which all add; and when they were read aloud.
import type { Moment, ParticipantId, SectionId } from '../ids.ts';

/** Of an organisation's text, in characters: what can be read aloud in two minutes. */
export const RULES_LENGTH = 2_000;

/** The parts that were laid as such, in order, and when each was read aloud; null before. */
export type GroundRules = ReadonlyMap<SectionId, Moment | null>;

export type GroundRulesEvent =
	| { type: 'ground-rules-laid'; section: SectionId; by: ParticipantId }
	| {
			type: 'ground-rules-read';
			section: SectionId;
			/** When it really happened, for what is noted afterwards. */
			happenedAt: Moment | null;
			by: ParticipantId;
	  };

export const noGroundRules: GroundRules = new Map();

export const evolveGroundRules = (
	rules: GroundRules,
	event: GroundRulesEvent,
	at: Moment,
): GroundRules =>
	new Map(rules).set(
		event.section,
		event.type === 'ground-rules-read' ? (event.happenedAt ?? at) : null,
	);
