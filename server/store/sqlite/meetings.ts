// Meetings and deliveries on disk.

import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { chained, NO_LINK } from '../envelope/chain.ts';
import { ConflictError } from '../errors.ts';
import type {
	ChainWrite,
	GenerationWrite,
	LogName,
	MeetingActs,
	MeetingReads,
	MeetingWrite,
} from '../rows.ts';
import type { Db } from './connect.ts';
import {
	chain,
	chainRow,
	clientId,
	meeting,
	seat,
	section,
	sectionUpdate,
	words,
} from './schema.ts';

export function meetingActs(db: Db): MeetingActs {
	return {
		lease(id) {
			const raised = db
				.update(meeting)
				.set({ epoch: sql`${meeting.epoch} + 1` })
				.where(eq(meeting.id, id))
				.returning({ epoch: meeting.epoch })
				.get();
			return raised?.epoch ?? 0;
		},
		appendMeeting(write) {
			claim(db, write);
			extend(db, write.chain);
			for (const text of write.texts) putText(db, write.chain.meeting, text);
			for (const row of write.seats) putSeat(db, write.chain.meeting, row);
			for (const row of write.generations) begin(db, write.chain.meeting, row);
		},
		appendDeliveries(chains) {
			for (const write of chains) extend(db, write);
		},
	};
}

function claim(db: Db, { chain, organisation, epoch }: MeetingWrite): void {
	const stored = db.select().from(meeting).where(eq(meeting.id, chain.meeting)).get();
	if ((stored?.epoch ?? 0) !== epoch) throw new ConflictError('another epoch');
	if (stored && stored.organisation !== organisation)
		throw new ConflictError('another organisation');
	if (!stored) db.insert(meeting).values({ id: chain.meeting, organisation, epoch }).run();
}

function extend(db: Db, write: ChainWrite): void {
	const { log, meeting, seal } = write;
	const head = headOf(db, log, meeting);
	if ((head?.seq ?? 0) !== write.expectedSeq) throw new ConflictError('another last sequence');
	const next = chained(log, meeting, head?.link ?? NO_LINK, write.rows);
	for (const row of next.rows)
		db.insert(chainRow)
			.values({ log, meeting, ...row })
			.run();
	const end = { seq: next.rows.at(-1)?.seq ?? 0, link: next.link, seal };
	db.insert(chain)
		.values({ log, meeting, ...end })
		.onConflictDoUpdate({ target: [chain.log, chain.meeting], set: end })
		.run();
}

function putText(db: Db, meeting: string, text: MeetingWrite['texts'][number]): void {
	const { owner, body } = text;
	db.insert(words)
		.values({ meeting, ...text })
		.onConflictDoUpdate({ target: [words.meeting, words.id], set: { owner, body } })
		.run();
}

function putSeat(db: Db, meeting: string, row: MeetingWrite['seats'][number]): void {
	db.insert(seat)
		.values({ meeting, ...row })
		.onConflictDoUpdate({ target: [seat.meeting, seat.participant], set: row })
		.run();
}

function begin(db: Db, meeting: string, { section: id, generation, body }: GenerationWrite): void {
	const stored = db.select().from(section).where(eq(section.id, id)).get();
	if (stored && stored.generation >= generation)
		throw new ConflictError('the section has this generation or a later one');
	const head = { meeting, generation, first: 1, last: 1 };
	db.insert(section)
		.values({ id, ...head })
		.onConflictDoUpdate({ target: section.id, set: head })
		.run();
	db.delete(sectionUpdate).where(eq(sectionUpdate.section, id)).run();
	db.insert(sectionUpdate).values({ section: id, n: 1, kind: 'snapshot', body }).run();
	const older = and(eq(clientId.section, id), lt(clientId.generation, generation));
	db.delete(clientId).where(older).run();
}

export function meetingReads(db: Db): MeetingReads {
	return {
		meeting: (id) => db.transaction(() => wholeMeeting(db, id)),
		deliveries: (id) => db.transaction(() => wholeChain(db, 'deliveries', id)),
		lastSeq: (log, meeting) => headOf(db, log, meeting)?.seq ?? 0,
		seatsOfAccount: (account) =>
			db
				.select({ meeting: seat.meeting, participant: seat.participant })
				.from(seat)
				.where(and(eq(seat.account, account), eq(seat.removed, false)))
				.all(),
		seatByCode: (codeHash) =>
			db
				.select({ meeting: seat.meeting, participant: seat.participant })
				.from(seat)
				.where(and(eq(seat.codeHash, codeHash), eq(seat.removed, false)))
				.get() ?? null,
	};
}

function wholeMeeting(db: Db, id: string): ReturnType<MeetingReads['meeting']> {
	const stored = db.select().from(meeting).where(eq(meeting.id, id)).get();
	const log = stored ? wholeChain(db, 'events', id) : null;
	if (!stored || !log) return null;
	const { id: textId, owner, body } = words;
	const texts = db.select({ id: textId, owner, body }).from(words).where(eq(words.meeting, id));
	return { organisation: stored.organisation, texts: texts.all(), ...log };
}

function wholeChain(db: Db, log: LogName, meeting: string) {
	const head = headOf(db, log, meeting);
	if (!head) return null;
	const { seq, at, prev, salt, hash, body } = chainRow;
	const rows = db
		.select({ seq, at, prev, salt, hash, body })
		.from(chainRow)
		.where(and(eq(chainRow.log, log), eq(chainRow.meeting, meeting)))
		.orderBy(asc(chainRow.seq))
		.all();
	return { head, rows };
}

function headOf(db: Db, log: LogName, meeting: string) {
	const { seq, link, seal } = chain;
	return db
		.select({ seq, link, seal })
		.from(chain)
		.where(and(eq(chain.log, log), eq(chain.meeting, meeting)))
		.get();
}
