// The prosecutor's authorisation of a case conference, while it is written down: whole, or not at all.
import type { CallMeetingInput } from '#lib/domain/command.ts';

type Authorisation = NonNullable<CallMeetingInput['authorisation']>;

export class AuthorisationDraft {
	by = $state('');
	date = $state('');
	/** One name on each line: whoever is not named does not sit. */
	names = $state('');
	purpose = $state('');
	modalities = $state('');

	get #words(): readonly string[] {
		return [this.by, this.date, this.names, this.purpose, this.modalities];
	}

	/** Nothing of it is filled in. */
	get empty(): boolean {
		return this.#words.every((words) => words.trim() === '');
	}

	get partial(): boolean {
		return !this.empty && this.#words.some((words) => words.trim() === '');
	}

	get value(): Authorisation {
		const participants = this.names
			.split('\n')
			.map((name) => name.trim())
			.filter((name) => name !== '');
		return {
			by: this.by.trim(),
			date: this.date,
			participants,
			purpose: this.purpose.trim(),
			modalities: this.modalities.trim(),
		};
	}
}
