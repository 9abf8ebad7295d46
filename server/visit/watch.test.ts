import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { encodeFrame } from '#lib/sync/frames.ts';
import { awarenessMessage, step2Message, updateMessage } from '#lib/sync/section-messages.ts';
import { authWorld } from '../auth/auth-world.ts';
import { IDLE_MS } from '../auth/sessions.ts';
import { isTyping, SessionWatch, WATCH_MS } from './watch.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: 1_700_000_000_000 }));
afterEach(() => void vi.useRealTimers());

const BYTES = new Uint8Array([1, 2, 3]);
const typing = encodeFrame(1, updateMessage(BYTES));

async function watched(running: boolean) {
	const { sessions, closed } = authWorld();
	const { session } = await sessions.open(null);
	const key = sessions.liveKey(session);
	const pages = new Map([[key, { running }]]);
	const watch = new SessionWatch(sessions, { connectedSessions: () => pages });
	/** Half an hour and more of looks; `between` happens before each. */
	const sit = async (between: () => void = () => undefined) => {
		for (let passed = 0; passed <= IDLE_MS; passed += WATCH_MS) {
			vi.setSystemTime(Date.now() + WATCH_MS);
			between();
			await watch.look();
		}
	};
	return { watch, key, closed, sit };
}

test('a page of a running meeting keeps its session, with no hand on it', async () => {
	const { sit, closed } = await watched(true);
	await sit();
	expect(closed).toEqual([]);
});

test('a page of a meeting that does not run is closed when its session is idle', async () => {
	const { sit, closed, key } = await watched(false);
	await sit();
	expect(closed[0]).toBe(key);
});

test('whoever types there is not idle', async () => {
	const { sit, closed, watch, key } = await watched(false);
	await sit(() => watch.heard(key, typing));
	expect(closed).toEqual([]);
});

test('presence and answers of the page itself are no typing', () => {
	expect(isTyping(typing)).toBe(true);
	expect(isTyping(encodeFrame(1, awarenessMessage(BYTES)))).toBe(false);
	expect(isTyping(encodeFrame(1, step2Message(BYTES)))).toBe(false);
	expect(isTyping(encodeFrame(0, updateMessage(BYTES)))).toBe(false);
	expect(isTyping(new Uint8Array([255]))).toBe(false);
});
