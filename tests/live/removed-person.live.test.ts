// Whoever was taken off a table gets, for whatever they send, what a meeting that never was would give.
import { expect, test } from 'vitest';
import { HttpPerson, type Answered } from '../worlds/http-person.ts';
import { startWhole } from '../worlds/whole-server.ts';

const CALL = {
	type: 'call-meeting',
	kind: 'network',
	purpose: 'Le retour en classe',
	jurisdiction: 'be-fr',
	missions: [{ id: 'youth-aid', label: 'Aide à la jeunesse' }],
};
const LISE = { name: 'Lise', kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] };

const BODIES: readonly unknown[] = [
	{ type: 'create-section' },
	{ type: 'create-section', oops: 1 },
	{ type: 'no-such-command' },
	'no json {',
	'',
	`{"type":"create-section","title":"${'x'.repeat(1_300_000)}"}`,
];

test('[V2] a removed person’s commands, well-formed or not, are answered as for no meeting at all', async () => {
	await using server = await startWhole();
	await server.account('carole', { kind: 'coordinator' });
	const carole = await server.signedIn('carole');
	const meeting = (await carole.post('/api/meetings', CALL)).body.id as string;
	const { participantId, code = '' } = await carole.do(meeting, 'invite', LISE);
	const lise = new HttpPerson(server.origin);
	await lise.join(code);
	const sends = async (id: string, body: unknown): Promise<Pick<Answered, 'status' | 'body'>> => {
		const answer = await lise.post(`/api/meetings/${id}/commands`, body);
		return { status: answer.status, body: answer.body };
	};
	const there = await Promise.all(BODIES.map((body) => sends(meeting, body)));
	expect(there.map(({ status }) => status)).toEqual([200, 400, 400, 400, 400, 413]);
	await carole.do(meeting, 'remove', { participantId });
	for (const body of BODIES)
		expect(await sends(meeting, body)).toEqual(await sends('no-such-meeting', body));
});
