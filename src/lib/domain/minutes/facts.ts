// Decisions and tasks that the meeting took ("outcomes" in code, since a decision there is what the policy answers).
import type { Moment, OutcomeId, ParticipantId, SectionId, TextId } from '../ids.ts';

export interface Outcome {
	readonly id: OutcomeId;
	readonly at: Moment;
	readonly text: TextId;
	/** Its audience is that of this part; null: the whole table. */
	readonly section: SectionId | null;
	readonly who: TextId | null;
	/** YYYY-MM-DD */
	readonly due: string | null;
	readonly by: ParticipantId;
}

export type OutcomeEvent = {
	type: 'decision-recorded';
	outcome: OutcomeId;
	text: TextId;
	section: SectionId | null;
	who: TextId | null;
	due: string | null;
	by: ParticipantId;
};

export const evolveOutcomes = (
	outcomes: readonly Outcome[],
	event: OutcomeEvent,
	at: Moment,
): readonly Outcome[] => {
	const { outcome: id, text, section, who, due, by } = event;
	return [...outcomes, { id, at, text, section, who, due, by }];
};
