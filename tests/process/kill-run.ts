// One kill run: twenty people type and strike while the process is killed by chance; those who read come back first.
import { vi } from 'vitest';
import * as Y from 'yjs';
import type { SectionId } from '#lib/domain/ids.ts';
import { diceOf, type Dice } from '../worlds/twin/dice.ts';
import { ClientPage } from '../live/client-table.ts';
import { Ledger, WORD, type Typist, type Verdict } from './kill-ledger.ts';
import type { KillableServer } from './kill-table.ts';

const WRITERS = 20;
const PEERS = ['peer 1', 'peer 2'];
const SECTIONS = 4;
/** Each writes in so many of them. */
const OWN_SECTIONS = 3;
/** Nobody types further ahead of what is saved than this. */
const AHEAD = 4;
const AHEAD_OFFLINE = 8;
const PATIENT = { timeout: 25_000, interval: 5 };

interface Writer extends Typist {
	readonly sections: readonly string[];
}

export interface KillReport {
	readonly typed: number;
	readonly saved: number;
	/** Struck paragraphs. */
	readonly struck: number;
	readonly offered: number;
	readonly verdict: Verdict;
	/** After yet another kill, with nobody's page to bring anything back. */
	readonly onDisk: Verdict;
	/** What a peer had seen and the disk had not, by section; what the gate refused; whose text differed at the end. */
	readonly faults: readonly string[];
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

export class KillRun {
	readonly ledger = new Ledger();
	readonly steps: string[] = [];
	readonly #server: KillableServer;
	readonly #dice: Dice;
	readonly #faults: string[] = [];
	/** A peer sees something. */
	#sight: () => void = () => undefined;
	#newPage: (name: string) => ClientPage = () => {
		throw new Error('nobody is at the table yet');
	};
	#writers: Writer[] = [];
	#peers: ClientPage[] = [];
	#sections: string[] = [];

	constructor(server: KillableServer, seed: number) {
		this.#server = server;
		this.#dice = diceOf(seed);
		this.steps.push(`seed ${seed}`);
	}

	async play(kills: number): Promise<KillReport> {
		await this.#sitDown();
		for (let n = 0; n < kills; n++) await this.#killed();
		await this.#settled();
		const verdict = this.ledger.judge(await this.#freshly());
		for (const { name, page } of this.#writers) this.#compare(name, page);
		for (const page of this.#all) page.stop();
		await this.#server.kill();
		await this.#server.startAgain();
		const onDisk = this.ledger.judge(await this.#freshly());
		const { words, savedWords, struckParagraphs } = this.ledger;
		const offered = this.#writers.flatMap(({ page }) => page.meeting.undelivered).length;
		const counts = { typed: words.size, saved: savedWords, struck: struckParagraphs.size, offered };
		return { ...counts, verdict, onDisk, faults: this.#faults };
	}

	stop(): void {
		for (const page of this.#all) page.stop();
	}

	get #all(): ClientPage[] {
		return [...this.#peers, ...this.#writers.map(({ page }) => page)];
	}

	async #sitDown(): Promise<void> {
		const names = Array.from({ length: WRITERS }, (_, n) => `writer ${n + 1}`);
		const { table, sections } = await this.#server.meeting([...names, ...PEERS], SECTIONS);
		this.#sections = sections;
		this.#newPage = (name) => new ClientPage(table.person(name), table.meeting);
		this.#peers = PEERS.map(this.#newPage);
		this.#writers = names.map((name) => {
			const skipped = this.#dice.upTo(SECTIONS);
			const own = sections.filter((_, n) => n !== skipped).slice(0, OWN_SECTIONS);
			return { name, page: this.#newPage(name), sections: own, gone: false };
		});
		for (const page of this.#peers) page.heard = () => this.#sight();
		for (const page of this.#all) await page.opened(...sections);
	}

	/** Typing until a peer has got so many more messages, then the kill in that instant; the peers come back first. */
	async #killed(): Promise<void> {
		const news = 1 + this.#dice.upTo(150);
		const killed = Promise.withResolvers<void>();
		let left = news;
		this.#sight = () => {
			if (--left === 0) void this.#server.kill().then(killed.resolve, killed.reject);
		};
		while (left > 0) await this.#typeSome();
		await killed.promise;
		this.ledger.look();
		this.steps.push(`killed after ${news} messages, ${this.ledger.words.size} words typed`);
		for (const page of this.#all) page.held = true;
		await this.#until(() => this.#all.every(({ meeting }) => meeting.connection.state !== 'live'));
		for (let n = this.#dice.upTo(40); n > 0; n--) this.#type(this.#dice.oneOf(this.#writers));
		this.#someLeave();
		await this.#server.startAgain();
		await this.#peersFirst();
		await this.#writersReturn();
	}

	async #typeSome(): Promise<void> {
		for (let n = this.#dice.upTo(6); n > 0; n--) this.#type(this.#dice.oneOf(this.#writers));
		await turn();
		this.ledger.look();
		this.#noteRefusals();
	}

	/** Whoever only read has words that the server must have too, before any writer can bring them again. */
	async #peersFirst(): Promise<void> {
		const seen = this.#peers.map((page) =>
			this.#sections.map((id) => Y.encodeStateAsUpdate(docOf(page, id))),
		);
		await this.#comeBack(this.#peers);
		const fresh = this.#newPage(PEERS[0]!);
		await fresh.opened(...this.#sections);
		for (const [index, states] of seen.entries())
			for (const [n, state] of states.entries()) {
				const lacks = lacking(docOf(fresh, this.#sections[n]!), state);
				if (lacks) this.#fault(`${PEERS[index]} had seen in section ${n} what is not on disk`);
			}
		fresh.stop();
	}

	/** Their pages are closed, and bring nothing back; the people come back with new ones. */
	#someLeave(): void {
		for (const writer of this.#dice.some(this.#writers, 5)) {
			writer.gone = true;
			writer.page.stop();
			const page = this.#newPage(writer.name);
			page.held = true;
			this.#writers[this.#writers.indexOf(writer)] = { ...writer, page, gone: false };
		}
	}

	/** Some at once, some while others type already; now and then the next kill does not wait for the last of them. */
	async #writersReturn(): Promise<void> {
		const pages = this.#writers.map(({ page }) => page);
		const first = this.#dice.some(pages, pages.length);
		await this.#comeBack(first);
		for (let n = this.#dice.upTo(10); n > 0; n--) await this.#typeSome();
		const rest = pages.filter((page) => page.held);
		if (this.#dice.once(3)) {
			for (const page of rest) page.held = false;
			wake();
		} else await this.#comeBack(rest);
	}

	async #comeBack(pages: readonly ClientPage[]): Promise<void> {
		for (const page of pages) page.held = false;
		wake();
		await this.#until(() => pages.every((page) => isOpen(page, this.#sections)));
	}

	async #settled(): Promise<void> {
		await this.#comeBack(this.#all);
		const isSettled = (page: ClientPage): boolean => page.meeting.saving.state === 'saved';
		await this.#until(() => this.#all.every(isSettled));
		this.ledger.look();
	}

	async #freshly(): Promise<Map<string, string>> {
		const page = this.#newPage(PEERS[1]!);
		await page.opened(...this.#sections);
		const text = new Map(this.#sections.map((id) => [id, page.words(id)]));
		page.stop();
		this.#fresh = text;
		return text;
	}

	#fresh = new Map<string, string>();

	#compare(name: string, page: ClientPage): void {
		for (const [n, id] of this.#sections.entries())
			if (page.words(id) !== this.#fresh.get(id))
				this.#fault(`${name} reads section ${n} otherwise`);
	}

	#noteRefusals(): void {
		for (const { name, page } of this.#writers)
			for (const { saving } of page.meeting.sections)
				if (saving.state === 'refused') this.#fault(`${name} was refused: ${saving.code}`);
	}

	#fault(what: string): void {
		if (!this.#faults.includes(what)) this.#faults.push(what);
	}

	#type(writer: Writer): void {
		const id = this.#dice.oneOf(writer.sections);
		const section = writer.page.find(id);
		const doc = section?.document?.doc;
		if (!doc) return;
		const waiting = 'waiting' in section.saving ? section.saving.waiting : 0;
		if (waiting >= (section.saving.state === 'offline' ? AHEAD_OFFLINE : AHEAD)) return;
		const root = doc.getXmlFragment('default');
		const kind = this.#dice.upTo(10);
		const there = root.length > 0 ? (root.get(this.#dice.upTo(root.length)) as Y.XmlElement) : null;
		const words = there ? paragraphText(there) : '';
		const first = words.match(WORD)?.[0];
		if (kind === 0 && first) {
			this.ledger.struck(writer, id, words);
			root.delete(root.toArray().indexOf(there!), 1);
		} else if (kind < 3 && first)
			(there!.get(0) as Y.XmlText).insert(words.length, ` ${this.ledger.typed(writer, id, first)}`);
		else this.#newParagraph(root, this.ledger.typed(writer, id, null));
	}

	#newParagraph(root: Y.XmlFragment, word: string): void {
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [new Y.XmlText(word)]);
		root.insert(this.#dice.upTo(root.length + 1), [paragraph]);
	}

	async #until(holds: () => boolean): Promise<void> {
		await vi.waitFor(() => {
			if (!holds())
				throw new Error(
					[`never: ${holds.toString()}`, ...this.#faults, this.#server.output].join('\n'),
				);
		}, PATIENT);
	}
}

/** The browser's word that the line may be there again. */
const wake = (): void => void window.dispatchEvent(new Event('focus'));

const docOf = (page: ClientPage, id: string): Y.Doc => page.section(id).document!.doc;

const paragraphText = (paragraph: Y.XmlElement): string =>
	(paragraph.get(0) as Y.XmlText | undefined)?.toJSON() ?? '';

const isOpen = ({ meeting }: ClientPage, sections: readonly string[]): boolean =>
	meeting.connection.state === 'live' &&
	sections.every((id) => {
		const section = meeting.section(id as SectionId);
		return section?.document?.attached === true;
	});

/** Whether a state holds items or strikes that a document does not. */
function lacking(doc: Y.Doc, state: Uint8Array): boolean {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
	let changed = false;
	copy.on('update', () => (changed = true));
	Y.applyUpdate(copy, state);
	return changed || copy.store.pendingStructs !== null || copy.store.pendingDs !== null;
}
