// The words of each state of saving, and of each reason for which the server takes a change not.
import type { Saving } from '#lib/client/saving.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { m } from '#lib/paraglide/messages.js';

export function savingWords(saving: Saving, whole: boolean): string {
	switch (saving.state) {
		case 'opening':
			return m.live_opening();
		case 'saved':
			return whole ? m.live_all_saved() : m.live_saved();
		case 'saving':
			return m.live_saving();
		case 'stalled':
			return m.live_stalled();
		case 'offline':
			return saving.waiting === 0
				? m.live_offline()
				: m.live_offline_waiting({ count: saving.waiting });
		case 'closed':
			return m.live_closed();
		case 'unreadable':
			return m.live_unreadable();
		case 'refused':
			return m.live_refused();
		default:
			return unreachable(saving);
	}
}

/** What the writer can do differs only where a limit was met; every other reason is the page's own fault. */
export function refusedWords(code: string): string {
	if (code === 'section-full') return m.live_refused_full();
	return code === 'too-deep' ? m.live_refused_deep() : m.live_refused_other();
}
