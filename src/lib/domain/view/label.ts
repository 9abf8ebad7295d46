// The neutral label: the only name of a meeting that stands outside its page. It tells a day, and nothing about anybody.
const MONTHS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre',
];

/** `date` as the coordinator gave it: ISO 8601, or null. French is the source; pages in other languages word the date themselves. */
export function labelOf(date: string | null): string {
	const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(date ?? '');
	const month = match && MONTHS[Number(match[2]) - 1];
	return match && month ? `Réunion du ${Number(match[3])} ${month} ${match[1]}` : 'Réunion';
}
