// Laying the rules on the table, and noting that they were read aloud: the coordinator's. The part is as common as any other.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { SectionId } from '../ids.ts';
import type { MeetingEvent } from '../meeting/facts.ts';
import { commonAccessNow } from '../policy/derived.ts';
import { isOpenNow } from '../policy/own-access.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { hasTooMany } from '../section/acts.ts';
import type { Section } from '../section/facts.ts';

const NOT_ALLOWED = refuse('not-allowed');

/** The part with the rules, while one lies open; the latest. */
const onTheTable = ({ meeting, at }: Act): Section | undefined =>
	[...meeting.groundRules.keys()]
		.map((id) => meeting.sections.sections.get(id)!)
		.findLast((section) => isOpenNow(section, at));

/** [T17] a part for everybody, newcomers too, to read and to write; empty until somebody writes in it. */
export function layGroundRules(act: Act, command: CommandOf<'lay-ground-rules'>): Done | Refusal {
	const { meeting, actor, at } = act;
	const mayWrite = commonAccessNow(meeting, actor, at).access === 'write';
	if (!act.isCoordinator || !mayWrite) return NOT_ALLOWED;
	if (meeting.state === 'ended') return refuse('meeting-state');
	if (onTheTable(act)) return refuse('already-opened');
	if (hasTooMany(act)) return refuse('too-many');
	const section = act.id<SectionId>();
	const title = act.wordsIf(`part:${section}`, command.title);
	const nobody = { about: [], missions: [], thirdPersons: [], until: null };
	const unsaid = { purpose: null, necessity: null, writers: [], present: [] };
	const events: MeetingEvent[] = [
		{ type: 'section-created', section, holder: actor.id, title, kind: 'common', ...nobody },
		{ type: 'section-opened', section, named: 'everyone', ...unsaid },
		{ type: 'ground-rules-laid', section, by: actor.id },
	];
	return done(events, { sectionId: section });
}

/** [T18] once; a reading is not unread. */
export function recordGroundRulesRead(act: Act): Done | Refusal {
	if (!act.isCoordinator) return NOT_ALLOWED;
	if (act.meeting.state === 'called') return refuse('meeting-state');
	const section = onTheTable(act);
	if (!section) return refuse('not-opened');
	if (act.meeting.groundRules.get(section.id) != null) return done([]);
	const { happenedAt, actor } = act;
	return done([{ type: 'ground-rules-read', section: section.id, happenedAt, by: actor.id }]);
}
