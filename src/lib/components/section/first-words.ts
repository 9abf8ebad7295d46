// What is typed into "Écrire…" before the draft's own editor stands goes into the draft, letter by letter, in order.
import * as Y from 'yjs';

/** Appends plain words to the last paragraph, or begins one. Line breaks begin new paragraphs. */
export function append(fragment: Y.XmlFragment, words: string): void {
	const lines = words.split('\n');
	const write = () =>
		lines.forEach((line, index) => {
			const paragraph = index === 0 ? lastParagraph(fragment) : begun(fragment);
			if (line) textOf(paragraph).insert(textOf(paragraph).length, line);
		});
	if (fragment.doc) fragment.doc.transact(write);
	else write();
}

function begun(fragment: Y.XmlFragment): Y.XmlElement {
	const paragraph = new Y.XmlElement('paragraph');
	fragment.insert(fragment.length, [paragraph]);
	return paragraph;
}

function lastParagraph(fragment: Y.XmlFragment): Y.XmlElement {
	const last: unknown = fragment.length > 0 ? fragment.get(fragment.length - 1) : null;
	const isParagraph = last instanceof Y.XmlElement && last.nodeName === 'paragraph';
	return isParagraph ? (last as Y.XmlElement) : begun(fragment);
}

function textOf(paragraph: Y.XmlElement): Y.XmlText {
	const last: unknown = paragraph.length > 0 ? paragraph.get(paragraph.length - 1) : null;
	if (last instanceof Y.XmlText) return last;
	const text = new Y.XmlText();
	paragraph.insert(paragraph.length, [text]);
	return text;
}
