// A colleague's cursor and selection in the text, under the name that the server stamped.

/** As many hues as rich-text.css draws. */
const HUES = 5;

/** y-tiptap hands the `user` of an awareness state, and writes a colour of its own into it. */
type Stamped = Record<string, unknown>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The same hue for the same person on every page. */
export function hueOf(participantId: string): number {
	let sum = 0;
	for (const letter of participantId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
	return sum % HUES;
}

/** Its name is drawn by the style sheet: who writes here is told beside the text, not in the middle of its words. */
export function caretOf(user: Stamped): HTMLElement {
	const caret = document.createElement('span');
	caret.className = 'caret';
	caret.dataset['hue'] = String(hueOf(textOf(user['participantId'])));
	caret.setAttribute('aria-hidden', 'true');
	caret.dataset['name'] = textOf(user['name']);
	return caret;
}

export const selectionOf = (user: Stamped): Record<string, string> => ({
	class: 'caret-selection',
	'data-hue': String(hueOf(textOf(user['participantId']))),
});
