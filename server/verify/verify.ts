// Looks at everything that is stored and says what is not as it was written.

import type { Meeting } from '#lib/domain/meeting/facts.ts';
import { entryCode, hashOfCode } from '../auth/entry-code.ts';
import type { Codes } from '../live/stream.ts';
import { chainId } from '../store/envelope/meetings.ts';
import type { Inspection } from '../store/sqlite/inspection.ts';
import { checkChain, nameOf, type Looking } from './chains.ts';
import { checkSeats, checkTexts, foldEvents } from './facts.ts';
import { Opener } from './opener.ts';
import { checkClientIds, checkKeys, checkNamed, checkNotebooks, checkRecords } from './others.ts';
import { Report, shown } from './report.ts';
import { checkMissing, checkSection } from './sections.ts';

export function verify(inspection: Inspection): Report {
	const report = new Report();
	const { rows, keys, vault } = inspection;
	report.look('the database files', () => {
		for (const { file, faults } of rows.damage())
			if (faults > 0) report.fault(file, `is damaged in ${faults} places`);
		if (!rows.ownKeys()) report.fault('the data', 'was sealed under another master key');
	});
	report.look('the keys', () => {
		const opener = new Opener(vault, report, rows.keys());
		const looking = { report, vault, opener };
		const meetings = checkMeetings(looking, inspection);
		checkSections(looking, inspection, meetings);
		report.look('the notebooks', () => checkNotebooks(looking, rows));
		report.look('the accounts', () => checkRecords(looking, rows, keys));
		report.look('the client ids', () => checkClientIds(looking, rows, meetings));
		report.look('sessions and entries', () => checkNamed(looking, rows, meetings));
		checkKeys(looking, rows, keys);
	});
	return report;
}

function checkMeetings(looking: Looking, { rows, keys }: Inspection): ReadonlyMap<string, Meeting> {
	const codes: Codes = {
		derive: (meeting, participant, number) => entryCode(keys, meeting, participant, number),
		hash: hashOfCode,
	};
	const found = new Map<string, Meeting>();
	for (const id of rows.meetings())
		looking.report.look(`meeting ${shown(id)}`, () => {
			const meeting = checkMeeting(looking, rows, id);
			if (!meeting) return;
			checkSeats(looking.report, { meeting, codes }, rows.seats(id));
			found.set(id, meeting);
		});
	return found;
}

/** null when its facts cannot be read, or were erased. */
function checkMeeting(looking: Looking, rows: Inspection['rows'], id: string): Meeting | null {
	const { report } = looking;
	report.count('meetings');
	const organisation = rows.organisation(id);
	if (organisation === null) report.fault(`meeting ${shown(id)}`, 'has lost its own row');
	const stored = rows.log('events', id);
	const events = checkChain(looking, chainId(id, organisation ?? ''), stored);
	report.count('events', stored.rows.length);
	if (events === 'erased') report.count('erased meetings');
	checkDeliveries(looking, rows, id);
	const meeting = Array.isArray(events) ? foldEvents(report, id, events) : null;
	checkTexts(looking, { id, meeting }, rows.texts(id));
	return meeting;
}

/** A meeting whose text reached nobody has no such log. */
function checkDeliveries(looking: Looking, rows: Inspection['rows'], meeting: string): void {
	const chain = { log: 'deliveries', meeting, organisation: '' } as const;
	const stored = rows.log('deliveries', meeting);
	looking.report.count('deliveries', stored.rows.length);
	if (stored.head || stored.rows.length > 0)
		looking.report.look(nameOf(chain), () => void checkChain(looking, chain, stored));
}

function checkSections(
	looking: Looking,
	{ rows }: Inspection,
	meetings: ReadonlyMap<string, Meeting>,
): void {
	const { report } = looking;
	const given = new Map<string, Set<number>>();
	const log = (section: string, generation: number) => JSON.stringify([section, generation]);
	for (const { section, generation, clientId } of rows.clientIds()) {
		const key = log(section, generation);
		given.set(key, (given.get(key) ?? new Set()).add(clientId));
	}
	const sections = rows.sections();
	for (const { id, head } of sections)
		report.look(`section ${shown(id)}`, () => {
			const clientIds = given.get(log(id, head?.generation ?? 0)) ?? new Set<number>();
			const meeting = head ? (meetings.get(head.meeting) ?? null) : null;
			checkSection(looking, { id, head, rows: rows.updates(id), clientIds }, meeting);
		});
	const stored = new Set(sections.map(({ id }) => id));
	for (const meeting of meetings.values()) checkMissing(looking, meeting, stored);
}
