// [T20] what a page shows of a view before its reader has accepted the two lines on discretion: nothing addressed to them.
import type { Minutes } from '../minutes/minutes-of.ts';
import type { SectionView, View } from './view.ts';

type Asked = Pick<View['me'], 'undertaking'>;

const isAddressed = ({ kind }: Pick<SectionView, 'kind'>): boolean => kind === 'addressed';

/** `me`: the reader's own; a view through another one's eyes, too, is theirs. The view itself where nothing is asked. */
export const pageView = (view: View, { undertaking }: Asked): View =>
	undertaking === 'asked'
		? { ...view, sections: view.sections.filter((section) => !isAddressed(section)) }
		: view;

/** The same on the page of the minutes of somebody who is asked. */
export const pageMinutes = (minutes: Minutes): Minutes => ({
	...minutes,
	parts: minutes.parts.filter((part) => !isAddressed(part)),
});
