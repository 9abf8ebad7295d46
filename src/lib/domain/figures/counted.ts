// What one meeting adds to its organisation's figures: counted from its coordinator's own view, so from no note and no danger.
import type { Moment } from '../ids.ts';
import type { Kind } from '../table/facts.ts';
import type { ParticipantView, View } from '../view/view.ts';

/** Who was there, by what brings them to such a table; never by name, service or function. */
export const CATEGORIES = ['concerned', 'bound', 'not-bound', 'beside', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Counted {
	readonly startedAt: Moment;
	readonly there: Readonly<Record<Category, number>>;
	readonly youngPerson: boolean;
}

const BESIDE: ReadonlySet<Kind> = new Set([
	'support',
	'lawyer',
	'interpreter',
	'volunteer',
	'intern',
]);

/** As the minutes have it: whoever came, also if they left; a coordinator of whom nothing was noted was there. */
function wasThere({ presence, coordinator, seated }: ParticipantView): boolean {
	if (!seated) return false;
	if (presence === 'expected') return coordinator;
	return presence === 'in-room' || presence === 'remote' || presence === 'left';
}

function categoryOf({ family, kind, promise }: ParticipantView): Category {
	if (family) return 'concerned';
	if (kind !== undefined && BESIDE.has(kind)) return 'beside';
	if (kind !== 'professional') return 'other';
	return promise === 'secrecy' ? 'bound' : 'not-bound';
}

/**
 * [N1] null for whoever does not coordinate it, for what never began, and for a case conference, of which figures say
 * nothing.
 */
export function countedOf({ me, meeting, participants }: Omit<View, 'version'>): Counted | null {
	if (!me.coordinator || me.entry !== 'whole') return null;
	if (meeting.kind !== 'network' || meeting.startedAt === null) return null;
	const people = participants.filter(wasThere);
	const there = Object.fromEntries(
		CATEGORIES.map((category) => [
			category,
			people.filter((person) => categoryOf(person) === category).length,
		]),
	) as Record<Category, number>;
	const youngPerson = people.some(({ kind }) => kind === 'young-person');
	return { startedAt: meeting.startedAt, there, youngPerson };
}
