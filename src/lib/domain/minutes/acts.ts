// Noting a decision or a task. Its audience is that of its part; without a part, the whole table.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { OutcomeId, TextOwner } from '../ids.ts';
import { commonAccessNow } from '../policy/derived.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';

const NOT_ALLOWED = refuse('not-allowed');

export function recordDecision(act: Act, command: CommandOf<'record-decision'>): Done | Refusal {
	if (command.section !== undefined) {
		const seen = act.section(command.section);
		if (isRefusal(seen)) return seen;
		// a decision in an extract would be said to its reader without anybody's yes
		// nor does whoever types for somebody decide in their part
		const isTheirs = seen.section.kind !== 'extract' && seen.access.rule !== 'P35';
		if (seen.access.access !== 'write' || !isTheirs) return NOT_ALLOWED;
	} else if (commonAccessNow(act.meeting, act.actor, act.at).access !== 'write') return NOT_ALLOWED;
	const owner: TextOwner = command.section
		? `part:${command.section}`
		: `meeting:${act.meeting.id}`;
	const outcome = act.id<OutcomeId>();
	return done(
		[
			{
				type: 'decision-recorded',
				outcome,
				text: act.words(owner, command.text),
				section: command.section ?? null,
				who: act.wordsIf(owner, command.who),
				due: command.due ?? null,
				by: act.actor.id,
			},
		],
		{ decisionId: outcome },
	);
}
