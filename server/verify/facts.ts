// What happened in a meeting, folded as the server does; and whether words and seats agree with it.

import { evolve, fold, type Meeting } from '#lib/domain/meeting/facts.ts';
import { textsOf } from '#lib/domain/meeting/texts-of.ts';
import { upcast } from '#lib/domain/meeting/upcast.ts';
import { seatsOf, type Codes } from '../live/stream.ts';
import { textPlace } from '../store/envelope/meetings.ts';
import type { SeatIndex } from '../store/ports.ts';
import type { TextRow } from '../store/rows.ts';
import type { ChainEntry, Looking } from './chains.ts';
import { shown, type Report } from './report.ts';

type Recorded = Parameters<typeof fold>[0][number];

/** null when an event is of no release, or the meeting does not fold; the report says at which. */
export function foldEvents(report: Report, id: string, entries: ChainEntry[]): Meeting | null {
	const where = `events of meeting ${shown(id)}`;
	const recorded: Recorded[] = [];
	let meeting: Meeting | null = null;
	for (const entry of entries) {
		try {
			recorded.push(raised(entry));
			const last = recorded.at(-1);
			if (meeting && last) meeting = evolve(meeting, last.event, last.at, last.seq);
			else meeting = fold(recorded, new Map());
		} catch {
			report.fault(where, 'is of no release of this program, or cannot follow here', entry.seq);
			return null;
		}
	}
	if (meeting && meeting.id !== id) report.fault(where, 'are those of another meeting');
	return meeting;
}

function raised({ seq, at, value }: ChainEntry): Recorded {
	const [type, version, data] = value as [string, number, unknown];
	return { seq, at, event: upcast({ type, version, data }) };
}

/** Every text opens or was erased; every text that a fact names is there; none belongs to no fact. */
export function checkTexts(
	{ report, opener }: Looking,
	{ id, meeting }: { id: string; meeting: Meeting | null },
	rows: readonly TextRow[],
): void {
	for (const row of rows) {
		const where = `text ${shown(row.id)} of meeting ${shown(id)}`;
		const place = textPlace(id, row.id, row.owner);
		report.count('texts');
		if (opener.open({ where, owner: row.owner, place, body: row.body }) === 'erased')
			report.count('erased texts');
	}
	if (!meeting) return;
	const stored = new Set<string>(rows.map((row) => row.id));
	const named = new Set<string>();
	for (const { order, event } of meeting.history)
		for (const text of textsOf(event)) {
			named.add(text);
			if (!stored.has(text))
				report.fault(`events of meeting ${shown(id)}`, 'has lost words of its own', order);
		}
	for (const text of stored)
		if (!named.has(text))
			report.fault(
				`text ${shown(text)} of meeting ${shown(id)}`,
				'belongs to nothing that happened',
			);
}

const sameSeat = (a: SeatIndex, b: SeatIndex): boolean =>
	a.account === b.account && a.codeHash === b.codeHash && a.removed === b.removed;

/** The index by which people find their meetings and enter them. */
export function checkSeats(
	report: Report,
	{ meeting, codes }: { meeting: Meeting; codes: Codes },
	rows: readonly SeatIndex[],
): void {
	report.count('seats', rows.length);
	const expected = new Map(seatsOf(meeting, codes).map((seat) => [seat.participant, seat]));
	const stored = new Map(rows.map((seat) => [seat.participant, seat]));
	for (const participant of new Set([...expected.keys(), ...stored.keys()])) {
		const where = `seat of ${shown(participant)} in meeting ${shown(meeting.id)}`;
		const [must, is] = [expected.get(participant), stored.get(participant)];
		if (!is) report.fault(where, 'is missing');
		else if (!must) report.fault(where, 'belongs to nobody at the table');
		else if (!sameSeat(must, is)) report.fault(where, 'is not what the facts say');
	}
}
