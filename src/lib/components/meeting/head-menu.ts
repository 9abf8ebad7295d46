// What stands in the head's menu for this reader; what must be one gesture away stands beside it.
import { m } from '#lib/paraglide/messages.js';
import type { View } from '#lib/domain/view/view.ts';
import { hasPanel } from '../agreement/rows.ts';
import { hasLeft, hasMinutes, isMe } from '../table/people.ts';
import type { MenuItem } from '../ui/menu-item.ts';
import type { MeetingPage } from './meeting-page.svelte.ts';

/** Everybody may say that they leave; whoever is noted as gone has said it. */
export const mayLeave = (view: View): boolean => view.meeting.state === 'running' && !hasLeft(view);

/** What they take with them says that it is noted, and when. */
export async function leave(page: MeetingPage, { me }: View): Promise<void> {
	const left = { participantId: me.participantId, presence: 'left' } as const;
	if (await page.act({ type: 'record-presence', ...left })) page.ask({ ask: 'take-away' });
}

export const others = (view: View): boolean =>
	view.participants.some((person) => person.seated && !isMe(view, person.id));

export function headMenu(page: MeetingPage, view: View, onleave: () => void): MenuItem[] {
	const { coordinator } = view.me;
	const running = view.meeting.state === 'running';
	const items: (MenuItem | false)[] = [
		others(view) && {
			label: m.head_see_as(),
			icon: 'eye',
			onselect: () => page.ask({ ask: 'see-as' }),
		},
		view.me.entry === 'whole' &&
			view.participants.length > 1 &&
			!page.readOnly && {
				label: m.together_menu(),
				icon: 'people',
				onselect: () => page.ask({ ask: 'together' }),
			},
		hasPanel(view) && {
			label: m.head_agreement(),
			icon: 'heart',
			onselect: () => page.ask({ ask: 'agreement', scope: 'all', person: null }),
		},
		page.byCode &&
			view.me.entry === 'whole' &&
			!page.readOnly && {
				label: m.join_word_summary(),
				icon: 'key',
				onselect: () => page.ask({ ask: 'own-word' }),
			},
		page.byCode &&
			view.me.entry === 'whole' &&
			!page.readOnly && { label: m.gather_link(), icon: 'key', href: '/gather' },
		{ label: m.mine_title(), icon: 'scale', onselect: () => page.ask({ ask: 'applies' }) },
		coordinator && {
			label: m.head_roll(),
			icon: 'people',
			apart: true,
			onselect: () => page.ask({ ask: 'roll' }),
		},
		coordinator && {
			label: m.head_invite(),
			icon: 'person-plus',
			onselect: () => page.ask({ ask: 'invite' }),
		},
		coordinator && {
			label: m.head_screen(),
			icon: 'projector',
			onselect: () => page.ask({ ask: 'screen' }),
		},
		coordinator &&
			running && {
				label: m.head_other_step(),
				icon: 'play',
				onselect: () => page.ask({ ask: 'step' }),
			},
		hasMinutes(view) && {
			label: m.head_minutes(),
			icon: 'book',
			apart: true,
			href: `/m/${encodeURIComponent(view.meeting.id)}/minutes`,
		},
		{
			label: m.ledger_title(),
			icon: 'copy',
			href: `/m/${encodeURIComponent(view.meeting.id)}/ledger`,
		},
		coordinator && {
			label: m.paper_menu(),
			icon: 'print',
			href: `/m/${encodeURIComponent(view.meeting.id)}/paper`,
		},
		coordinator &&
			view.meeting.kind === 'network' && {
				label: m.next_menu(),
				icon: 'calendar',
				href: `/meetings/new?from=${encodeURIComponent(view.meeting.id)}`,
			},
		view.me.entry === 'whole' &&
			!page.readOnly && {
				label: m.danger_menu(),
				icon: 'warning',
				apart: true,
				onselect: () => page.ask({ ask: 'danger' }),
			},
		mayLeave(view) && { label: m.head_leave(), icon: 'door', onselect: onleave },
		coordinator &&
			running && {
				label: m.head_end(),
				icon: 'check',
				onselect: () => page.ask({ ask: 'end' }),
			},
	];
	return items.filter((item) => item !== false);
}
