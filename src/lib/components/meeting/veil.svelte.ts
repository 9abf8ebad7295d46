// What is veiled on this screen: everything at once by one key, and parts that someone in the room may not read until they are held.
import type { SectionView } from '#lib/domain/view/view.ts';
import type { PhaseId, SectionId } from '#lib/domain/ids.ts';

/** Two presses of Escape within this time veil everything. */
const TWICE_MS = 600;

type Warned = Pick<SectionView, 'id' | 'inEarshot'>;

export class Veil {
	everything = $state(false);
	#held = $state<SectionId | null>(null);
	/** Shown for good by its reader, for the people who were near at that moment. */
	#shown = $state<Record<string, string>>({});
	#understood = $state<Record<string, true>>({});
	#lastEscape = -Infinity;

	/** Drawn over a section's text, or not; while everything is veiled there is nothing to draw over. */
	covers(section: Warned): boolean {
		if (this.#held === section.id) return false;
		return isNear(section) && this.#shown[section.id] !== ears(section);
	}

	hold(id: SectionId): void {
		this.#held = id;
	}
	release(): void {
		this.#held = null;
	}

	/** Without holding, for whoever cannot hold: until somebody else comes near. */
	show(section: Warned): void {
		this.#shown[section.id] = ears(section);
	}
	hide(section: Warned): void {
		delete this.#shown[section.id];
	}

	isShown(section: Warned): boolean {
		return isNear(section) && this.#shown[section.id] === ears(section);
	}

	/** The warning by name stands once per phase. */
	warns(section: Warned, phase: PhaseId | null): boolean {
		return isNear(section) && !this.#understood[warning(section, phase)];
	}
	understood(section: Warned, phase: PhaseId | null): void {
		this.#understood[warning(section, phase)] = true;
	}

	toggle(): boolean {
		this.everything = !this.everything;
		this.#held = null;
		return this.everything;
	}

	/** Alt+V, or Escape twice; `now` in ms. True when the key was for the veil. */
	pressed(event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'repeat'>, now: number): boolean {
		if (event.repeat) return false;
		if (event.altKey && event.code === 'KeyV') {
			this.toggle();
			return true;
		}
		if (event.key !== 'Escape') return false;
		const twice = now - this.#lastEscape < TWICE_MS;
		this.#lastEscape = twice ? -Infinity : now;
		if (twice) this.toggle();
		return twice;
	}
}

const isNear = (section: Warned): boolean => (section.inEarshot?.length ?? 0) > 0;
const ears = (section: Warned): string => [...(section.inEarshot ?? [])].sort().join(' ');
const warning = (section: Warned, phase: PhaseId | null): string =>
	`${phase ?? ''} ${section.id} ${ears(section)}`;
