// That a table's rules were shown on this device: the part's random id alone, a few of them, which name nobody and open nothing.
import type { SectionId } from '#lib/domain/ids.ts';

const KEY = 'entour-rules';
const MOST = 20;

/** The browser's own, asked for at use: one that keeps nothing may refuse to name it. */
type Kept = () => Pick<Storage, 'getItem' | 'setItem'>;

/** A browser may refuse to keep anything: then the rules are shown once for each visit. */
function idsIn(storage: Kept): string[] {
	try {
		const kept: unknown = JSON.parse(storage().getItem(KEY) ?? '[]');
		return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}

export const wasShown = (storage: Kept, section: SectionId): boolean =>
	idsIn(storage).includes(section);

export function shown(storage: Kept, section: SectionId): void {
	const ids = [...idsIn(storage).filter((id) => id !== section), section].slice(-MOST);
	try {
		storage().setItem(KEY, JSON.stringify(ids));
	} catch {
		// full, or refused
	}
}
