// One reader's minutes as a document of titles and lines: the words of its page, in order.
import type { Attendance, Minutes } from '#lib/domain/minutes/minutes-of.ts';
import type { Moment } from '#lib/domain/ids.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	agreementsOf,
	attendanceWords,
	courseOf,
	decisionsOf,
	factsOf,
	partsOf,
	remarksOf,
	standingOf,
	titleOfMinutes,
} from './minutes-words.ts';
import { clock, day } from './names.ts';
import {
	written,
	type PrintedDocument,
	type PrintedLine,
	type PrintedList,
} from './printed-document.ts';

const plain = (words: string): PrintedLine => ({ words, more: '', audience: '', time: '' });

const person = (who: Attendance): PrintedLine => ({
	...plain([who.name, who.introducedAs].filter((word) => word !== '').join(', ')),
	more: attendanceWords(who),
});

const list = (
	form: PrintedList['form'],
	title: string,
	lines: readonly PrintedLine[],
	aside = '',
): PrintedList => ({ form, title, aside, lines });

/** `at`: when this rendering is made. */
export function printedMinutes(minutes: Minutes, at: Moment): PrintedDocument {
	const { name } = minutes.reader;
	const family = minutes.present.filter((who) => who.family).map(person);
	const lists = [
		list('people', m.pv_family(), family.length > 0 ? family : [plain(m.pv_family_none())]),
		list('people', m.pv_around(), minutes.present.filter((who) => !who.family).map(person)),
		list('people', m.pv_not_there(), minutes.notPresent.map(person)),
		list('things', m.pv_decisions(), decisionsOf(minutes)),
		list('things', m.pv_parts(), partsOf(minutes)),
		list('things', m.pv_agreements(), agreementsOf(minutes), m.pv_agreements_aside()),
		list('things', m.pv_remarks(), remarksOf(minutes)),
		list('course', m.pv_course(), courseOf(minutes)),
	];
	return {
		...written(),
		title: titleOfMinutes(minutes),
		what: m.pv_title(),
		confidential: m.pv_confidential({ name }),
		standing: standingOf(minutes),
		facts: factsOf(minutes),
		lists: lists.filter(({ lines }) => lines.length > 0),
		foot: m.pv_foot({ name, day: day(at), time: clock(at) }),
	};
}
