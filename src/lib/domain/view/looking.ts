// Somebody looks at a meeting now: what every part of the view is made from.
import type { Moment } from '../ids.ts';
import type { Meeting } from '../meeting/facts.ts';
import type { Reader } from '../policy/access.ts';
import type { Sight } from '../policy/visibility.ts';
import type { Participant } from '../table/facts.ts';

export interface Looking {
	readonly meeting: Meeting;
	readonly reader: Reader;
	readonly me: Participant;
	readonly sight: Sight;
	readonly at: Moment;
}
