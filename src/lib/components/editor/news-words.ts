// The words in which news is said aloud. A part that closed has no title any more.
import type { Item } from '#lib/client/news.svelte.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { m } from '#lib/paraglide/messages.js';

export function newsWords(item: Item): string {
	switch (item.kind) {
		case 'saved':
			return m.live_all_saved();
		case 'stalled':
			return m.live_stalled_notice();
		case 'offline':
			return m.live_lost();
		case 'back':
			return m.live_back();
		case 'closed':
			return m.live_part_closed();
		case 'refused':
			return m.live_refused();
		case 'opened':
			return item.title ? m.live_part_opened({ title: item.title }) : m.live_untitled_opened();
		default:
			return unreachable(item);
	}
}
