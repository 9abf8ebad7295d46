// What a screen reader is told politely: never more than the eyes get, and not at every key.
import type { View } from '#lib/domain/view/view.ts';
import { cameAndWent } from './came-and-went.ts';
import type { Saving } from './saving.ts';

export type Item =
	| { readonly kind: 'saved' | 'stalled' | 'offline' | 'back' | 'closed' | 'refused' }
	| { readonly kind: 'opened'; readonly title: string };

/** "Saved" is told once writing rests, and not again soon. */
const REST_MS = 2_000;
const LEAST_BETWEEN_MS = 20_000;

/** What "saved" is an answer to. */
const WAITED: ReadonlySet<Saving['state']> = new Set(['saving', 'stalled', 'offline']);

export class News {
	/** A new object each time, so that the same news twice is told twice. */
	latest: Item | null = $state.raw(null);
	#rest: ReturnType<typeof setTimeout> | undefined;
	#lastSaved = -Infinity;
	#before: Saving['state'] = 'saved';

	tell(item: Item): void {
		this.latest = item;
	}

	/** Parts that came or went; one whose text merely began anew did neither. */
	compared(before: View, after: View): void {
		const { came, went } = cameAndWent(before, after);
		if (went) this.tell({ kind: 'closed' });
		for (const { title } of came) this.tell({ kind: 'opened', title });
	}

	/** Follows the page's saving. */
	noticed(state: Saving['state']): void {
		const before = this.#before;
		if (state === before) return;
		this.#before = state;
		clearTimeout(this.#rest);
		if (state === 'refused' || state === 'stalled') this.tell({ kind: state });
		if (state === 'saved' && WAITED.has(before))
			this.#rest = setTimeout(() => this.#saved(), REST_MS);
	}

	#saved(): void {
		const now = performance.now();
		if (now - this.#lastSaved < LEAST_BETWEEN_MS) return;
		this.#lastSaved = now;
		this.tell({ kind: 'saved' });
	}
}
