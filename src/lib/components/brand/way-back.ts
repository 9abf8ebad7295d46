// Where a visitor came from, as a path of ours that may be redirected to.

/** INVARIANT: never another host: only the path of the address counts, and none that a browser could read as a host. */
export function wayBack(referer: string | null): string {
	if (referer === null || !URL.canParse(referer)) return '/';
	const { protocol, pathname } = new URL(referer);
	const ours = protocol === 'http:' || protocol === 'https:';
	return ours && !pathname.startsWith('//') ? pathname : '/';
}
