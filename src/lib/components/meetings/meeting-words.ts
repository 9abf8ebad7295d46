// What stands beside a meeting's neutral name in a list.
import { m } from '#lib/paraglide/messages.js';
import type { MeetingRow } from './groups.ts';

/** The hour as it was planned, and the kind where it is another one than usual. */
export function moreOf({ date, kind }: Pick<MeetingRow, 'date' | 'kind'>): string {
	const hour = /T(\d\d:\d\d)/.exec(date ?? '')?.[1];
	const pieces = [
		date === null ? m.meetings_no_date() : (hour ?? ''),
		kind === 'case-conference' ? m.meetings_case_conference() : '',
	];
	return pieces.filter((piece) => piece !== '').join(' · ');
}
