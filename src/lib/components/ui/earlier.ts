// The moment of what is noted afterwards: written on this device's clock, sent in universal time.

/** For a command: nothing where nothing was written, or nothing that is a moment. */
export function happened(written: string): { readonly happenedAt?: string } {
	const moment = new Date(written);
	return written === '' || Number.isNaN(moment.getTime())
		? {}
		: { happenedAt: moment.toISOString() };
}

/** Now, as a field for a day and a time writes it. */
export function latest(now: Date = new Date()): string {
	const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
	return local.toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
}
