// One reader's minutes in sentences, in the third person, to be read aloud: what the page and the print show.
import type { Attendance, Minutes } from '#lib/domain/minutes/minutes-of.ts';
import type { AgreementView, CourseItem, WholeAgreementView } from '#lib/domain/view/view.ts';
import type { Words } from '#lib/domain/words.ts';
import type { Presence } from '#lib/domain/table/facts.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	clock,
	clockOn,
	day,
	dayWritten,
	listed,
	missionsIn,
	nameIn,
	namesIn,
	titleIn,
	titleOf,
} from './names.ts';

export interface Fact {
	readonly term: string;
	readonly words: string;
}
export interface Line {
	readonly words: string;
	readonly more: string;
	/** The kind whose sign stands at the line; null: no part of its own. */
	readonly kind: string | null;
	/** Who may know it, by name. */
	readonly audience: string;
	readonly time: string;
	/** The words of a part, where its holder wants them here. */
	readonly text?: Words;
}

const line = (words: string, more: Partial<Line> = {}): Line => ({
	words,
	more: '',
	kind: null,
	audience: '',
	time: '',
	...more,
});
const joined = (pieces: readonly string[], by = ', '): string =>
	pieces.filter((piece) => piece !== '').join(by);

export const titleOfMinutes = ({ meeting }: Minutes): string => titleOf(meeting);

/** [M6] what a case conference rests on, and what its minutes may be used for. */
function conferenceFacts({ meeting }: Minutes): Fact[] {
	if (meeting.kind === 'network') return [];
	const { authorisation } = meeting;
	const given = authorisation && {
		...authorisation,
		day: dayWritten(authorisation.date),
	};
	const basis = [meeting.legalBasis ?? '', given ? m.conference_authorised(given) : ''];
	return [
		{ term: m.conference_basis(), words: joined(basis, ' · ') },
		{ term: m.conference_use_term(), words: m.conference_use() },
	];
}

export function factsOf(minutes: Minutes): Fact[] {
	const { meeting, calledBy } = minutes;
	const kind = meeting.kind === 'network' ? m.pv_network() : m.pv_case_conference();
	return [
		{ term: m.pv_purpose(), words: meeting.purpose },
		{ term: m.pv_kind(), words: kind },
		{ term: m.pv_when(), words: whenOf(minutes) },
		{ term: m.pv_place(), words: meeting.place ?? '' },
		{ term: m.pv_called_by(), words: listed(namesIn(minutes, calledBy)) },
		{ term: m.pv_rules(), words: rulesWords(minutes) },
		...conferenceFacts(minutes),
	].filter(({ words }) => words !== '');
}

/** [T18] the rules of the table, where they were read aloud. */
function rulesWords({ course }: Minutes): string {
	const read = course.find(({ what }) => what === 'ground-rules-read');
	return read ? m.pv_rules_read({ time: clock(read.at) }) : '';
}

function whenOf({ meeting: { startedAt, endedAt } }: Minutes): string {
	if (startedAt === null) return '';
	const from = clock(startedAt);
	if (endedAt === null) return m.pv_since({ day: day(startedAt), from });
	return m.pv_from_to({ day: day(startedAt), from, to: clock(endedAt) });
}

const PRESENCE: Readonly<Record<Presence, () => string>> = {
	expected: m.pv_expected,
	'in-room': m.pv_in_room,
	remote: m.pv_remote,
	represented: m.pv_represented,
	excused: m.pv_excused,
	absent: m.pv_absent,
	left: m.pv_left,
};

/** "in the room, from 10:04" */
export const attendanceWords = (who: Attendance): string =>
	joined([
		presentWords(who),
		who.undertookAt === undefined ? '' : m.pv_undertook({ time: clock(who.undertookAt) }),
	]);

function presentWords({ seated, presence, arrivedAt, leftAt }: Attendance): string {
	if (!seated && presence === 'expected') return m.pv_named();
	const arrived = arrivedAt === null ? '' : m.pv_arrived_at({ time: clock(arrivedAt) });
	if (presence !== 'left') return joined([PRESENCE[presence](), arrived]);
	return joined([arrived, leftAt === null ? m.pv_left() : m.pv_left_at({ time: clock(leftAt) })]);
}

/** The sign of a part, and who is behind it by name. */
function audienceOf(minutes: Minutes, section: string | null): Pick<Line, 'kind' | 'audience'> {
	const part = minutes.parts.find(({ id }) => id === section);
	if (!part || part.kind === 'common') return { kind: 'common', audience: m.pv_part_common() };
	const names = namesIn(
		minutes,
		part.readers.map(({ participantId }) => participantId),
	);
	if (names.length > 1)
		return { kind: part.kind, audience: m.pv_part_between({ names: listed(names) }) };
	return { kind: part.kind, audience: m.pv_part_you({ name: names[0] ?? minutes.reader.name }) };
}

export const decisionsOf = (minutes: Minutes): Line[] =>
	minutes.outcomes.map(({ text, who, due, section }) =>
		line(text, {
			more: joined([who, due ? m.pv_due({ day: dayWritten(due) }) : ''], ' · '),
			...audienceOf(minutes, section),
		}),
	);

/** What was said to whom is what minutes are for: the agreed words themselves. */
const saidWords = (kind: string, words: string): string =>
	kind === 'addressed' ? m.pv_said_to_you({ words }) : m.pv_said({ words });

export const partsOf = (minutes: Minutes): Line[] =>
	minutes.parts.map(({ id, purpose, words, kind, text, lost = [], unread }) =>
		line(words === undefined ? (titleIn(minutes, id) ?? '') : saidWords(kind, words), {
			...(text && { text }),
			more: joined(
				[
					purpose ? m.pv_part_for({ purpose }) : '',
					lost.length > 0 ? m.pv_part_lost({ names: listed(namesIn(minutes, lost)) }) : '',
					unread ? m.pv_part_unread() : '',
				],
				' · ',
			),
			...audienceOf(minutes, id),
		}),
	);

/** What people said beside the minutes, with who may know it. */
export const remarksOf = (minutes: Minutes): Line[] =>
	minutes.remarks.map((remark) =>
		line(m.pv_quoted({ title: remark.text }), {
			more: joined(
				[
					remark.by === null ? '' : nameIn(minutes, remark.by),
					remark.dissent ? m.pv_dissent() : '',
					remark.correction ? m.pv_correction() : '',
					aboutWords(minutes, remark.item),
				],
				' · ',
			),
			time: m.pv_day_time({ day: day(remark.at), time: clock(remark.at) }),
			...audienceOf(minutes, sectionOf(minutes, remark.item)),
		}),
	);

/** The part that a remark is about, or that its decision comes from. */
const sectionOf = (minutes: Minutes, item: string | null): string | null =>
	minutes.outcomes.find(({ id }) => id === item)?.section ??
	(minutes.parts.some(({ id }) => id === item) ? item : null);

function aboutWords(minutes: Minutes, item: string | null): string {
	if (item === null) return '';
	const decision = minutes.outcomes.find(({ id }) => id === item);
	const title = decision ? decision.text : titleIn(minutes, item);
	return title ? m.pv_remark_on({ title }) : '';
}

/** What can be remarked on: the whole, then each part and decision that stands in these minutes. */
export const remarkItems = (minutes: Minutes): { value: string; label: string }[] => [
	{ value: '', label: m.pv_remark_whole() },
	...minutes.outcomes.map(({ id, text }) => ({ value: id, label: text })),
	...minutes.parts
		.filter(({ kind }) => kind !== 'addressed')
		.map(({ id }) => ({ value: id, label: titleIn(minutes, id) ?? m.pv_part_nameless() })),
];

/** Where these minutes stand, in one sentence. */
export function standingOf({ meeting, proposedAt, remarksUntil, adoptedAt }: Minutes): string {
	if (adoptedAt !== null) return m.pv_adopted_on({ day: day(adoptedAt), time: clock(adoptedAt) });
	if (proposedAt === null) return meeting.state === 'ended' ? m.pv_draft() : m.pv_unfinished();
	if (remarksUntil === null) return m.pv_proposed();
	return m.pv_proposed_until({ day: day(remarksUntil) });
}

const STANDING: Readonly<Record<WholeAgreementView['standing'], () => string>> = {
	'in-force': () => '',
	ended: m.pv_standing_ended,
	superseded: m.pv_standing_superseded,
};

const SAID: Readonly<Record<WholeAgreementView['decision'], (words: { name: string }) => string>> =
	{
		given: m.pv_given,
		refused: m.pv_refused,
		informed: m.pv_informed,
		'not-asked': m.pv_not_asked,
		impossible: m.pv_impossible,
		withdrawn: m.pv_withdrawn,
		paused: m.pv_paused,
	};

export const agreementsOf = (minutes: Minutes): Line[] =>
	minutes.agreements.map((agreement) =>
		'id' in agreement ? wholeAgreement(minutes, agreement) : coveredAgreement(minutes, agreement),
	);

function coveredAgreement(
	minutes: Minutes,
	{ person, sectionId }: Exclude<AgreementView, WholeAgreementView>,
): Line {
	const name = nameIn(minutes, person);
	const title = titleIn(minutes, sectionId);
	return line(title === null ? m.pv_given({ name }) : m.pv_given_for({ name, title }));
}

function scopeWords(minutes: Minutes, scope: WholeAgreementView['scope']): string {
	if (scope === 'all') return m.pv_scope_all();
	const titles = scope
		.map((id) => titleIn(minutes, id))
		.filter((title) => title !== null)
		.map((title) => m.pv_quoted({ title }));
	return titles.length > 0 ? m.pv_scope_parts({ titles: listed(titles) }) : '';
}

function wholeAgreement(minutes: Minutes, agreement: WholeAgreementView): Line {
	const { scope, missions, persons, except, purpose, reason, standing } = agreement;
	const audience = [...missionsIn(minutes, missions), ...namesIn(minutes, persons)];
	const excluded = namesIn(minutes, except);
	return line(SAID[agreement.decision]({ name: nameIn(minutes, agreement.person) }), {
		time: clockOn(minutes.meeting.startedAt, agreement.at),
		more: joined(
			[
				scopeWords(minutes, scope),
				audience.length > 0 ? m.pv_with({ names: listed(audience) }) : '',
				excluded.length > 0 ? m.pv_except({ names: listed(excluded) }) : '',
				purpose ? m.pv_part_for({ purpose }) : '',
				reason,
				agreement.notedAfterwards ? m.pv_noted_afterwards() : '',
				STANDING[standing](),
			],
			' · ',
		),
	});
}

export const courseOf = (minutes: Minutes): Line[] =>
	minutes.course.map((item) => line(happened(minutes, item), { time: clock(item.at) }));

function happened(minutes: Minutes, item: CourseItem): string {
	switch (item.what) {
		case 'started':
			return m.pv_started();
		case 'ended':
			return m.pv_ended();
		case 'phase':
			return m.pv_phase({ title: item.title || m.pv_whole_table() });
		case 'presence':
			return presenceLine(minutes, item);
		case 'shared':
		case 'closed':
		case 'entrusted':
		case 'stopped':
			return aboutPart(minutes, item);
		case 'taken-back':
			return m.course_passage_back({ title: partTitle(minutes, item.section) });
		case 'ground-rules-read':
			return m.course_rules_read();
		case 'moved':
			return m.course_moved({
				from: partTitle(minutes, item.from),
				to: partTitle(minutes, item.to),
				names: listed(namesIn(minutes, item.gained)),
			});
		case 'confided':
			return m.course_confided({ name: nameIn(minutes, item.by), to: nameIn(minutes, item.to) });
		case 'agreement': {
			const words = SAID[item.decision]({ name: nameIn(minutes, item.person) });
			return item.notedAfterwards ? `${words}, ${m.pv_noted_afterwards()}.` : `${words}.`;
		}
		default:
			return unreachable(item);
	}
}

function presenceLine(minutes: Minutes, item: Extract<CourseItem, { what: 'presence' }>): string {
	const name = nameIn(minutes, item.person);
	const presence = joined([
		PRESENCE[item.presence](),
		item.notedAfterwards ? m.pv_noted_afterwards() : '',
	]);
	return m.pv_presence({ name, presence });
}

type AboutPart = Extract<CourseItem, { what: 'shared' | 'closed' | 'entrusted' | 'stopped' }>;

const partTitle = (minutes: Minutes, id: string): string =>
	titleIn(minutes, id) ?? m.pv_part_nameless();

function aboutPart(minutes: Minutes, item: AboutPart): string {
	const title = partTitle(minutes, item.section);
	if (item.what === 'entrusted') return m.pv_entrusted({ title, name: nameIn(minutes, item.to) });
	if (item.what !== 'stopped') {
		return item.what === 'shared' ? m.pv_shared({ title }) : m.pv_closed({ title });
	}
	const name = item.person ? nameIn(minutes, item.person) : '';
	return name ? m.pv_stopped_by({ title, name }) : m.pv_stopped({ title });
}
