// What stands in a part's menu, for its reader; urgent acts stand outside it, in sight.
import { m } from '#lib/paraglide/messages.js';
import type { SectionId } from '#lib/domain/ids.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import type { MeetingPage } from '../meeting/meeting-page.svelte.ts';
import type { IconName } from '../ui/icons.ts';
import { isMe } from '../table/people.ts';
import { actsOf } from './acts.ts';
import { titleOf } from './sign.ts';
import { successorsOf } from './successors.ts';

export interface Item {
	label: string;
	hint?: string | undefined;
	icon: IconName;
	danger?: boolean;
	apart?: boolean;
	onselect: () => void;
}

/** A draft of one's own beside the part, with the cursor in it. */
async function beside(page: MeetingPage, sectionId: SectionId): Promise<void> {
	const answer = await page.live.command({ type: 'write-beside', sectionId });
	if (!answer.ok) return page.tell(m.act_failed({ message: answer.message }), 'warn');
	const made = answer.made['sectionId'] as SectionId | undefined;
	if (made) page.live.focus(made);
	page.tell(m.beside_done());
}

/** For the holder of a secret: each superior at the table who does not take part in it yet. */
function involvesOf(page: MeetingPage, view: View, section: SectionView): Item[] {
	const isSecret = section.kind === 'secret' || section.kind === 'reserved';
	if (page.readOnly || !isSecret || !isMe(view, section.holder)) return [];
	return view.participants
		.filter(({ id, kind, promise }) => {
			const takesPart = section.takingPart?.includes(id) ?? false;
			return kind === 'superior' && promise === 'secrecy' && !takesPart;
		})
		.map(({ id: participantId, name }) => ({
			label: m.part_involves({ name }),
			hint: m.part_involves_hint(),
			icon: 'scale',
			onselect: () =>
				void page.act(
					{ type: 'record-participation', participantId, sectionId: section.id },
					m.part_involved(),
				),
		}));
}

export function menuOf(page: MeetingPage, view: View, section: SectionView): Item[] {
	const acts = actsOf(view, section);
	const title = titleOf(view, section);
	const sectionId = section.id;
	const items: (Item | false)[] = [
		{
			label: m.section_why(),
			icon: 'eye',
			onselect: () => page.ask({ ask: 'why', section: sectionId }),
		},
		acts.widen && {
			label: m.section_widen(),
			icon: 'person-plus',
			onselect: () => page.ask({ ask: 'widen', section: sectionId }),
		},
		acts.reopen && {
			label: m.section_reopen(),
			icon: 'refresh',
			onselect: () => page.ask({ ask: 'reopen', section: sectionId }),
		},
		acts.agreement && {
			label: m.section_agreement(),
			icon: 'heart',
			onselect: () => page.ask({ ask: 'agreement', scope: [sectionId], person: null }),
		},
		acts.beside && {
			label: m.beside_act(),
			icon: 'pencil',
			onselect: () => void beside(page, sectionId),
		},
		acts.confide && {
			label: m.confide_act(),
			icon: 'lock',
			onselect: () => page.ask({ ask: 'confide', section: sectionId }),
		},
		acts.withhold && {
			label: m.withhold_act(),
			icon: 'eye-off',
			onselect: () => page.ask({ ask: 'withhold', section: sectionId }),
		},
		acts.decide && {
			label: m.section_decide(),
			icon: 'check',
			onselect: () => page.ask({ ask: 'decision', section: sectionId }),
		},
		acts.mark && {
			label: section.inMinutes ? m.mark_out() : m.mark_in(),
			hint: section.inMinutes ? undefined : m.mark_hint(),
			icon: 'book',
			onselect: () =>
				void page.act(
					{ type: 'mark-part', sectionId, inMinutes: !section.inMinutes },
					section.inMinutes ? m.mark_out_said({ title }) : m.mark_in_said({ title }),
				),
		},
		successorsOf(view, section).length > 0 && {
			label: m.section_entrust(),
			hint: m.section_entrust_hint(),
			icon: 'hand',
			onselect: () => page.ask({ ask: 'entrust', section: sectionId }),
		},
		...involvesOf(page, view, section),
		acts.close && {
			label: m.section_close(),
			hint: m.section_close_hint(),
			icon: 'lock',
			apart: true,
			onselect: () =>
				void page.act({ type: 'close-section', sectionId }, m.section_closed_said({ title })),
		},
	];
	return items.filter((item) => item !== false);
}
