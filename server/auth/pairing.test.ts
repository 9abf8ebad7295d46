// A screen comes in by a code that is spoken: once, for five minutes, and not by guessing.
import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '#lib/domain/ids.ts';
import { Pairing } from './pairing.ts';

const BY = 'carole' as ParticipantId;
const MINUTE = 60_000;

describe('pairing a screen', () => {
	it('works once, however the code is typed, and the secret leads to the meeting', () => {
		const pairing = new Pairing();
		const { code } = pairing.code('m', BY, 0);
		expect(code).toMatch(/^([A-HJKMNP-TV-Z2-9]{3}-){2}[A-HJKMNP-TV-Z2-9]{3}$/);
		const secret = pairing.pair(` ${code.toLowerCase().replaceAll('-', ' ')}`, 'here', MINUTE);
		expect(pairing.screen(secret, MINUTE)).toMatchObject({ meeting: 'm', by: BY });
		expect(pairing.pair(code, 'here', MINUTE)).toBeNull();
		expect(pairing.screen('another', MINUTE)).toBeNull();
		expect(pairing.screen(null, MINUTE)).toBeNull();
	});
	it('ends the code after five minutes or with a new one, and the screen after half a day', () => {
		const pairing = new Pairing();
		const { code } = pairing.code('m', BY, 0);
		expect(pairing.pair(code, 'here', 5 * MINUTE)).toBeNull();
		const { code: first } = pairing.code('m', BY, 0);
		const { code: second } = pairing.code('m', BY, 0);
		expect(pairing.pair(first, 'here', 1)).toBeNull();
		const secret = pairing.pair(second, 'here', 1);
		expect(pairing.screen(secret, 12 * 60 * MINUTE)).not.toBeNull();
		expect(pairing.screen(secret, 12 * 60 * MINUTE + 1)).toBeNull();
	});
	it('ends the screens of before with the next one, and all of them at the coordinator’s word', () => {
		const pairing = new Pairing();
		const first = pairing.pair(pairing.code('m', BY, 0).code, 'here', 0);
		const other = pairing.pair(pairing.code('n', BY, 0).code, 'here', 0);
		const gone = pairing.screen(first, 0)!.gone;
		const second = pairing.pair(pairing.code('m', BY, 0).code, 'here', 0);
		expect([gone.aborted, pairing.screen(first, 0)]).toEqual([true, null]);
		const { code } = pairing.code('m', BY, 0);
		pairing.end('m');
		expect([pairing.screen(second, 0), pairing.pair(code, 'here', 0)]).toEqual([null, null]);
		expect(pairing.screen(other, 0)?.meeting).toBe('n');
	});
	it('locks a source that guesses, and no other one', () => {
		const pairing = new Pairing();
		const { code } = pairing.code('m', BY, 0);
		for (let n = 0; n < 10; n += 1) expect(pairing.pair(`guess ${n}`, 'there', 0)).toBeNull();
		expect(pairing.pair(code, 'there', 0)).toBeNull();
		expect(pairing.pair('x'.repeat(10_000), 'here', 0)).toBeNull();
		expect(pairing.pair(code, 'here', 0)).not.toBeNull();
	});
	it('[V17] a laptop that some share is ended by them alone, and leads back to where its person comes in', () => {
		const pairing = new Pairing();
		const among = ['mother' as ParticipantId];
		const secret = pairing.together({ meeting: 'm', by: BY, among, back: '/join' }, 0);
		const wall = pairing.pair(pairing.code('m', BY, 0).code, 'here', 0);
		pairing.end('m');
		expect([pairing.screen(wall, 0), pairing.leave(wall)]).toEqual([null, null]);
		const { gone } = pairing.screen(secret, 0)!;
		expect(pairing.screen(secret, 0)).toMatchObject({ meeting: 'm', by: BY, among });
		expect(pairing.leave('another')).toBeNull();
		expect([pairing.leave(secret), gone.aborted]).toEqual(['/join', true]);
		expect([pairing.screen(secret, 0), pairing.leave(secret)]).toEqual([null, null]);
	});
	it('a screen on the wall is not ended by a form that anybody before it may send', () => {
		const pairing = new Pairing();
		const wall = pairing.pair(pairing.code('m', BY, 0).code, 'here', 0);
		expect(pairing.leave(wall)).toBeNull();
		expect(pairing.screen(wall, 0)).not.toBeNull();
	});
});
