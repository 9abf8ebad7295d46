// What the screen on the wall shows: the latest that it was told, and nothing once its line is silent.
import type { SectionId } from '#lib/domain/ids.ts';
import type { RoomView } from '#lib/domain/view/room-view.ts';
import type { Words } from '#lib/domain/words.ts';

interface Told {
	readonly view: RoomView;
	readonly texts: Readonly<Record<string, Words>>;
}

export type Line = 'connecting' | 'live' | 'silent' | 'over';

/** Three signs of life missed, in milliseconds. */
const SILENT_MS = 15_000;

export class RoomScreenState {
	view: RoomView | null = $state.raw(null);
	line: Line = $state('connecting');
	#texts: Told['texts'] = $state.raw({});
	#silence: ReturnType<typeof setTimeout> | undefined;

	textOf(section: SectionId): Words | undefined {
		return this.#texts[section];
	}

	told({ view, texts }: Told): void {
		const kept = view.sections.flatMap(({ id }) => {
			const words = texts[id] ?? this.#texts[id];
			return words ? [[id, words] as const] : [];
		});
		this.#texts = Object.fromEntries(kept);
		this.view = view;
		this.heard();
	}

	heard(): void {
		this.line = 'live';
		clearTimeout(this.#silence);
		this.#silence = setTimeout(() => this.lost(), SILENT_MS);
	}

	/** Whoever comes in meanwhile must not find what is no longer for the room. */
	lost(): void {
		this.#clear();
		if (this.line !== 'over') this.line = 'silent';
	}

	over(): void {
		this.#clear();
		this.line = 'over';
	}

	/** Listens until it is stopped; the browser comes back by itself. */
	listen(source: EventSource): () => void {
		source.onmessage = ({ data }: MessageEvent<string>) => this.told(JSON.parse(data) as Told);
		source.addEventListener('tick', () => this.heard());
		source.addEventListener('over', () => {
			source.close();
			this.over();
		});
		source.onerror = () => {
			this.lost();
			if (source.readyState === source.CLOSED) this.over();
		};
		return () => {
			source.close();
			clearTimeout(this.#silence);
		};
	}

	#clear(): void {
		clearTimeout(this.#silence);
		this.#texts = {};
		this.view = null;
	}
}
