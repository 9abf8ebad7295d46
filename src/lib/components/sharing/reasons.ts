// What a part is shared for and why it is needed: suggestions to tap, one's own earlier words first.
import { m } from '#lib/paraglide/messages.js';
import type { View } from '#lib/domain/view/view.ts';
import { isMe } from '../table/people.ts';
import type { Circle } from './proposal.ts';

export interface Reason {
	readonly purpose: string;
	readonly necessity: string;
}

/** What this reader shared parts for before, in this meeting. */
const before = (view: View): Reason[] =>
	view.sections
		.filter((section) => isMe(view, section.holder) && section.kind === 'secret')
		.flatMap(({ opened }) =>
			opened ? [{ purpose: opened.purpose, necessity: opened.necessity }] : [],
		);

const TWO = (): Reason => ({ purpose: m.share_purpose_two(), necessity: m.share_necessity_two() });

export function suggestions(view: View, circle: Circle): Reason[] {
	const usual: Reason[] = [
		{ purpose: view.meeting.purpose, necessity: m.share_necessity_meeting() },
		{ purpose: m.share_purpose_care(), necessity: m.share_necessity_care() },
		{ purpose: m.share_purpose_repeat(), necessity: m.share_necessity_repeat() },
		{ purpose: m.share_purpose_safety(), necessity: m.share_necessity_safety() },
	];
	const all = [...(circle === 'one' ? [TWO()] : []), ...before(view), ...usual];
	return all.filter(
		({ purpose }, index) =>
			purpose !== '' && all.findIndex((other) => other.purpose === purpose) === index,
	);
}
