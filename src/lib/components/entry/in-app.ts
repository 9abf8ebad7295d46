// Whether a page is shown inside another application, where what recognises a device may vanish when it is closed.

/** Applications that name themselves, though they look like a browser otherwise. */
const NAMED =
	/\b(FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Telegram|Snapchat|LinkedInApp|MicroMessenger|Viber|Line\/)/u;
/** What Android adds to every page that an application shows in itself. */
const ANDROID_VIEW = /; wv\)/u;
const APPLE_PHONE = /\b(iPhone|iPad|iPod)\b/u;

/**
 * A hint for the person, on which nothing else rests: some applications cannot be told from a browser, and say nothing.
 * `agent`: what the browser says of itself. `kept`: opened from the phone's first screen, which Apple's phones do not name either.
 */
export function isInApp(agent: string, kept = false): boolean {
	if (NAMED.test(agent) || ANDROID_VIEW.test(agent)) return true;
	return !kept && APPLE_PHONE.test(agent) && !agent.includes('Safari/');
}
