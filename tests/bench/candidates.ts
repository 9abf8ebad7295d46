// The four servers that are measured, each behind the wire that it speaks.
import path from 'node:path';
import { rm } from 'node:fs/promises';
import type { Candidate } from './figures.ts';
import { MeasuredProcess } from './measured-process.ts';
import { copyOf, startOurs, type Tables } from './tables.ts';
import { ourWire } from './wires/entour.ts';
import { hocuspocusWire } from './wires/hocuspocus.ts';
import { relayWire } from './wires/relay.ts';
import type { Wire } from './wires/wire.ts';
import { yWebsocketWire } from './wires/y-websocket.ts';

export interface Running extends AsyncDisposable {
	readonly name: Candidate;
	readonly process: MeasuredProcess;
	readonly wire: Wire;
	readonly tables: Tables;
	/** Keeps the text: somebody who comes later gets it. */
	readonly keeps: boolean;
}

const PEERS = {
	ws: { file: 'ws-relay.ts', wire: relayWire, keeps: false },
	ywebsocket: { file: 'y-websocket.ts', wire: yWebsocketWire, keeps: true },
	hocuspocus: { file: 'hocuspocus.ts', wire: hocuspocusWire, keeps: true },
} as const;

/** Node's flags for the measured servers, such as `--cpu-prof --cpu-prof-dir=…`. */
const FLAGS = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean);

async function ours(tables: Tables): Promise<Running> {
	const folder = await copyOf(tables);
	const server = await startOurs(folder, FLAGS);
	return {
		name: 'ours',
		process: server,
		wire: ourWire(server.origin, tables.seats),
		tables,
		keeps: true,
		async [Symbol.asyncDispose]() {
			await server[Symbol.asyncDispose]();
			await rm(folder, { recursive: true });
		},
	};
}

export async function start(name: Candidate, tables: Tables): Promise<Running> {
	if (name === 'ours') return ours(tables);
	const { file, wire, keeps } = PEERS[name];
	const script = path.join('tests/bench/servers', file);
	const server = await MeasuredProcess.start(script, {}, FLAGS);
	return {
		name,
		process: server,
		wire: wire(server.origin),
		tables,
		keeps,
		[Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
	};
}
