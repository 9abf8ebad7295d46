// What every answer carries. The content policy of pages comes from the framework, that of all else from here.

/** Also on what the framework answers before our hook, and on files. */
export const ALWAYS: Readonly<Record<string, string>> = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-robots-tag': 'noindex, nofollow',
};

const NO_CONTENT =
	"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export function withHeaders(response: Response): Response {
	const { headers } = response;
	for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
	if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', NO_CONTENT);
	return response;
}
