// The table follows the eyes: as one moves through the notes, the part being read is the one in focus.
import type { Attachment } from 'svelte/attachments';
import type { SectionId } from '#lib/domain/ids.ts';

/** The band of the screen in which a part counts as being read. */
const BAND = '-30% 0px -55% 0px';

export function followReading(onread: (id: SectionId) => void): Attachment<HTMLElement> {
	return (list) => {
		const observer = new IntersectionObserver(
			(entries) => {
				if (list.contains(document.activeElement)) return; // whoever writes stays where they write
				const read = entries.find((entry) => entry.isIntersecting)?.target;
				const id = read?.getAttribute('data-section-id');
				if (id) onread(id as SectionId);
			},
			{ rootMargin: BAND },
		);
		const watch = () => {
			observer.disconnect();
			for (const part of list.children) observer.observe(part);
		};
		const changes = new MutationObserver(watch);
		changes.observe(list, { childList: true });
		watch();
		return () => {
			changes.disconnect();
			observer.disconnect();
		};
	};
}
