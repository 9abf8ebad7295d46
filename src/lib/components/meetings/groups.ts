// The list of meetings in the order in which one needs them.

export interface MeetingRow {
	readonly id: string;
	/** Neutral: never a purpose or a name. */
	readonly label: string;
	readonly kind: 'network' | 'case-conference';
	readonly state: 'called' | 'running' | 'ended';
	readonly date: string | null;
}

const ORDER = ['running', 'called', 'ended'] as const;

/** Undated ones stand last among what is to come. */
const when = ({ date }: MeetingRow): number => (date ? Date.parse(date) : Infinity);

/** Only groups that have something; what is to come soonest first, what ended latest first. */
export function groupsOf(
	meetings: readonly MeetingRow[],
): { state: MeetingRow['state']; rows: MeetingRow[] }[] {
	return ORDER.map((state) => {
		const soonest = meetings.filter((row) => row.state === state).sort((a, b) => when(a) - when(b));
		return { state, rows: state === 'ended' ? soonest.reverse() : soonest };
	}).filter(({ rows }) => rows.length > 0);
}
