// Everything a store in memory holds, as plain maps. Compound keys are made by `key`.

import type { ClientIdRow, SeatIndex } from '../ports.ts';
import type { DeviceBinding, HeldSeat, RecordedEntry, SessionRow } from '../people-ports.ts';
import type {
	ChainHead,
	ChainRow,
	KeyRow,
	NotebookRow,
	RecordRow,
	SectionHead,
	TextRow,
	UpdateRow,
} from '../rows.ts';

export interface MemoryData {
	meetings: Map<string, { organisation: string; epoch: number; texts: Map<string, TextRow> }>;
	chains: Map<string, { head: ChainHead; rows: ChainRow[] }>;
	seats: Map<string, SeatIndex & { meeting: string }>;
	sections: Map<string, { head: SectionHead; updates: UpdateRow[] }>;
	clientIds: Map<string, ClientIdRow>;
	notebooks: Map<string, NotebookRow>;
	records: Map<string, RecordRow>;
	sessions: Map<string, SessionRow>;
	heldSeats: Map<string, HeldSeat>;
	entries: Map<string, RecordedEntry>;
	devices: Map<string, DeviceBinding>;
	words: Map<string, string>;
	keys: Map<string, KeyRow>;
}

export function emptyData(): MemoryData {
	return {
		meetings: new Map(),
		chains: new Map(),
		seats: new Map(),
		sections: new Map(),
		clientIds: new Map(),
		notebooks: new Map(),
		records: new Map(),
		sessions: new Map(),
		heldSeats: new Map(),
		entries: new Map(),
		devices: new Map(),
		words: new Map(),
		keys: new Map(),
	};
}

export function key(...parts: (string | number)[]): string {
	return JSON.stringify(parts);
}

export function byId(a: { id: string }, b: { id: string }): number {
	if (a.id === b.id) return 0;
	return a.id < b.id ? -1 : 1;
}
