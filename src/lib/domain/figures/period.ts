// Quarters (UTC): figures are about one of them, and go out once, some time after its end.
import type { Moment } from '../ids.ts';

/** "2026-Q4" */
export type Period = `${number}-Q${1 | 2 | 3 | 4}`;

/** Time for whoever coordinated to see what goes out about their work, after the quarter has ended. */
export const SEEN_DAYS = 14;

const DAY = 86_400_000;
const MONTHS = 3;

export function periodOf(at: Moment): Period {
	const day = new Date(at);
	const quarter = (Math.floor(day.getUTCMonth() / MONTHS) + 1) as 1 | 2 | 3 | 4;
	return `${day.getUTCFullYear()}-Q${quarter}`;
}

/** First moment, and first moment after it. */
export function boundsOf(period: Period): { readonly from: Moment; readonly to: Moment } {
	const [year = Number.NaN, quarter = Number.NaN] = period.split('-Q').map(Number);
	const month = (quarter - 1) * MONTHS;
	return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + MONTHS, 1) };
}

export const publishedFrom = (period: Period): Moment => boundsOf(period).to + SEEN_DAYS * DAY;

export const periodBefore = (period: Period): Period => periodOf(boundsOf(period).from - 1);

/** The day of a moment, as its first one. */
export const dayOf = (at: Moment): Moment => Math.floor(at / DAY) * DAY;

/** [N3] whether a quarter goes out at all, once figures are published since this day. */
const goesOut = (period: Period, since: Moment): boolean => boundsOf(period).to > since;

/** [N3] the latest quarter whose figures go out at this time; null: none yet since this day. */
export function duePeriod(now: Moment, since: Moment): Period | null {
	let period = periodBefore(periodOf(now));
	while (publishedFrom(period) > now) period = periodBefore(period);
	return goesOut(period, since) ? period : null;
}

/** [N3] what is still to go out: the running quarter, and the one before as long as it may be looked at. */
export function openPeriods(now: Moment, since: Moment): Period[] {
	const running = periodOf(now);
	return [periodBefore(running), running].filter(
		(period) => publishedFrom(period) > now && goesOut(period, since),
	);
}
