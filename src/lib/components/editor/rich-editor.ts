// One TipTap editor on one section's document: who may type, what is pasted, and whose cursors are drawn.
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extension-placeholder';
import type { Slice } from '@tiptap/pm/model';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import type { SectionDocument } from '#lib/client/section-document.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import { caretOf, selectionOf } from './carets.ts';
import { copiedFrom } from './copied-from.ts';
import { textExtensions } from './rich-text.ts';

export interface RichEditorOptions {
	readonly element: HTMLElement;
	readonly document: SectionDocument;
	readonly section: SectionId;
	/** Id of the element that names the section. */
	readonly labelledby: string;
	readonly placeholder: string;
	/** Words from another section are about to enter this one. true: hold them; `proceed` lets them in. */
	pastedFrom(from: SectionId, proceed: () => void): boolean;
	/** A paste above what one message may carry was refused. */
	tooLong(): void;
}

/** Characters of one paste: even in three bytes each they stay well below MAX_MESSAGE_BYTES. */
const LONGEST_PASTE = 200_000;

/** Nothing here may be sent to a cloud: no spell-checker, no translator, no writing assistant. */
const NO_CLOUD = {
	spellcheck: 'false',
	autocorrect: 'off',
	autocomplete: 'off',
	writingsuggestions: 'false',
	translate: 'no',
	'data-gramm': 'false',
	'data-lt-active': 'false',
};

function attributes({ document, labelledby, placeholder }: RichEditorOptions) {
	const named = { ...NO_CLOUD, class: 'text', 'aria-labelledby': labelledby };
	if (document.access === 'read') return { ...named, role: 'group', tabindex: '-1' };
	const writable = { role: 'textbox', 'aria-multiline': 'true', 'aria-placeholder': placeholder };
	return { ...named, ...writable };
}

const selectedWords = ({ state }: EditorView): string => {
	const { from, to } = state.selection;
	return state.doc.textBetween(from, to, '\n', '\n');
};

/** Copying, cutting and dragging say where the words come from; Tab is left to the browser. */
function domEvents(section: SectionId): EditorProps['handleDOMEvents'] {
	const note = (view: EditorView): false => {
		copiedFrom.note(section, selectedWords(view));
		return false;
	};
	return { copy: note, cut: note, dragstart: note, keydown: (_, { key }) => key === 'Tab' };
}

/** true: the words are held back. */
function held(view: EditorView, slice: Slice, words: string, options: RichEditorOptions): boolean {
	if (words.length > LONGEST_PASTE) {
		options.tooLong();
		return true;
	}
	const from = copiedFrom.sourceOf(words);
	if (from === null || from === options.section) return false;
	return options.pastedFrom(from, () => {
		if (!view.isDestroyed) view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView());
	});
}

const plain = (data: DataTransfer | null): string => data?.getData('text/plain') ?? '';

function props(options: RichEditorOptions): EditorProps {
	return {
		attributes: attributes(options),
		handleDOMEvents: domEvents(options.section),
		handlePaste: (view, event, slice) => held(view, slice, plain(event.clipboardData), options),
		handleDrop: (view, event, slice, moved) =>
			!moved && held(view, slice, plain(event.dataTransfer), options),
	};
}

export function richEditor(options: RichEditorOptions): Editor {
	const { element, document, placeholder } = options;
	return new Editor({
		element,
		injectCSS: false, // the content policy allows no style element
		editable: document.access === 'write',
		extensions: [
			...textExtensions(),
			Collaboration.configure({ fragment: document.fragment }),
			CollaborationCaret.configure({
				provider: document,
				user: {}, // the server says who one is
				render: caretOf,
				selectionRender: selectionOf,
			}),
			Placeholder.configure({ placeholder }),
		],
		editorProps: props(options),
	});
}
