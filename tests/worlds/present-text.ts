// The words of a part as the shell would read them, with their digest.
import { createHash } from 'node:crypto';
import type { PresentText, WordsNow } from '#lib/domain/act.ts';

export const digestOf = (words: string): string =>
	createHash('sha256').update(words, 'utf8').digest('hex');

export const presentText = (words: string): PresentText => ({ words, digest: digestOf(words) });

export const frozenText = (words: string): WordsNow => ({
	words: [{ kind: 'paragraph', level: 0, runs: [{ text: words }] }],
	digest: digestOf(words),
});
