// `npm run bench`: measured side by side in one run, as medians with their spread. `-- --json` prints one object per figure.
import { withdrawal } from './withdrawal.ts';

export interface Figure {
	/** Begins with cpu-, memory-, latency-, join-, lost- or withdrawal-. */
	readonly name: string;
	readonly unit: string;
	readonly ours: number;
	readonly spread: readonly [number, number];
	readonly rounds: number;
}

const asJson = process.argv.includes('--json');

for (const figure of await withdrawal()) {
	const { name, ours, unit, spread, rounds } = figure;
	if (asJson) console.log(JSON.stringify(figure));
	else
		console.log(
			`${name.padEnd(36)} median ${ours.toFixed(1)} ${unit} (${spread[0].toFixed(1)} to ${spread[1].toFixed(1)}, ${rounds} rounds)`,
		);
}
