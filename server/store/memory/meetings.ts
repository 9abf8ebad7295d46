// Meetings and deliveries in memory.

import { chained, NO_LINK } from '../envelope/chain.ts';
import { ConflictError } from '../errors.ts';
import type {
	ChainWrite,
	GenerationWrite,
	MeetingActs,
	MeetingReads,
	MeetingWrite,
} from '../rows.ts';
import { key, type MemoryData } from './data.ts';

export function meetingActs(data: MemoryData): MeetingActs {
	return {
		lease(id) {
			const meeting = data.meetings.get(id);
			return meeting ? ++meeting.epoch : 0;
		},
		appendMeeting(write) {
			checkMeeting(data, write);
			checkChain(data, write.chain);
			for (const generation of write.generations) checkGeneration(data, generation);
			storeMeeting(data, write);
		},
		appendDeliveries(chains) {
			for (const chain of chains) checkChain(data, chain);
			for (const chain of chains) extend(data, chain);
		},
	};
}

export function meetingReads(data: MemoryData): MeetingReads {
	const seats = () => [...data.seats.values()].filter((seat) => !seat.removed);
	return {
		meeting(id) {
			const meeting = data.meetings.get(id);
			const chain = data.chains.get(key('events', id));
			if (!meeting || !chain) return null;
			const texts = [...meeting.texts.values()];
			return { organisation: meeting.organisation, texts, ...chain };
		},
		deliveries: (meeting) => data.chains.get(key('deliveries', meeting)) ?? null,
		meetings: () =>
			[...data.meetings]
				.map(([id, { organisation }]) => {
					const { seal } = data.chains.get(key('events', id))!.head;
					return { meeting: id, organisation, seal };
				})
				.sort((a, b) => (a.meeting < b.meeting ? -1 : 1)),
		lastSeq: (log, meeting) => data.chains.get(key(log, meeting))?.head.seq ?? 0,
		seatsOfAccount: (account) =>
			seats()
				.filter((seat) => seat.account === account)
				.map(seatOf),
		seatByCode(codeHash) {
			const seat = seats().find((seat) => seat.codeHash === codeHash);
			return seat ? seatOf(seat) : null;
		},
	};
}

function checkMeeting(data: MemoryData, { chain, epoch, organisation }: MeetingWrite): void {
	const meeting = data.meetings.get(chain.meeting);
	if ((meeting?.epoch ?? 0) !== epoch) throw new ConflictError('another epoch');
	if (meeting && meeting.organisation !== organisation)
		throw new ConflictError('another organisation');
}

function checkChain(data: MemoryData, chain: ChainWrite): void {
	const last = data.chains.get(key(chain.log, chain.meeting))?.head.seq ?? 0;
	if (last !== chain.expectedSeq) throw new ConflictError('another last sequence');
}

function checkGeneration(data: MemoryData, { section, generation }: GenerationWrite): void {
	const stored = data.sections.get(section)?.head.generation ?? -Infinity;
	if (stored >= generation)
		throw new ConflictError('the section has this generation or a later one');
}

function storeMeeting(data: MemoryData, write: MeetingWrite): void {
	const id = write.chain.meeting;
	const { organisation, epoch } = write;
	const meeting = data.meetings.get(id) ?? { organisation, epoch, texts: new Map() };
	data.meetings.set(id, meeting);
	extend(data, write.chain);
	for (const text of write.texts) meeting.texts.set(text.id, text);
	for (const seat of write.seats)
		data.seats.set(key(id, seat.participant), { ...seat, meeting: id });
	for (const generation of write.generations) begin(data, id, generation);
}

function extend(data: MemoryData, { log, meeting, rows, seal }: ChainWrite): void {
	const chain = data.chains.get(key(log, meeting));
	const next = chained(log, meeting, chain?.head.link ?? NO_LINK, rows);
	const seq = rows.at(-1)?.seq ?? 0;
	const all = chain?.rows ?? [];
	all.push(...next.rows);
	data.chains.set(key(log, meeting), { head: { seq, link: next.link, seal }, rows: all });
}

function begin(data: MemoryData, meeting: string, { section, generation, body }: GenerationWrite) {
	const head = { meeting, generation, first: 1, last: 1 };
	data.sections.set(section, { head, updates: [{ n: 1, kind: 'snapshot', body }] });
	for (const [id, row] of data.clientIds)
		if (row.section === section && row.generation < generation) data.clientIds.delete(id);
}

function seatOf({ meeting, participant }: { meeting: string; participant: string }) {
	return { meeting, participant };
}
