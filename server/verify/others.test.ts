// Security case I3: what lies beside the facts, and the keys.
// Seen red: with the seats, the client ids and the lookups not compared.

import { describe, expect, it } from 'vitest';
import { inStore } from '../store/sqlite/store-world.ts';
import { after, place, said, spoil, verified, type Lived } from './verify-world.ts';

describe('what lies beside the facts', () => {
	it.each<[string, (lived: Lived) => string[], string]>([
		[
			'a seat with another code',
			(m) => [
				`update seat set code_hash = 'x' where meeting = '${m.meeting}' and participant = '${m.amo.participant}'`,
			],
			'is not what the facts say',
		],
		[
			'a seat that is missing',
			(m) => [
				`delete from seat where meeting = '${m.meeting}' and participant = '${m.amo.participant}'`,
			],
			'is missing',
		],
		[
			'a seat of nobody',
			(m) => [`insert into seat values ('${m.meeting}', 'x', 'carole', null, 0)`],
			'belongs to nobody at the table',
		],
		[
			'a client id of nobody',
			(m) => [`update client_id set participant = 'x' where section = '${m.draft}'`],
			'was given to nobody at the table',
		],
		[
			'a notebook of another',
			(m) => [`update notebook set participant = 'x' where meeting = '${m.meeting}'`],
			'is not what was written there',
		],
		[
			'an account found by another address',
			() => [`update record set lookup = 'x' where kind = 'account'`],
			'is found by something else than it holds',
		],
		[
			'data of another master key',
			() => [`update about set key_check = 'x'`],
			'was sealed under another master key',
		],
	])('%s', async (_, how, what) => {
		expect((await after(how)).said.join('\n')).toContain(what);
	});

	it('events that no release wrote', async () => {
		using home = await place();
		const [{ meeting }] = home.lived;
		await inStore(home, async ({ meetings }) => {
			const expectedSeq = (await meetings.load(meeting))?.events.length ?? 0;
			const epoch = await meetings.lease(meeting);
			const batch = { meeting, organisation: 'o', expectedSeq, epoch, at: 9e12 };
			const rest = { texts: [], seats: [], generations: [] };
			const events = [{ type: 'meeting-ended', version: 99, data: {} }];
			await meetings.append({ ...batch, ...rest, events });
		});
		expect(said(verified(home)).join()).toContain('is of no release of this program');
	});
});

describe('the keys', () => {
	const key = (owner: string) => `where owner = '${owner}'`;
	it.each<[string, (lived: Lived, other: Lived) => string[], string]>([
		[
			'one that is missing',
			({ draft }) => [`delete from data_key ${key(`section:${draft}`)}`],
			'1 has no key',
		],
		[
			'one that was exchanged',
			({ draft }, o) => [
				`update data_key set wrapped = (select wrapped from data_key ${key(`section:${o.draft}`)}) ${key(`section:${draft}`)}`,
			],
			'does not open',
		],
	])('%s', async (_, how, what) => {
		expect((await after(how, 'keys.db')).said.join('\n')).toContain(what);
	});

	it('without rows are worth knowing, and no fault: a write may have been cut off', async () => {
		using home = await place();
		const [{ draft }] = home.lived;
		spoil(home.dataDir, 'entour.db', [
			`delete from section_update where section = '${draft}'`,
			`delete from section where id = '${draft}'`,
		]);
		const { faults, remarks } = verified(home);
		expect(faults).toEqual([]);
		expect(remarks.map(({ where }) => where)).toEqual([
			expect.stringMatching(`^key "[0-9a-f]{16}" of "section:${draft}"$`),
		]);
	});
});
