// A view and its version: an opaque hash of exactly what the reader has.
import { createHash } from 'node:crypto';
import type { Unversioned } from '#lib/domain/view/view-of.ts';
import type { View } from '#lib/domain/view/view.ts';
import { canonicalJson } from '#lib/sync/canonical.ts';

const LETTERS = 32;

export function versioned(view: Unversioned): View {
	const hash = createHash('sha256').update(canonicalJson(view)).digest('base64url');
	return { version: hash.slice(0, LETTERS), ...view };
}
