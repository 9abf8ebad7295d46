// What a verification found: in words, with opaque ids and sequences, and never a word of anybody's.

/** Where something is wrong: 'events of meeting "…"', with the number of the row where one can be named. */
export interface Finding {
	readonly where: string;
	readonly seq: number | null;
	readonly what: string;
}

export const COUNTED = [
	'meetings',
	'erased meetings',
	'events',
	'deliveries',
	'texts',
	'erased texts',
	'sections',
	'erased sections',
	'section rows',
	'client ids',
	'seats',
	'notebooks',
	'records',
	'keys',
	'erased keys',
] as const;
export type Counted = (typeof COUNTED)[number];

export class Report {
	/** What is not as it was written. */
	readonly faults: Finding[] = [];
	/** What may have an innocent cause, and is worth knowing. */
	readonly remarks: Finding[] = [];
	readonly counts: Record<Counted, number> = Object.fromEntries(
		COUNTED.map((name) => [name, 0]),
	) as Record<Counted, number>;

	fault(where: string, what: string, seq: number | null = null): void {
		this.faults.push({ where, seq, what });
	}

	remark(where: string, what: string): void {
		this.remarks.push({ where, seq: null, what });
	}

	count(what: Counted, more = 1): void {
		this.counts[what] += more;
	}

	/** Looks at one thing; what stops the look is a fault of its own, and the rest is looked at all the same. */
	look(where: string, step: () => void): void {
		try {
			step();
		} catch {
			this.fault(where, 'cannot be read');
		}
	}
}

/** An id as it may be shown: whatever it holds, it stays on its line. */
export const shown = (id: string): string =>
	JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}…` : id);
