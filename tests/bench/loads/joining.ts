// A hundred and fifty people come at once into a meeting of 8 sections of 50 KB each.
import type { Running } from '../candidates.ts';
import { quantile, sorted, type Shown } from '../figures.ts';
import { lineOf } from '../key-press.ts';
import type { Load } from './load.ts';

const SECTION_BYTES = 50 * 1024;
const SECTIONS = 8;
const NOBODY_LISTENS = {
	update: () => undefined,
	presence: () => undefined,
	lost: () => undefined,
};

/** The first of them writes all of it, and stays until another one has read it. */
async function fill({ wire }: Running): Promise<void> {
	const where = { meeting: 0, person: 0, sections: SECTIONS };
	const words = 'Ce que chacun a dit de la rentrée, et ce qui reste à faire. ';
	const text = words.repeat(Math.ceil(SECTION_BYTES / words.length)).slice(0, SECTION_BYTES);
	const author = await wire.join(where, NOBODY_LISTENS);
	let missing = SECTIONS;
	await new Promise<void>((resolve) => {
		const reader = wire.join(
			{ ...where, person: 1 },
			{
				...NOBODY_LISTENS,
				update: () => {
					missing -= 1;
					if (missing === 0) void reader.then((page) => (page.close(), resolve()));
				},
			},
		);
		void reader.then(() => {
			for (let section = 0; section < SECTIONS; section++)
				author.write(section, lineOf(author.clientId(section), text));
		});
	});
}

export function joining(people: number): Load {
	const shape = { meetings: 1, people: people + 2, sections: SECTIONS };
	return {
		title: `${people} people joining at once a meeting of ${SECTIONS} sections of 50 KB`,
		shape,
		async round(running: Running): Promise<Shown | null> {
			if (!running.keeps) return null;
			await fill(running);
			const cpu = await running.process.cpu();
			const from = performance.now();
			const came = Array.from({ length: people }, async (_, n) => {
				const where = { meeting: 0, person: n + 2, sections: SECTIONS };
				const page = await running.wire.join(where, NOBODY_LISTENS);
				return { page, ms: performance.now() - from };
			});
			const all = await Promise.all(came);
			const used = (await running.process.cpu()) - cpu;
			const times = sorted(all.map(({ ms }) => ms));
			for (const { page } of all) page.close();
			return {
				[`join-${people}-p50`]: quantile(times, 0.5),
				[`join-${people}-p95`]: quantile(times, 0.95),
				[`join-${people}-last`]: times.at(-1) ?? Number.NaN,
				[`cpu-per-join-${people}`]: used / people,
			};
		},
	};
}
