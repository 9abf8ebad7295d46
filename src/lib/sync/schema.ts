// What a section's text may be made of. The editor offers no more, and the gate lets nothing else in:
// a page that lacks one of these nodes would delete it for everyone, so any change here raises SCHEMA_VERSION.

/** The one shared type of a section's document, a ProseMirror document as an XML fragment. */
export const ROOT = 'default';

/** Block and leaf nodes, by their TipTap names. `doc` and `text` are never elements of the shared type. */
export const NODES = [
	'paragraph',
	'heading',
	'bulletList',
	'orderedList',
	'listItem',
	'blockquote',
	'hardBreak',
] as const;

export const MARKS = ['bold', 'italic'] as const;

/** The only attributes that an element may carry; their values are short strings, numbers, booleans or null. */
export const ATTRIBUTES = ['level', 'start', 'type'] as const;

/** Elements inside elements, the root being 0. ProseMirror and Yjs recurse: far deeper overflows their stacks. */
export const MAX_DEPTH = 50;
