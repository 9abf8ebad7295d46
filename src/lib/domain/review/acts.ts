// Answering to what was shared about oneself: the person's own, for good, however the part stands now.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../refusal.ts';

const NOT_ALLOWED = refuse('not-allowed');

/** [F1] of a part about the actor that they have or had; its holder alone hears it. */
export function answerPart(act: Act, command: CommandOf<'answer-part'>): Done | Refusal {
	const { meeting, actor } = act;
	const section = meeting.sections.sections.get(command.sectionId);
	const got = meeting.sections.firstGot.get(actor.id)?.includes(command.sectionId) ?? false;
	const isTheirs = section?.about.includes(actor.id) && section.holder !== actor.id;
	if (!section || !isTheirs)
		return isRefusal(act.section(command.sectionId)) ? NOT_FOUND : NOT_ALLOWED;
	if (!got) return NOT_FOUND;
	const { answer, what, words } = command;
	return done([
		{
			type: 'part-answered',
			section: section.id,
			person: actor.id,
			answer,
			what: answer === 'no' ? (what ?? null) : null,
			words: act.wordsIf(`part:${section.id}`, words?.trim()),
		},
	]);
}
