// Numbers as lib0 writes them, by hand: into bytes whose size was worked out before.

/** Bytes that a number takes as lib0 writes it: seven bits in each. */
export function sizeOf(number: number): number {
	let size = 1;
	for (let rest = number; rest >= 0x80; rest = Math.floor(rest / 0x80)) size += 1;
	return size;
}

/** Answers where the next byte goes. */
export function writeNumber(number: number, into: Uint8Array, at: number): number {
	let rest = number;
	let place = at;
	for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) into[place++] = 0x80 | (rest % 0x80);
	into[place] = rest;
	return place + 1;
}
