// Meetings and deliveries on disk.

import { and, asc, eq, lt, sql } from 'drizzle-orm';
import { chained, NO_LINK } from '../envelope/chain.ts';
import { ConflictError } from '../errors.ts';
import type {
	ChainHead,
	ChainWrite,
	GenerationWrite,
	LogName,
	MeetingActs,
	MeetingReads,
	MeetingRow,
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
	const extend = extending(db);
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
			extend(write.chain);
			for (const text of write.texts) putText(db, write.chain.meeting, text);
			for (const row of write.seats) putSeat(db, write.chain.meeting, row);
			for (const row of write.generations) begin(db, write.chain.meeting, row);
		},
		appendDeliveries(chains) {
			for (const write of chains) extend(write);
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

/** Adds rows where the log ends just before them. Its statements are prepared once: every delivery passes here. */
function extending(db: Db): (write: ChainWrite) => void {
	const head = headOf(db);
	const { placeholder } = sql;
	const of = { log: placeholder('log'), meeting: placeholder('meeting') };
	const row = { seq: placeholder('seq'), at: placeholder('at'), prev: placeholder('prev') };
	const sealed = {
		salt: placeholder('salt'),
		hash: placeholder('hash'),
		body: placeholder('body'),
	};
	const insert = db
		.insert(chainRow)
		.values({ ...of, ...row, ...sealed })
		.prepare();
	const end = { seq: placeholder('seq'), link: placeholder('link'), seal: placeholder('seal') };
	const { seq, link, seal } = chain;
	const set = { seq: excluded(seq.name), link: excluded(link.name), seal: excluded(seal.name) };
	const move = db
		.insert(chain)
		.values({ ...of, ...end })
		.onConflictDoUpdate({ target: [chain.log, chain.meeting], set })
		.prepare();
	return ({ log, meeting, expectedSeq, rows, seal }) => {
		const last = head({ log, meeting });
		if ((last?.seq ?? 0) !== expectedSeq) throw new ConflictError('another last sequence');
		const next = chained(log, meeting, last?.link ?? NO_LINK, rows);
		for (const each of next.rows) insert.run({ log, meeting, ...each });
		move.run({ log, meeting, seq: expectedSeq + rows.length, link: next.link, seal });
	};
}

/** The value that an insert brought along for this column. */
function excluded(column: string) {
	return sql.raw(`excluded.${column}`);
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
	const head = headOf(db);
	return {
		meeting: (id) => db.transaction(() => wholeMeeting(db, head, id)),
		deliveries: (meeting) =>
			db.transaction(() => wholeChain(db, head, { log: 'deliveries', meeting })),
		meetings: () =>
			db
				.select({ meeting: meeting.id, organisation: meeting.organisation, seal: chain.seal })
				.from(meeting)
				.innerJoin(chain, and(eq(chain.meeting, meeting.id), eq(chain.log, 'events')))
				.orderBy(asc(meeting.id))
				.all(),
		lastSeq: (log, meeting) => head({ log, meeting })?.seq ?? 0,
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

type FindHead = (of: { log: LogName; meeting: string }) => ChainHead | undefined;

function wholeMeeting(db: Db, head: FindHead, id: string): MeetingRow | null {
	const stored = db.select().from(meeting).where(eq(meeting.id, id)).get();
	const log = stored ? wholeChain(db, head, { log: 'events', meeting: id }) : null;
	if (!stored || !log) return null;
	const { id: textId, owner, body } = words;
	const texts = db.select({ id: textId, owner, body }).from(words).where(eq(words.meeting, id));
	return { organisation: stored.organisation, texts: texts.all(), ...log };
}

function wholeChain(db: Db, find: FindHead, of: { log: LogName; meeting: string }) {
	const head = find(of);
	if (!head) return null;
	const { seq, at, prev, salt, hash, body } = chainRow;
	const rows = db
		.select({ seq, at, prev, salt, hash, body })
		.from(chainRow)
		.where(and(eq(chainRow.log, of.log), eq(chainRow.meeting, of.meeting)))
		.orderBy(asc(chainRow.seq))
		.all();
	return { head, rows };
}

function headOf(db: Db): FindHead {
	const { seq, link, seal } = chain;
	const { placeholder } = sql;
	const query = db
		.select({ seq, link, seal })
		.from(chain)
		.where(and(eq(chain.log, placeholder('log')), eq(chain.meeting, placeholder('meeting'))))
		.prepare();
	return (of) => query.get(of);
}
