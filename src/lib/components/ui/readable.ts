// The words of an element as they are read aloud: what is shown, without what is pressed.

const PRESSED = 'button, form, details, [aria-hidden="true"]';

export function readable(element: HTMLElement | undefined): string {
	if (!element) return '';
	const copy = element.cloneNode(true) as HTMLElement;
	for (const pressed of copy.querySelectorAll(PRESSED)) pressed.remove();
	const pieces = [...copy.querySelectorAll('h1, h2, h3, h4, p, li, dt, dd')]
		.filter((piece) => !piece.querySelector('p, li'))
		.map((piece) => piece.textContent.replaceAll(/\s+/g, ' ').trim());
	// a voice pauses at a stop
	return pieces
		.filter((words) => words !== '')
		.map((words) => (/[.!?…:]$/.test(words) ? words : `${words}.`))
		.join(' ');
}
