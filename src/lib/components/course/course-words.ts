// What happened, in sentences, as this reader may know it.
import { m } from '#lib/paraglide/messages.js';
import type { Moment, SectionId } from '#lib/domain/ids.ts';
import type { CourseItem, View, WholeAgreementView } from '#lib/domain/view/view.ts';
import type { Presence } from '#lib/domain/table/facts.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { titleOf } from '../section/sign.ts';
import { isMe, shortNameOf } from '../table/people.ts';
import { listed } from '../table/words.ts';

type Present = Extract<CourseItem, { what: 'presence' }>;

const PRESENCE: Readonly<Record<Presence, (of: { names: string; count: number }) => string>> = {
	expected: m.course_expected,
	'in-room': m.course_in_room,
	remote: m.course_remote,
	represented: m.course_represented,
	excused: m.course_excused,
	absent: m.course_absent,
	left: m.course_left,
};

const SAID: Readonly<Record<WholeAgreementView['decision'], (words: { name: string }) => string>> =
	{
		given: m.course_given,
		refused: m.course_refused,
		informed: m.course_informed,
		'not-asked': m.course_not_asked,
		impossible: m.course_impossible,
		withdrawn: m.course_withdrawn,
		paused: m.course_paused,
	};

/** A part that left the view has no title any more, and its line says none. */
const titled = (view: View, id: SectionId): string | null => {
	const section = view.sections.find((each) => each.id === id);
	return section ? titleOf(view, section) : null;
};

function aboutSection(
	view: View,
	item: Extract<CourseItem, { section: SectionId }>,
): string | null {
	const title = titled(view, item.section);
	if (title === null) return null;
	switch (item.what) {
		case 'shared':
			if (item.by === null) return m.pv_shared({ title });
			if (isMe(view, item.by)) return m.course_shared_mine({ title });
			return m.course_shared({ title, name: shortNameOf(view, item.by) });
		case 'closed':
			return m.course_closed({ title });
		case 'entrusted':
			return isMe(view, item.to)
				? m.course_entrusted_me({ title })
				: m.course_entrusted({ title, name: shortNameOf(view, item.to) });
		case 'taken-back':
			return m.course_passage_back({ title });
		case 'ground-rules-read':
			return m.course_rules_read();
		case 'stopped':
			return item.person
				? m.course_stopped_by({ title, name: shortNameOf(view, item.person) })
				: m.course_stopped({ title });
		default:
			return unreachable(item);
	}
}

function moved(view: View, item: Extract<CourseItem, { what: 'moved' }>): string | null {
	const [from, to] = [titled(view, item.from), titled(view, item.to)];
	if (from === null || to === null) return null;
	const names = listed(item.gained.map((id) => shortNameOf(view, id)));
	return m.course_moved({ from, to, names });
}

/** null: nothing that this reader could still be told. */
function words(view: View, item: Exclude<CourseItem, Present>): string | null {
	switch (item.what) {
		case 'started':
			return m.course_started();
		case 'ended':
			return m.course_ended();
		case 'phase':
			return item.title || m.phase_table();
		case 'shared':
		case 'closed':
		case 'entrusted':
		case 'stopped':
		case 'taken-back':
		case 'ground-rules-read':
			return aboutSection(view, item);
		case 'moved':
			return moved(view, item);
		case 'confided': {
			const [name, to] = [shortNameOf(view, item.by), shortNameOf(view, item.to)];
			return m.course_confided({ name, to });
		}
		case 'agreement':
			return afterwards(item, SAID[item.decision]({ name: shortNameOf(view, item.person) }));
		default:
			return unreachable(item);
	}
}

/** Several people who came in the same minute stand in one line. */
function presence(view: View, items: readonly Present[]): string | null {
	const [first] = items;
	const names = [...new Set(items.map(({ person }) => shortNameOf(view, person)))].filter(Boolean);
	if (!first || names.length === 0) return null;
	const said = PRESENCE[first.presence]({ names: listed(names), count: names.length });
	return afterwards(first, said);
}

const afterwards = ({ notedAfterwards }: { notedAfterwards: boolean }, words: string): string =>
	notedAfterwards ? m.course_noted_afterwards({ words }) : words;

const MINUTE = 60_000;
const together = (a: CourseItem | undefined, b: CourseItem): boolean =>
	a?.what === 'presence' &&
	b.what === 'presence' &&
	a.presence === b.presence &&
	a.notedAfterwards === b.notedAfterwards &&
	Math.floor(a.at / MINUTE) === Math.floor(b.at / MINUTE);

export interface CourseLine {
	readonly at: Moment;
	readonly words: string;
}

export function courseLines(view: View): CourseLine[] {
	const groups: CourseItem[][] = [];
	for (const item of view.course) {
		const last = groups.at(-1);
		if (last && together(last.at(-1), item)) last.push(item);
		else groups.push([item]);
	}
	return groups
		.flatMap((group) => {
			const [first] = group;
			if (!first) return [];
			const said =
				first.what === 'presence'
					? presence(
							view,
							group.filter((item) => item.what === 'presence'),
						)
					: words(view, first);
			return said ? [{ at: first.at, words: said }] : [];
		})
		.filter((line, index, all) => !again(all[index - 1], line));
}

/** The same sentence in the same minute is one thing that happened. */
const again = (before: CourseLine | undefined, line: CourseLine): boolean =>
	before?.words === line.words && Math.floor(before.at / MINUTE) === Math.floor(line.at / MINUTE);
