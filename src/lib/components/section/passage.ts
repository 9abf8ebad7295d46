// What is done with words that somebody chose in a part: taken back from all screens, or said to one who is not bound.
import { m } from '#lib/paraglide/messages.js';
import type { SectionId } from '#lib/domain/ids.ts';
import type { MeetingPage } from '../meeting/meeting-page.svelte.ts';

/** Chosen words and their place in the plain text, blocks joined by a line break. */
export interface Passage {
	readonly from: number;
	readonly words: string;
}

export const takeBackOf = (
	page: MeetingPage,
	sectionId: SectionId,
	passage: Passage,
): Promise<boolean> => page.act({ type: 'take-back', sectionId, passage }, m.passage_back_done());

/** The words begin a draft of their own, which is asked about at once; nothing is said to anybody before. */
export async function extractOf(page: MeetingPage, { words }: Passage): Promise<void> {
	const made = await page.live.ensureDraft();
	if (made === null) return page.tell(m.write_failed(), 'warn');
	page.beginWith(made, words);
}
