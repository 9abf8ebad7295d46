// One section of the reader's view with its text as it lives on this page.
import { untrack } from 'svelte';
import type { SectionId } from '#lib/domain/ids.ts';
import type { SectionView } from '#lib/domain/view/view.ts';
import type { Channel, ChannelEnd } from './channel.ts';
import type { Saving } from './saving.ts';
import { digestHex } from './digest.ts';
import { SectionDocument } from './section-document.ts';
import { Stall } from './stall.ts';
import { writersIn, type Writer } from './writers.ts';

export type NotReceived = 'unsaved' | 'struck';

export interface SectionHost {
	/** Own words that never reached the others: their document ended, or somebody struck their paragraph meanwhile. */
	undelivered(words: string, section: SectionId, why: NotReceived): void;
}

/** Where the cursor stood when an editor went, so that the next one puts it back. */
export interface Cursor {
	readonly anchor: number;
	readonly head: number;
	readonly focused: boolean;
}

/** What is shown changes only when its value does: this is asked at every message. */
const kept = <Value>(before: Value, now: Value): Value =>
	JSON.stringify(before) === JSON.stringify(now) ? before : now;

const isWaiting = (saving: Saving): boolean => saving.state === 'saving' && saving.waiting > 0;

export class LiveSection {
	readonly id: SectionId;
	view: SectionView;
	/** For the editor; null while loading and after a close. */
	document: SectionDocument | null = $state.raw(null);
	access: 'read' | 'write' | null = $state(null);
	saving: Saving = $state.raw({ state: 'opening' });
	/** Who else writes here now. */
	writers: readonly Writer[] = $state.raw([]);
	empty = $state(true);
	/** The editor takes the focus as soon as it stands, and sets this back. */
	wantsFocus = $state(false);
	cursor: Cursor | null = null;
	readonly #host: SectionHost;
	#current: SectionDocument | null = null;
	#refusal: string | null = null;
	#closed = false;
	#unreadable = false;
	readonly #stall = new Stall(() => this.#show());

	constructor(view: SectionView, host: SectionHost) {
		this.id = view.id;
		this.view = $state.raw(view);
		this.#host = host;
	}

	plainText(): string {
		return this.#current?.plainText() ?? '';
	}

	/** Of the words as they stand, blocks joined by a line break: what a person says yes to. */
	digestOf(words: string): string {
		return digestHex(words);
	}

	/** The person has read why their changes were refused. */
	understood(): void {
		this.#refusal = null;
		this.#show();
	}

	/** The server opens this section: the text of before goes on only under the same client id. */
	opened(channel: Channel): ChannelEnd {
		const before = this.#current;
		if (before && before.clientId === channel.clientId && before.access === channel.access) {
			before.attach(channel);
		} else {
			this.drop();
			this.#current = new SectionDocument(channel, this.#events);
		}
		this.#closed = false;
		this.#unreadable = false;
		this.#show();
		return this.#end(channel);
	}

	/** The server has this section and cannot read it now. */
	withheld(): void {
		this.#unreadable = true;
		this.#show();
	}

	/**
	 * The text leaves memory and screen; only what this page typed and never saved is given to the host.
	 * `keep` false: nothing is (4403).
	 */
	drop(keep = true): void {
		const gone = this.#current;
		if (!gone) return;
		gone.release();
		const words = keep ? gone.undelivered() : '';
		this.#current = null;
		this.#show();
		gone.destroy();
		if (words) this.#host.undelivered(words, this.id, 'unsaved');
	}

	#end(channel: Channel): ChannelEnd {
		return {
			received: (payload) => {
				this.#current?.received(payload);
				if (this.#current?.spoiled) channel.renew();
			},
			heard: () => this.#current?.heard(),
			saved: (count) => {
				this.#stall.moved();
				return this.#current?.saved(count) ?? true;
			},
			refused: (code) => {
				this.#refusal = code;
				this.drop();
			},
			closed: () => {
				this.#closed = true;
				this.drop();
				this.#show();
			},
			lost: () => this.#current?.lost(),
		};
	}

	readonly #events = {
		changed: () => this.#show(),
		edited: () => {
			this.#refusal = null;
			this.#show();
		},
		struck: (words: string) => this.#host.undelivered(words, this.id, 'struck'),
	};

	/** Untracked: an editor that leaves the page moves its cursor while Svelte takes its elements away. */
	#show(): void {
		untrack(() => this.#tell());
	}

	#tell(): void {
		const current = this.#current;
		const ready = current?.ready ? current : null;
		this.document = ready;
		this.access = ready?.access ?? null;
		const saving = this.#saving();
		this.#stall.waits(isWaiting(saving));
		this.saving = kept(this.saving, this.#stalledOr(saving));
		this.writers = kept(this.writers, ready ? writersIn(ready.awareness) : []);
		this.empty = !ready || ready.empty;
	}

	#stalledOr(saving: Saving): Saving {
		if (saving.state !== 'saving' || !this.#stall.stalled) return saving;
		return { state: 'stalled', waiting: saving.waiting };
	}

	#saving(): Saving {
		const current = this.#current;
		if (this.#refusal !== null && !current?.waiting)
			return { state: 'refused', code: this.#refusal };
		if (!current && this.#unreadable) return { state: 'unreadable' };
		if (!current) return { state: this.#closed ? 'closed' : 'opening' };
		const { waiting } = current;
		if (!current.attached && (current.ready || waiting)) return { state: 'offline', waiting };
		if (!current.ready) return { state: 'opening' };
		return current.settled ? { state: 'saved' } : { state: 'saving', waiting };
	}
}
