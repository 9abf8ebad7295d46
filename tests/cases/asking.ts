// Ways to ask for something by its id: every command that names a part, every path that names a meeting, the live door.
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Fields, HttpPerson } from '../worlds/http-person.ts';
import { OPENING, SPOKEN } from '../worlds/http-table.ts';

type Named = readonly [type: string, fields: Fields];

/** Every command that names a part, with this id in its place. `person` is one whom the actor knows. */
export const naming = (id: unknown, person: string, entry = 'nothing'): readonly Named[] => [
	['classify-section', { sectionId: id, kind: 'common' }],
	['retitle-section', { sectionId: id, title: 'Autre' }],
	['open-section', { sectionId: id, ...OPENING }],
	['open-section', { sectionId: id, ...OPENING, ifVersion: 'stale' }],
	['widen-section', { sectionId: id, ...OPENING, readers: [person] }],
	['close-section', { sectionId: id }],
	['close-section', { sectionId: id, readers: [person] }],
	['take-back', { sectionId: id }],
	['record-decision', { section: id, text: 'On se revoit' }],
	['withdraw-agreement', { person, scope: [id] }],
	[
		'record-agreement',
		{ person, scope: [id], purpose: '', decision: 'given', persons: [person], ...SPOKEN },
	],
	['record-agreement', { person, scope: [id], purpose: '', decision: 'refused' }],
	['admit-entry', { sectionId: id, entryId: entry }],
];

/** All that an answer says, without its date. */
export async function bytesOf(answer: Response): Promise<string> {
	const headers = [...answer.headers].filter(([name]) => name !== 'date');
	return JSON.stringify([answer.status, headers, await answer.text()]);
}

export const send = async (
	person: HttpPerson,
	meeting: string,
	[type, fields]: Named,
): Promise<string> => {
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify({ type, ...fields });
	const path = `/api/meetings/${encodeURIComponent(meeting)}/commands`;
	return bytesOf(await person.fetch(path, { method: 'POST', headers, body }));
};

/** Everything that can be asked about a meeting, and what came back, in one fixed order. `id` stands in the path as it is. */
export async function allAbout(person: HttpPerson, id: string): Promise<string[]> {
	const answers: string[] = [];
	const own = `/api/meetings/${id}`;
	for (const rest of ['', '?as=x', '/minutes', '/minutes?format=html', '/ledger', '/notebook'])
		answers.push(await bytesOf(await person.fetch(own + rest)));
	for (const header of ['if-none-match: *', 'range: bytes=0-1', 'accept: text/html']) {
		const [name = '', value = ''] = header.split(': ');
		answers.push(await bytesOf(await person.fetch(own, { headers: { [name]: value } })));
	}
	answers.push(await bytesOf(await person.fetch(own, { method: 'HEAD' })));
	for (const [path, method, body] of [
		['/commands', 'POST', '{"type":"no-such-thing"}'],
		['/commands', 'POST', '{ no json'],
		['/word', 'PUT', `{"word":"${randomUUID()}"}`],
		['/notebook', 'PUT', 'mine'],
	] as const)
		answers.push(await bytesOf(await person.fetch(own + path, { method, body })));
	answers.push(await knock(person, `/live/${id}`));
	return answers;
}

/** Asks the live door for an upgrade; the bytes of a refusal, or its first line when it opens. */
export function knock(
	{ origin: address, cookie }: Pick<HttpPerson, 'origin' | 'cookie'>,
	path: string,
	origin: string | null = address,
): Promise<string> {
	const { hostname, port, host, pathname } = new URL(path, address);
	const head = [
		`GET ${pathname} HTTP/1.1`,
		`Host: ${host}`,
		...(cookie ? [`Cookie: ${cookie}`] : []),
		...(origin === null ? [] : [`Origin: ${origin}`]),
		...['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
		'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
	];
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname);
		let text = '';
		socket.on('data', (bytes) => {
			text += bytes.toString('latin1');
			if (!text.startsWith('HTTP/1.1 101')) return;
			socket.destroy();
			resolve('HTTP/1.1 101');
		});
		socket.on('end', () => resolve(text));
		socket.on('error', reject);
		socket.write([...head, '', ''].join('\r\n'));
	});
}
