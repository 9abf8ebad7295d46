import { expect, test } from 'vitest';
import { groupsOf, type MeetingRow } from './groups.ts';

const row = (id: string, state: MeetingRow['state'], date: string | null): MeetingRow => ({
	id,
	label: 'Réunion',
	kind: 'network',
	state,
	date,
});

test('what is under way comes first, then the next one, then the last one that ended', () => {
	const groups = groupsOf([
		row('old', 'ended', '2026-01-05'),
		row('later', 'called', '2026-12-24'),
		row('undated', 'called', null),
		row('last', 'ended', '2026-10-01'),
		row('soon', 'called', '2026-11-24T10:00'),
		row('now', 'running', '2026-11-23'),
	]);
	expect(groups.map(({ state, rows }) => [state, rows.map(({ id }) => id)])).toEqual([
		['running', ['now']],
		['called', ['soon', 'later', 'undated']],
		['ended', ['last', 'old']],
	]);
});

test('a state without meetings has no heading', () => {
	expect(groupsOf([])).toEqual([]);
});
