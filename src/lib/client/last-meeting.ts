// What this person may still read of the meeting before this one, through their own seat there and through nothing else.
import type { View } from '#lib/domain/view/view.ts';
import { askView, isRecord, type Fetch } from './commands.ts';

/** null: there was none, they did not sit there, or it cannot be told now. */
export async function askLastView(fetch: Fetch, meeting: string): Promise<View | null> {
	const follows = await followedBy(fetch, meeting);
	if (follows === null) return null;
	const last = await askView(fetch, follows);
	return last.ok ? last.view : null;
}

async function followedBy(fetch: Fetch, meeting: string): Promise<string | null> {
	try {
		const response = await fetch('/api/meetings', { headers: { accept: 'application/json' } });
		const body: unknown = response.ok ? await response.json() : null;
		const rows = isRecord(body) && Array.isArray(body['meetings']) ? body['meetings'] : [];
		const row: unknown = rows.find((one) => isRecord(one) && one['id'] === meeting);
		return isRecord(row) && typeof row['follows'] === 'string' ? row['follows'] : null;
	} catch {
		return null;
	}
}
