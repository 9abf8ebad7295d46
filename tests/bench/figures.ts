// What a run says: one figure per thing measured, ours beside the peers', as medians with their spread.

export const PEERS = ['ws', 'ywebsocket', 'hocuspocus'] as const;
export type Peer = (typeof PEERS)[number];
export type Candidate = 'ours' | Peer;
export const CANDIDATES: readonly Candidate[] = ['ours', ...PEERS];

export interface Figure {
	/** Begins with cpu-, memory-, latency-, join-, lost- or withdrawal-. */
	readonly name: string;
	readonly unit: string;
	readonly ours: number;
	readonly peers: Readonly<Record<Peer, number | null>>;
	/** Ours divided by each peer's median; null where there is none. */
	readonly ratio: Readonly<Record<Peer, number | null>>;
	/** Smallest and largest of the rounds. */
	readonly spread: Readonly<Partial<Record<Candidate, readonly [number, number]>>>;
	readonly rounds: number;
}

/** What one server showed in one round, by the figure's name. */
export type Shown = Readonly<Record<string, number>>;

export const quantile = (sorted: ArrayLike<number>, share: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

export const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

export const median = (values: readonly number[]): number => {
	const all = sorted(values);
	const half = all.length / 2;
	return all.length % 2 === 1
		? quantile(all, 0.5)
		: (quantile(all, 0.5) + (all[half - 1] ?? Number.NaN)) / 2;
};

const UNITS: readonly (readonly [RegExp, string])[] = [
	[/^cpu-.*-share$/, '%'],
	[/^cpu-/, 'µs'],
	[/^memory-/, 'KB'],
	[/^lost-/, 'updates'],
	[/-ratio$/, '×'],
	[/^(latency|join|withdrawal)-/, 'ms'],
];

const unitOf = (name: string): string => UNITS.find(([kind]) => kind.test(name))?.[1] ?? '';

/** Gathers rounds; each figure is a median over them. */
export class Rounds {
	readonly #values = new Map<string, Map<Candidate, number[]>>();

	add(candidate: Candidate, shown: Shown): void {
		for (const [name, value] of Object.entries(shown)) {
			const ofName = this.#values.get(name) ?? new Map<Candidate, number[]>();
			this.#values.set(name, ofName);
			ofName.set(candidate, [...(ofName.get(candidate) ?? []), value]);
		}
	}

	get figures(): Figure[] {
		return [...this.#values].map(([name, values]) => figureOf(name, values));
	}
}

const byPeer = (of: (peer: Peer) => number | null): Figure['peers'] => ({
	ws: of('ws'),
	ywebsocket: of('ywebsocket'),
	hocuspocus: of('hocuspocus'),
});

function figureOf(name: string, values: ReadonlyMap<Candidate, readonly number[]>): Figure {
	const ofOne = (candidate: Candidate): number | null => {
		const all = values.get(candidate);
		return all ? median(all) : null;
	};
	const ours = ofOne('ours') ?? Number.NaN;
	const peers = byPeer(ofOne);
	return {
		name,
		unit: unitOf(name),
		ours,
		peers,
		ratio: byPeer((peer) => (peers[peer] ? ours / peers[peer] : null)),
		spread: Object.fromEntries(
			[...values].map(([candidate, all]) => [candidate, [Math.min(...all), Math.max(...all)]]),
		),
		rounds: values.get('ours')?.length ?? 0,
	};
}
