// Exclusions and partial refusals: each bars one reader, or one mission, until that one is lifted or named again. Rule A6.
import type { Audience, Statement } from './facts.ts';
import { isPartialRefusal, type Level } from './reach.ts';

export interface Bar {
	/** An exclusion ends when lifted by name alone; a partial refusal also when the same is named again. */
	readonly kind: 'exclusion' | 'refusal';
	readonly level: Level;
	/** Whom it bars: one person, one mission, or one person in these missions. */
	readonly audience: Audience;
}

/** [A6] exclusions add up: one bar each, so that lifting one lifts no other. */
export function barredBy(statement: Statement, level: Level): Bar[] {
	const { except, audience } = statement;
	const bars: Bar[] = except.map((person) => ({
		kind: 'exclusion',
		level,
		audience: { missions: [], persons: [person] },
	}));
	if (!isPartialRefusal(statement)) return bars;
	const refused: Audience[] =
		audience.persons.length > 0
			? audience.persons.map((person) => ({ missions: audience.missions, persons: [person] }))
			: audience.missions.map((mission) => ({ missions: [mission], persons: [] }));
	return [...bars, ...refused.map((only): Bar => ({ kind: 'refusal', level, audience: only }))];
}

/** [A6] the bar after one more word: none where it ends. Only a yes ends one, and a general yes no particular bar. */
export function survives(bar: Bar, statement: Statement, level: Level): Bar[] {
	if (statement.decision !== 'given') return [bar];
	if (level === 'general' && bar.level === 'specific') return [bar];
	const [person] = bar.audience.persons;
	const again = bar.kind === 'refusal' ? statement.audience.persons : [];
	if (person !== undefined)
		return statement.lift.includes(person) || again.includes(person) ? [] : [bar];
	return bar.audience.missions.every((mission) => statement.audience.missions.includes(mission))
		? []
		: [bar];
}
