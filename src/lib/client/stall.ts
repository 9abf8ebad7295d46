// When nothing of what somebody writes has been stored for a while, though the line stands: then they must be told.
import { STALLED_SAVING_MS } from '#lib/sync/limits.ts';

export class Stall {
	readonly #changed: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isWaiting = false;
	#isStalled = false;

	constructor(changed: () => void) {
		this.#changed = changed;
	}

	get stalled(): boolean {
		return this.#isStalled;
	}

	/** Whether own changes wait for the server's word now. */
	waits(isWaiting: boolean): void {
		if (isWaiting === this.#isWaiting) return;
		this.#isWaiting = isWaiting;
		this.moved();
	}

	/** The server stored something of this page: time counts anew. */
	moved(): void {
		clearTimeout(this.#timer);
		this.#isStalled = false;
		if (this.#isWaiting) this.#timer = setTimeout(() => this.#stall(), STALLED_SAVING_MS);
	}

	#stall(): void {
		this.#isStalled = true;
		this.#changed();
	}
}
