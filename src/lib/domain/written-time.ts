// Days and moments as people and programs write them (ISO 8601), read the same way on every machine.
import type { Moment } from './ids.ts';

const WRITTEN =
	/^(?<day>\d{4}-\d\d-\d\d)(?:T(?<time>\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?<zone>Z|[+-]\d\d:\d\d)?)?$/;
const DAY = 86_400_000;

/** YYYY-MM-DD, and a day that exists: 30 February is none. */
export function isDay(written: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false;
	const moment = Date.parse(`${written}T00:00:00Z`);
	return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(written);
}

/** A day, or a day with its time; without a zone the time is UTC, whatever the machine's own zone. */
export function momentOf(written: string): Moment | null {
	const { day, time = '00:00', zone = 'Z' } = WRITTEN.exec(written)?.groups ?? {};
	if (day === undefined || !isDay(day)) return null;
	const moment = Date.parse(`${day}T${time}${zone}`);
	return Number.isNaN(moment) ? null : moment;
}

/** As `momentOf`; a bare day ends with that day. */
export function endOf(written: string): Moment | null {
	const moment = momentOf(written);
	return moment !== null && isDay(written) ? moment + DAY : moment;
}
