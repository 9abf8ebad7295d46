// What the page of figures is made of, as the server hands it over.
import type { Moment } from '../ids.ts';
import type { Counted } from './counted.ts';
import type { Period } from './period.ts';
import type { Publication } from './tables.ts';

/** One meeting of one's own, as it counts. */
export interface OwnMeeting {
	readonly id: string;
	readonly label: string;
	readonly counted: Counted;
	/** [N4] its reader's own word; of others' there is nothing here. */
	readonly leftOut: boolean;
}

export interface OpenQuarter {
	readonly period: Period;
	readonly publishedFrom: Moment;
	readonly own: readonly OwnMeeting[];
}

export interface FiguresDesk {
	/** false: the organisation publishes none. */
	readonly publishes: boolean;
	/** For whoever may sit at tables; empty for others. */
	readonly open: readonly OpenQuarter[];
	readonly published: readonly Publication[];
}
