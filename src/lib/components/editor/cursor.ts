// A section's text may begin anew under the hands of its writer (shared, widened): the cursor goes back where it was.
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { LiveSection } from '#lib/client/live-section.svelte.ts';

/** The editor goes; what it leaves behind is a place, never words. */
export function leaveCursor(editor: Editor, section: LiveSection): void {
	const { anchor, head } = editor.state.selection;
	section.cursor = { anchor, head, focused: editor.view.hasFocus() };
}

const nobodyElseHasFocus = (): boolean =>
	document.activeElement === null || document.activeElement === document.body;

export function takeCursor(editor: Editor, section: LiveSection, autofocus: boolean): void {
	const { cursor } = section;
	section.cursor = null;
	if (!cursor) {
		if (autofocus) toEnd(editor);
		return;
	}
	const { doc, tr } = editor.state;
	const within = (at: number): number => Math.min(Math.max(at, 0), doc.content.size);
	const place = TextSelection.between(
		doc.resolve(within(cursor.anchor)),
		doc.resolve(within(cursor.head)),
	);
	editor.view.dispatch(tr.setSelection(place).setMeta('addToHistory', false));
	if (cursor.focused && nobodyElseHasFocus()) editor.view.focus();
}

/** The cursor waits behind the last word. */
export function toEnd(editor: Editor): void {
	const { doc, tr } = editor.state;
	editor.view.dispatch(tr.setSelection(TextSelection.atEnd(doc)).scrollIntoView());
	editor.view.focus();
}
