// One's own presence in a section, and nobody else's, at most ten times a second; the provider would pass on all it hears.
import { encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { PRESENCE_INTERVAL_MS } from '#lib/sync/limits.ts';
import { awarenessMessage } from '#lib/sync/section-messages.ts';

interface Changed {
	readonly added: readonly number[];
	readonly updated: readonly number[];
	readonly removed: readonly number[];
}

export class PresenceOut {
	readonly #awareness: Awareness;
	readonly #send: (payload: Uint8Array) => void;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#last = -Infinity;

	constructor(awareness: Awareness, send: (payload: Uint8Array) => void) {
		this.#awareness = awareness;
		this.#send = send;
		awareness.on('update', this.#heard);
	}

	/** Tells where one is, now or as soon as the pace allows. */
	tell(): void {
		if (this.#timer !== null) return;
		const wait = this.#last + PRESENCE_INTERVAL_MS - performance.now();
		if (wait <= 0) this.#leave();
		else this.#timer = setTimeout(() => this.#leave(), wait);
	}

	destroy(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#awareness.off('update', this.#heard);
	}

	#leave(): void {
		this.#timer = null;
		const own = this.#awareness.clientID;
		if (!this.#awareness.meta.has(own)) return;
		this.#last = performance.now();
		this.#send(awarenessMessage(encodeAwarenessUpdate(this.#awareness, [own])));
	}

	readonly #heard = ({ added, updated, removed }: Changed): void => {
		const own = this.#awareness.clientID;
		if ([added, updated, removed].some((ids) => ids.includes(own))) this.tell();
	};
}
