// SHA-256 in plain JavaScript: the browser's own is missing where the page comes over plain http.
import { digest } from 'lib0/hash/sha256';

/** Lower-case hexadecimal, over UTF-8. */
export const digestHex = (words: string): string =>
	Array.from(digest(new TextEncoder().encode(words)), (byte) =>
		byte.toString(16).padStart(2, '0'),
	).join('');
