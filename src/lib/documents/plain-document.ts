// A printed document as plain text, for a file of one's own: nothing in it that the document does not say.
import { plainText } from '#lib/domain/words.ts';
import type { PrintedDocument, PrintedLine, PrintedList } from './printed-document.ts';

const said = (pieces: readonly string[], by: string): string =>
	pieces.filter((piece) => piece !== '').join(by);

const lineOf = ({ words, more, audience, time, text }: PrintedLine): string =>
	said(
		[
			`- ${words}`,
			text ? plainText(text).replaceAll(/^/gm, '  ') : '',
			said([time, more, audience], ' · ').replace(/^(?=.)/, '  '),
		],
		'\n',
	);

const listOf = ({ title, lines }: PrintedList): string =>
	[title.toUpperCase(), ...lines.map(lineOf)].join('\n');

export function plainDocument(printed: PrintedDocument): string {
	const { title, what, confidential, standing, facts, lists, foot } = printed;
	return [
		said([title, what, confidential, standing], '\n'),
		facts.map(({ term, words }) => `${term} : ${words}`).join('\n'),
		...lists.map(listOf),
		foot,
	].join('\n\n');
}
