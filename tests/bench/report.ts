// A run's figures as people and programs read them, and where each target stands.
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { format } from 'prettier';
import { PEERS, type Figure, type Peer } from './figures.ts';

interface Target {
	readonly figure: string;
	readonly words: string;
	/** Everything that it compares was in the run. */
	measured(figure: Figure): boolean;
	holds(figure: Figure): boolean;
}

const most = (figure: string, bar: number, unit: string): Target => ({
	figure,
	words: `≤ ${bar} ${unit}`.trim(),
	measured: () => true,
	holds: ({ ours }) => ours <= bar,
});

const beside = (figure: string, peer: Peer, bar: number): Target => ({
	figure,
	words: `≤ ${bar} of ${PEER_NAMES[peer]}`,
	measured: ({ ratio }) => ratio[peer] !== null,
	holds: ({ ratio }) => (ratio[peer] ?? Number.NaN) <= bar,
});

const PEER_NAMES: Readonly<Record<Peer, string>> = {
	ws: 'a plain `ws` relay',
	ywebsocket: 'y-websocket',
	hocuspocus: 'Hocuspocus',
};

const TARGETS: readonly Target[] = [
	beside('cpu-per-delivered', 'ws', 1),
	beside('cpu-per-delivered', 'ywebsocket', 0.7),
	beside('cpu-per-delivered', 'hocuspocus', 0.7),
	beside('memory-per-person', 'ywebsocket', 0.5),
	most('latency-typing-p95', 25, 'ms'),
	most('lost-typing', 0, ''),
	most('lost-100-in-one-section', 0, ''),
	most('withdrawal-last-byte-p99', 50, 'ms'),
	most('latency-100-presence-to-none-p95-ratio', 2, ''),
];

const short = (value: number | null | undefined): string => {
	if (value === null || value === undefined || Number.isNaN(value)) return '–';
	return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
};

const spreadOf = ({ spread }: Figure): string =>
	spread.ours ? `${short(spread.ours[0])} to ${short(spread.ours[1])}` : '';

export const asJson = (figures: readonly Figure[]): string =>
	figures.map((figure) => JSON.stringify(figure)).join('\n');

const verdicts = (figures: readonly Figure[]): { target: Target; figure: Figure }[] =>
	TARGETS.flatMap((target) => {
		const figure = figures.find(({ name }) => name === target.figure);
		return figure && target.measured(figure) ? [{ target, figure }] : [];
	});

export function asText(figures: readonly Figure[]): string {
	const rows = figures.map((figure) => {
		const peers = PEERS.map((peer) => `${peer} ${short(figure.peers[peer])}`).join(', ');
		const { name, unit, ours, rounds } = figure;
		return `${name.padEnd(40)} ${short(ours)} ${unit} (${spreadOf(figure)}, ${rounds} rounds) — ${peers}`;
	});
	const bars = verdicts(figures).map(
		({ target, figure }) =>
			`${target.holds(figure) ? 'met   ' : 'MISSED'} ${figure.name} ${target.words}`,
	);
	return [...rows, '', ...bars].join('\n');
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function asMarkdown(figures: readonly Figure[]): string {
	const date = new Date().toISOString().slice(0, 10);
	const machine = `${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim()})`;
	const about = `${date}, ${machine}, Node ${process.versions.node}, ${figures[0]?.rounds ?? 0} rounds; \`npm run bench -- ${process.argv.slice(2).join(' ')}\`.`;
	const lines = figures.map((figure) =>
		row([
			figure.name,
			`${short(figure.ours)} ${figure.unit}`,
			spreadOf(figure),
			...PEERS.map((peer) => short(figure.peers[peer])),
		]),
	);
	const targets = verdicts(figures).map(({ target, figure }) => {
		const peer = PEERS.find((one) => target.words.endsWith(PEER_NAMES[one]));
		const now = peer ? `${short(figure.ratio[peer])}` : `${short(figure.ours)} ${figure.unit}`;
		return row([figure.name, target.words, now, target.holds(figure) ? 'met' : '**missed**']);
	});
	return [
		about,
		'',
		row(['figure', 'ours', 'spread', 'ws relay', 'y-websocket', 'Hocuspocus']),
		row(Array.from({ length: 6 }, () => '---')),
		...lines,
		'',
		row(['figure', 'target', 'now', '']),
		row(Array.from({ length: 4 }, () => '---')),
		...targets,
	].join('\n');
}

const README = path.resolve(import.meta.dirname, '../../README.md');
const MARKS = /(<!-- bench -->).*(<!-- \/bench -->)/s;

/** Puts the tables between their marks in the README. */
export async function writeReadme(figures: readonly Figure[]): Promise<void> {
	const before = await readFile(README, 'utf8');
	if (!MARKS.test(before)) throw new Error('the README has no place for the figures');
	const tables = asMarkdown(figures);
	const after = before.replace(MARKS, (_, from, to) => `${from}\n\n${tables}\n\n${to}`);
	await writeFile(README, await format(after, { parser: 'markdown' }));
}
