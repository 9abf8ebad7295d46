// Everything at once, by chance: rights come and go while people type, lines break, the disk fails and time passes.
import { expect, test } from 'vitest';
import { StorageError } from '#server/store/errors.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import { inLong, seeds } from '../tools/long.ts';
import { diceOf, type Dice } from '../worlds/twin/dice.ts';
import type { LivePage } from './live-page.ts';
import { LiveWorld } from './live-world.ts';

const STEPS = inLong(150, 300);
const EXPECTED = ['text cannot be stored now', 'nothing can be opened now'];

/** The holder's page, and those of a reader whose right comes and goes. */
class Chaos {
	readonly world: LiveWorld;
	readonly section: SectionId;
	holder: LivePage;
	readers: LivePage[] = [];
	/** Words written since the reader lost the right, and what each page had got by then. */
	secret: { words: string[]; from: Map<LivePage, number> } | null = null;
	#count = 0;

	private constructor(world: LiveWorld, section: SectionId, holder: LivePage) {
		this.world = world;
		this.section = section;
		this.holder = holder;
	}

	static async create(): Promise<Chaos> {
		const world = await LiveWorld.network();
		const section = await world.shared();
		return new Chaos(world, section, await world.page('amo'));
	}

	write(page: LivePage): void {
		if (page.channel(this.section)?.access !== 'write') return;
		const words = `mot-${++this.#count}-`;
		page.write(this.section, words);
		if (page === this.holder) this.secret?.words.push(words);
	}

	async lose(): Promise<void> {
		if (this.secret) return;
		await this.world.stop();
		const from = new Map(this.readers.map((page) => [page, page.received.length]));
		this.secret = { words: [], from };
	}

	async regain(): Promise<void> {
		this.look();
		this.secret = null;
		await this.world.agreed();
		await this.world.open(this.section, { readers: ['amo2'], writers: ['amo2'] });
	}

	/** Nothing written without the right has reached the reader. */
	look(): void {
		if (!this.secret) return;
		for (const page of this.readers) {
			const received = Buffer.concat(page.received.slice(this.secret.from.get(page) ?? 0));
			const text = received.toString('latin1');
			for (const words of this.secret.words) expect(text).not.toContain(words);
			expect(text).not.toContain(this.section);
		}
	}

	async join(dice: Dice): Promise<void> {
		const gone = this.readers.find(({ closed }) => closed !== undefined);
		const open = this.readers.filter(({ closed }) => closed === undefined);
		if (open.length > 3) return;
		const memory = gone && dice.once(2) ? { memory: gone.memory } : {};
		this.readers.push(await this.world.page('amo2', { ...memory, session: `s${this.#count++}` }));
	}
}

async function step(chaos: Chaos, dice: Dice): Promise<void> {
	const { world, readers } = chaos;
	const reader = readers.length > 0 ? dice.oneOf(readers) : null;
	const kind = dice.upTo(24);
	if (kind < 6) chaos.write(chaos.holder);
	else if (kind < 9 && reader?.closed === undefined && reader) chaos.write(reader);
	else if (kind === 9) await chaos.lose();
	else if (kind === 10 && chaos.secret) await chaos.regain();
	else if (kind < 14) await chaos.join(dice);
	else if (kind === 14) reader?.socket.break();
	else if (kind === 15) reader?.socket.hold();
	else if (kind === 16) reader?.socket.release();
	else if (kind === 17) await world.pass(dice.upTo(40_000));
	else if (kind === 18)
		world.before = (act) => {
			if (act === 'appendUpdates') throw new StorageError('full', 'no space');
		};
	else if (kind === 19) {
		world.before = () => undefined;
		await world.pass(6_000);
	} else if (kind === 20) reader?.say(1 + dice.upTo(3), Uint8Array.of(dice.upTo(9), dice.upTo(9)));
	else await world.rest();
	await comeBack(chaos);
}

/** The holder's page is let go by time or by its own line, and comes back. */
async function comeBack(chaos: Chaos): Promise<void> {
	if (chaos.holder.closed === undefined) return;
	chaos.holder = await chaos.world.page('amo', { memory: chaos.holder.memory });
}

test.each(seeds(6, 500))(
	'[W42] rights, lines, disk and time by chance: nobody gets what they may not (seed %i)',
	async (seed) => {
		const dice = diceOf(seed);
		const chaos = await Chaos.create();
		const { world, section } = chaos;
		for (let n = 0; n < STEPS; n++) await step(chaos, dice);
		world.before = () => undefined;
		for (const page of chaos.readers) page.socket.release();
		await world.pass(10_000);
		chaos.look();
		if (chaos.secret) await chaos.regain();
		await comeBack(chaos);
		chaos.write(chaos.holder);
		await world.pass(10_000);
		const fresh = await world.page('mother');
		const live = [chaos.holder, ...chaos.readers].filter(({ closed }) => closed === undefined);
		for (const page of live) {
			expect(page.text(section)).toBe(fresh.text(section));
			expect(page.has(section).saved).toBe(page.has(section).sent);
		}
		expect(world.faults.filter((fault) => !EXPECTED.includes(fault))).toEqual([]);
		await world.restart();
		expect((await world.page('mother')).text(section)).toBe(fresh.text(section));
	},
);
