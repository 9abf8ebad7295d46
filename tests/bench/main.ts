// `npm run bench`: ours and the peers in one run, each server and this generator in a process of its own, in rotated
// order, as medians with their spread. After `--`: `--json` a line per figure, `--readme` writes the README's
// tables, `--quick` a short try, `--rounds 3`, `--only meetings,idle` some loads, `--candidates ours,ws` some servers.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { start } from './candidates.ts';
import { CANDIDATES, Rounds, type Candidate } from './figures.ts';
import { idle } from './loads/idle.ts';
import { joining } from './loads/joining.ts';
import type { Load } from './loads/load.ts';
import { meetings } from './loads/meetings.ts';
import { oneSection } from './loads/one-section.ts';
import { withdrawal } from './loads/withdrawal.ts';
import { asJson, asText, writeReadme } from './report.ts';
import { setTables, type Tables } from './tables.ts';

const { values: options } = parseArgs({
	options: {
		json: { type: 'boolean', default: false },
		readme: { type: 'boolean', default: false },
		quick: { type: 'boolean', default: false },
		rounds: { type: 'string' },
		only: { type: 'string' },
		candidates: { type: 'string' },
	},
});

const QUICK = { warmMs: 8_000, measureMs: 4_000 };
const FULL = { warmMs: 10_000, measureMs: 10_000 };
const pace = options.quick ? QUICK : FULL;
const rounds = Number(options.rounds ?? (options.quick ? 1 : 5));
const chosen = (options.candidates?.split(',') ?? CANDIDATES) as readonly Candidate[];

const loads: Readonly<Record<string, () => Load>> = {
	meetings: () => meetings(pace),
	withdrawal: () => withdrawal(options.quick ? 10 : 40),
	presence: () => oneSection(pace),
	idle: () => idle(options.quick ? 240 : 1_000, options.quick ? 3_000 : 5_000),
	joining: () => joining(options.quick ? 50 : 150),
};

const say = (words: string): void => void process.stderr.write(`${words}\n`);

async function oneRound(load: Load, candidate: Candidate, tables: Tables, all: Rounds) {
	await using running = await start(candidate, tables);
	const shown = await load.round(running);
	if (shown) all.add(candidate, shown);
	const words = Object.entries(shown ?? {}).map(([name, value]) => `${name} ${value.toFixed(1)}`);
	say(`    ${candidate.padEnd(11)} ${words.join(' · ')}`);
}

const all = new Rounds();
for (const name of options.only?.split(',') ?? Object.keys(loads)) {
	const load = loads[name]?.();
	if (!load) throw new Error(`no load is called ${name}: ${Object.keys(loads).join(', ')}`);
	say(`${load.title}`);
	await using tables = await setTables(load.shape);
	for (let round = 0; round < rounds; round++) {
		say(`  round ${round + 1} of ${rounds}`);
		const order = chosen.map((_, n) => chosen[(n + round) % chosen.length]!);
		for (const candidate of order) await oneRound(load, candidate, tables, all);
	}
}

const { figures } = all;
console.log(options.json ? asJson(figures) : asText(figures));
if (options.readme) await writeReadme(figures);
