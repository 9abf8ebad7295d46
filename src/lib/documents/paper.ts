// What is printed before a meeting that is held on paper: its people as they are introduced, the family first, and empty lines.
import type { View } from '#lib/domain/view/view.ts';
import { titleOf } from './names.ts';

export interface PaperPerson {
	readonly name: string;
	readonly introducedAs: string;
}

export interface PaperSheets {
	/** Neutral: a day. */
	readonly title: string;
	/** The organisation's own, one to a line; empty: the proposal of the software. */
	readonly rules: readonly string[];
	readonly family: readonly PaperPerson[];
	readonly around: readonly PaperPerson[];
}

/** Names and introductions alone: a sheet lies on the table, before everybody. */
export function paperSheets(
	{ meeting, participants }: Pick<View, 'meeting' | 'participants'>,
	rules: string | null = null,
): PaperSheets {
	const people = (family: boolean): PaperPerson[] =>
		participants
			.filter((person) => person.family === family)
			.map(({ name, introducedAs }) => ({ name, introducedAs }))
			.sort((a, b) => a.name.localeCompare(b.name));
	return {
		title: titleOf(meeting),
		rules: rules?.split('\n') ?? [],
		family: people(true),
		around: people(false),
	};
}
