import { describe, expect, test } from 'vitest';
import { isInApp } from './in-app.ts';

const APPLE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('a page inside another application', () => {
	test.each([
		['an application on an Apple phone', `${APPLE} Mobile/15E148`],
		[
			'one that looks like Safari but says its name',
			`${APPLE} Mobile/15E148 Safari/604.1 Instagram 380.0`,
		],
		[
			'a view in an application on Android',
			`Mozilla/5.0 (Linux; Android 15; Pixel 8; wv) ${CHROME} Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36`,
		],
		[
			'an application on Android that says its name',
			`Mozilla/5.0 (Linux; Android 15; Pixel 8) ${CHROME} Chrome/138.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500.0]`,
		],
	])('is known as one: %s', (_, agent) => {
		expect(isInApp(agent)).toBe(true);
	});

	test.each([
		['Safari on a phone', `${APPLE} Version/18.5 Mobile/15E148 Safari/604.1`],
		['Chrome on an Apple phone', `${APPLE} CriOS/138.0.7204.33 Mobile/15E148 Safari/604.1`],
		['Firefox on an Apple phone', `${APPLE} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`],
		[
			'Chrome on Android',
			`Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Chrome/138.0.0.0 Mobile Safari/537.36`,
		],
		[
			'Firefox on a computer',
			'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
		],
		[
			'a browser that names what it runs on',
			`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Chrome/138.0.0.0 Safari/537.36 OnLine`,
		],
		['one that says nothing', ''],
	])('is not taken for one: %s', (_, agent) => {
		expect(isInApp(agent)).toBe(false);
	});

	test('is not one where the page was put on the first screen of an Apple phone', () => {
		const agent = `${APPLE} Mobile/15E148`;
		expect(isInApp(agent)).toBe(true);
		expect(isInApp(agent, true)).toBe(false);
	});
});
