// Where an answer is missing further up, whoever pressed "go on" is brought to it instead of seeing nothing happen.
import { tick } from 'svelte';

const ANSWERS = 'input, select, textarea, button, [tabindex="0"]';

/** Puts the first question of this form that lacks an answer on screen and in focus; false when none does. */
export async function toMissing(within: ParentNode | undefined): Promise<boolean> {
	await tick();
	const question = within?.querySelector<HTMLElement>('[data-invalid]');
	if (!question) return false;
	question.scrollIntoView({ block: 'center' });
	question.querySelector<HTMLElement>(ANSWERS)?.focus({ preventScroll: true });
	return true;
}
