// What one reader may have at one moment: grants for the words, and the view, worked out no further than it is asked for.
import { createHash } from 'node:crypto';
import type { Moment, SectionId } from '#lib/domain/ids.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import type { Grant } from '#lib/domain/view/grant.ts';
import { restrict, type Restricted } from '#lib/domain/view/view-of.ts';
import type { View } from '#lib/domain/view/view.ts';
import { controlFrame } from '#lib/sync/control.ts';
import type { Frame } from '#lib/sync/frames.ts';
import { versioned } from './view-version.ts';

export class Sight {
	readonly grants: ReadonlyMap<SectionId, Grant>;
	/** Equal prints, equal views. Cheaper than a version, and not the same in two orders of one view's fields. */
	readonly print: string;
	readonly #unversioned: Restricted['view'];
	#view: View | null = null;
	#frame: Frame | null = null;

	constructor({ grants, view }: Restricted) {
		this.grants = grants;
		this.#unversioned = view;
		this.print = createHash('sha1').update(JSON.stringify(view)).digest('base64');
	}

	get view(): View {
		return (this.#view ??= versioned(this.#unversioned));
	}

	/** The same bytes for every page of this reader. */
	get frame(): Frame {
		return (this.#frame ??= controlFrame({ type: 'view', view: this.view }));
	}
}

/** null for whoever is not at the table. */
export function sightOf(meeting: Meeting, reader: Reader, at: Moment): Sight | null {
	const restricted = restrict(meeting, reader, at);
	return restricted && new Sight(restricted);
}
