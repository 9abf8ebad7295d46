// How a copy reaches somebody who has no page of their own.
import { COPY_WAYS, type CopyWay } from '#lib/domain/minutes/record.ts';
import { m } from '#lib/paraglide/messages.js';

const WAYS: Readonly<Record<(typeof COPY_WAYS)[number], () => string>> = {
	printed: m.pv_copy_printed,
	handed: m.pv_copy_handed,
	'read-aloud': m.pv_copy_read_aloud,
	posted: m.pv_copy_posted,
};

/** A copy on one's own page is offered by adoption itself. */
export const wayWords = (how: CopyWay): string => (how === 'page' ? m.pv_copy_page() : WAYS[how]());

export const copyWays = (): { value: string; label: string }[] =>
	COPY_WAYS.map((value) => ({ value, label: WAYS[value]() }));
