// Section logs and client ids in memory.

import { ConflictError } from '../errors.ts';
import type { CompactWrite, SectionActs, SectionHead, SectionReads, UpdateWrite } from '../rows.ts';
import { key, type MemoryData } from './data.ts';

export function sectionActs(data: MemoryData): SectionActs {
	return {
		appendUpdates(rows) {
			const heads = new Map<string, SectionHead>();
			for (const row of rows) {
				const head = heads.get(row.section) ?? data.sections.get(row.section)?.head;
				heads.set(row.section, followed(head, row));
			}
			for (const row of rows) push(data, row);
		},
		compactSection: (write) => compact(data, write),
		issueClientIds(rows) {
			for (const row of rows)
				data.clientIds.set(key(row.section, row.generation, row.clientId), { ...row });
		},
		resumeClientIds(resumeHash) {
			const rows = [...data.clientIds.values()].filter((row) => row.resumeHash === resumeHash);
			const answer = rows.map((row) => ({ ...row }));
			for (const row of rows) row.resumeHash = '';
			return resumeHash === '' ? [] : answer;
		},
	};
}

export function sectionReads(data: MemoryData): SectionReads {
	return {
		section: (id) => data.sections.get(id)?.head ?? null,
		sectionLog: (id) => data.sections.get(id) ?? null,
		clientIds: (section, generation) =>
			[...data.clientIds.values()].filter(
				(row) => row.section === section && row.generation === generation,
			),
	};
}

/** The head after this row; throws when the row does not follow. */
function followed(head: SectionHead | undefined, row: UpdateWrite): SectionHead {
	if (head && head.generation !== row.generation) throw new ConflictError('another generation');
	if ((head?.last ?? 0) + 1 !== row.n) throw new ConflictError('a row before it is missing');
	const { meeting, generation, n } = row;
	return { meeting: head?.meeting ?? meeting, generation, first: head?.first ?? n, last: n };
}

function push(data: MemoryData, row: UpdateWrite): void {
	const log = data.sections.get(row.section);
	const updates = log?.updates ?? [];
	updates.push({ n: row.n, kind: 'update', body: row.body });
	data.sections.set(row.section, { head: followed(log?.head, row), updates });
}

function compact(data: MemoryData, write: CompactWrite): void {
	const log = data.sections.get(write.section);
	const { generation, first, upTo, body } = write;
	if (
		!log ||
		log.head.generation !== generation ||
		log.head.first !== first ||
		upTo > log.head.last
	)
		throw new ConflictError('the log is another one by now');
	const rest = log.updates.filter((row) => row.n > upTo);
	const updates = [{ n: upTo, kind: 'snapshot' as const, body }, ...rest];
	data.sections.set(write.section, { head: { ...log.head, first: upTo }, updates });
}
