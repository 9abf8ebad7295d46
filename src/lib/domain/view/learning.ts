// What somebody would learn by being invited: the same restriction as ever, on the meeting as if they were already there.
import type { ParticipantId, PhaseId, TextId } from '../ids.ts';
import type { Meeting, MeetingEvent } from '../meeting/facts.ts';
import { settle } from '../policy/settle.ts';
import type { Tags } from '../table/facts.ts';
import type { ParticipantView, SectionView, View } from './view.ts';

type Unversioned = Omit<View, 'version'>;

export interface Learning {
	readonly purpose: string;
	readonly people: readonly Pick<ParticipantView, 'id' | 'name' | 'introducedAs'>[];
	/** They would also be told services and missions. */
	readonly tags: boolean;
	/** Common parts that they would read. */
	readonly parts: readonly Pick<SectionView, 'id' | 'title'>[];
}

/** INVARIANT: an id that the shell never makes, so that nothing that was ever named can be theirs. */
const NEWCOMER = '\u0000newcomer' as ParticipantId;
const NOWHERE = '\u0000phase' as PhaseId;
const NO_TEXT = '' as TextId;

const invited = (tags: Tags): MeetingEvent => ({
	type: 'participant-invited',
	participant: NEWCOMER,
	words: { name: NO_TEXT, service: null, function: null, introducedAs: null },
	tags,
	seated: true,
	account: null,
	code: false,
	by: null,
});

/** Before the meeting they would share its first phase; later the one that runs, once the coordinator lets them in. */
function arriving({ state, phases }: Meeting): MeetingEvent[] {
	const shared = { phase: NOWHERE, by: NEWCOMER };
	if (state === 'called') return [{ type: 'meeting-started', ...shared }];
	const { current } = phases;
	if (!current || current.present === 'everyone') return [];
	const present = [...current.present, NEWCOMER];
	return [{ type: 'phase-started', title: NO_TEXT, present, step: null, call: null, ...shared }];
}

/** The meeting as if somebody with these tags sat in it. Nothing of it is ever stored. */
export function asIfInvited(
	meeting: Meeting,
	tags: Tags,
): { readonly meeting: Meeting; readonly newcomer: ParticipantId } {
	const events = [invited(tags), ...arriving(meeting)];
	return { meeting: settle(meeting, events, meeting.moment).meeting, newcomer: NEWCOMER };
}

/** [V12] of a newcomer's view, what the coordinator sees too: who runs a meeting learns of no content by that. */
export function learningIn(theirs: Unversioned, mine: Unversioned): Learning {
	const seen = new Set(mine.sections.map(({ id }) => id));
	return {
		purpose: theirs.meeting.purpose,
		tags: theirs.meeting.missions !== undefined,
		people: theirs.participants
			.filter(({ id }) => id !== NEWCOMER)
			.map(({ id, name, introducedAs }) => ({ id, name, introducedAs })),
		parts: theirs.sections.filter(({ id }) => seen.has(id)).map(({ id, title }) => ({ id, title })),
	};
}
