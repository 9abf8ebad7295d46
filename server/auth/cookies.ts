// The two cookies: the session, and the device's own long-lived name, by which a person is known on a later day.
export interface CookieNames {
	session: string;
	device: string;
	/** Of a screen on the wall, which is nobody's. */
	screen: string;
	secure: boolean;
}

const DEVICE_DAYS = 400;
/** A cookie value that is longer was not made here. */
const LONGEST = 200;

/** INVARIANT: Secure follows the public address, never a header. Over https the prefix keeps other subdomains from planting one. */
export function cookieNames(origin: string): CookieNames {
	const secure = new URL(origin).protocol === 'https:';
	const prefix = secure ? '__Host-' : '';
	return {
		session: `${prefix}entour`,
		device: `${prefix}entour-device`,
		screen: `${prefix}entour-screen`,
		secure,
	};
}

/** A name that comes twice counts for nothing: somebody else may have planted one of them. */
export function readCookie(header: string | null, name: string): string | null {
	const values = (header ?? '')
		.split(';')
		.map((part) => part.trim())
		.filter((part) => part.startsWith(`${name}=`))
		.map((part) => part.slice(name.length + 1));
	const [value] = values;
	if (value === undefined || values.length > 1) return null;
	return /^[\w-]+$/.test(value) && value.length <= LONGEST ? value : null;
}

/** Ends with the browser; the server's own limits end it earlier. */
export function sessionCookie(names: CookieNames, secret: string): string {
	return cookie(names, names.session, secret);
}

export function noSessionCookie(names: CookieNames): string {
	return cookie(names, names.session, '', 0);
}

export function deviceCookie(names: CookieNames, secret: string): string {
	return cookie(names, names.device, secret, DEVICE_DAYS * 86_400);
}

/** null: it is a screen no more. */
export function screenCookie(names: CookieNames, secret: string | null): string {
	return secret === null ? cookie(names, names.screen, '', 0) : cookie(names, names.screen, secret);
}

function cookie(names: CookieNames, name: string, value: string, maxAge?: number): string {
	const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
	if (names.secure) parts.push('Secure');
	if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
	return parts.join('; ');
}
