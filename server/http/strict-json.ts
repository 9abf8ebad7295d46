// JSON as untrusted input: a key that comes twice, or that every object has by birth, is refused, not silently dropped.

export type ReadJson =
	| { readonly ok: true; readonly value: unknown }
	/** `field`: the path of the key at fault; empty when the text is no JSON at all. */
	| { readonly ok: false; readonly field: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function readJson(bytes: Uint8Array): ReadJson {
	try {
		const text = utf8.decode(bytes);
		const value: unknown = JSON.parse(text);
		const field = oddKey(text);
		return field === null ? { ok: true, value } : { ok: false, field };
	} catch {
		return { ok: false, field: '' };
	}
}

/** An object or array that is still open, and the place in it where the walk stands. */
interface Level {
	readonly keys: Set<string> | null;
	place: string | number;
}

/** Walks over text that JSON.parse has accepted; the path of the first odd key, or null. */
function oddKey(text: string): string | null {
	const open: Level[] = [];
	for (let at = 0; at < text.length; at += 1) {
		const letter = text[at];
		const level = open.at(-1);
		if (letter === '{') open.push({ keys: new Set(), place: '' });
		else if (letter === '[') open.push({ keys: null, place: 0 });
		else if (letter === '}' || letter === ']') open.pop();
		else if (letter === ',' && typeof level?.place === 'number') level.place += 1;
		else if (letter === '"') {
			const end = endOfString(text, at);
			if (level && isKey(text, end) && !takes(level, text.slice(at, end + 1)))
				return open.map(({ place }) => place).join('.');
			at = end;
		}
	}
	return null;
}

/** Moves on to this key; false when the object has had it already, or by birth. */
function takes(level: Level, quoted: string): boolean {
	const key = JSON.parse(quoted) as string;
	level.place = key;
	if (level.keys === null || level.keys.has(key) || key in Object.prototype) return false;
	level.keys.add(key);
	return true;
}

function endOfString(text: string, start: number): number {
	let at = start + 1;
	while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at;
}

function isKey(text: string, endOfName: number): boolean {
	let at = endOfName + 1;
	while (/\s/.test(text[at] ?? '')) at += 1;
	return text[at] === ':';
}
