// What comes back from a command: whether the actor's view had moved, and what was made, with the version of the view after it.
import type { Command } from '#lib/domain/command.ts';
import { answerKey, type Answer } from '#lib/domain/meeting/facts.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import { viewOf } from '#lib/domain/view/view-of.ts';
import type { Now } from './meeting-words.ts';
import type { Codes } from './stream.ts';
import { versioned } from './view-version.ts';

/** What a command made, with the version of the actor's view after it. */
export type Done = Omit<Answer, 'code'> & {
	readonly version: string;
	/** The words of the entry link. */
	readonly code?: string;
};

/** Only the reader's own view can conflict, and a repeated command gets its first answer. */
export function conflicts(
	{ meeting, at }: Now,
	reader: Reader,
	{ ifVersion, commandId }: Command,
): boolean {
	if (ifVersion === undefined) return false;
	if (commandId && meeting.answers.has(answerKey(reader.participant, commandId, reader.entry)))
		return false;
	const view = viewOf(meeting, reader, at);
	return view !== null && versioned(view).version !== ifVersion;
}

export function doneFor(
	{ meeting, at }: Now,
	reader: Reader,
	{ code, ...made }: Answer,
	codes: Codes,
): Done {
	const view = viewOf(meeting, reader, at);
	const version = view ? versioned(view).version : '';
	if (!code) return { version, ...made };
	return { version, ...made, code: codes.derive(meeting.id, code.participant, code.number) };
}
