// Class G, the hostile coordinator: they have the structure and every code. Whatever they arrange, no part opens to them or theirs.
import { expect, test } from 'vitest';
import { HttpPerson, type Fields } from '../worlds/http-person.ts';
import { OPENING, SPOKEN } from '../worlds/http-table.ts';
import { startWhole } from '../worlds/whole-server.ts';
import { everything, setCases } from './case-table.ts';

const GIVEN = {
	scope: 'all',
	missions: ['youth-aid', 'activation'],
	purpose: 'Tout dire',
	decision: 'given',
	...SPOKEN,
};

// Seen red: with a link that counts before it is confirmed (derived.ts), with a device that was not recognised taken for the
// person (visibility.ts), and with "spoken" believed of somebody who is absent (agreement/acts.ts).
test('[case G6] own tags, accomplices, links, codes and words for the absent open nothing to whoever arranged them', async () => {
	await using server = await startWhole();
	const { table, parts } = await setCases(server);
	const carole = table.person('carole');
	const act = (who: string, type: string, fields: Fields) =>
		table.person(who).command(table.meeting, type, fields);
	const secrets = [...parts.values()].filter(({ readers }) => !readers.includes('carole'));
	const words = secrets.flatMap(({ told, kept, struck }) => [...told, ...kept, struck]);

	// herself: neither alone nor through a second coordinator whom she makes
	const me = table.id('carole');
	expect(
		(await act('carole', 'retag', { participantId: me, missions: ['youth-aid'] })).status,
	).toBe(403);
	const bound = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid', 'activation'] };
	await table.invite('ana', { ...bound, coordinator: true });
	await table.do('ana', 'retag', { participantId: me, missions: ['youth-aid', 'activation'] });
	await table.do('carole', 'retag', { participantId: table.id('nadia'), missions: ['youth-aid'] });

	// links to those who read
	const links: Record<string, Fields> = {
		ida: { kind: 'intern', secrecy: 'bound', missions: [], supervisor: table.id('karim') },
		sam: { kind: 'support', secrecy: 'none', missions: [], accompanies: table.id('mother') },
		ivo: { kind: 'interpreter', secrecy: 'none', missions: [], accompanies: table.id('mother') },
		luc: { kind: 'lawyer', secrecy: 'bound', missions: [], accompanies: table.id('son') },
		faux: { kind: 'parent', secrecy: 'none', missions: [] },
	};
	for (const [name, fields] of Object.entries(links)) await table.invite(name, fields);
	const accomplices = ['carole', 'ana', 'nadia', ...Object.keys(links)];
	await table.inRoom('ana', ...Object.keys(links));
	for (const name of ['ida', 'sam', 'ivo', 'luc'])
		for (const by of ['carole', 'ana', name])
			expect((await act(by, 'confirm-link', { participantId: table.id(name) })).status).toBe(403);
	await table.do('carole', 'retag', {
		participantId: table.id('son'),
		childOf: [table.id('faux')],
	});

	// words for people who are not there, and openings of what is not hers
	for (const name of ['mother', 'father', 'son'])
		await table.do('carole', 'record-presence', {
			participantId: table.id(name),
			presence: 'absent',
		});
	const names = accomplices.map((name) => table.id(name));
	for (const person of ['mother', 'father', 'son'].map((name) => table.id(name))) {
		for (const form of ['spoken', 'through-interpreter'])
			expect((await act('carole', 'record-agreement', { ...GIVEN, person, form })).body.code).toBe(
				'not-present',
			);
		for (const by of ['carole', 'ana', 'faux'])
			await act(by, 'record-agreement', { ...GIVEN, person, persons: names, form: 'signed' });
	}
	for (const { id } of secrets)
		for (const type of ['open-section', 'widen-section', 'classify-section']) {
			const fields =
				type === 'classify-section' ? { kind: 'common' } : { ...OPENING, readers: names };
			expect((await act('carole', type, { sectionId: id, ...fields })).status).toBe(404);
		}

	// the codes of those who read, on a device of her own
	for (const name of ['lise', 'mother']) {
		const { code = '' } = await table.do('carole', 'renew-code', { participantId: table.id(name) });
		const device = new HttpPerson(server.origin);
		expect((await device.join(code)).status).toBe(303);
		table.people.set(`${name} stolen`, device);
	}
	await table.do('carole', 'start-phase', { title: 'Entre nous', present: names });

	const thieves = [...accomplices, 'lise stolen', 'mother stolen'];
	for (const name of thieves) {
		const person = table.person(name).again();
		using page = await everything(person, table.meeting);
		expect(page.closed).toBeNull();
		for (const id of table.ids.values())
			await person.fetch(`/api/meetings/${table.meeting}?as=${id}`);
		await person.fetch(`/api/meetings/${table.meeting}/minutes?format=html`);
		const own = [...parts.values()].filter(({ readers }) => readers.includes(name));
		const may = new Set(own.flatMap(({ told, kept }) => [...told, ...kept]));
		const found = await person.recorder.found(words.filter((word) => !may.has(word)));
		expect([name, found]).toEqual([name, []]);
	}
	// and whoever is concerned is told of the devices
	const { body } = await table.person('lise').view(table.meeting);
	expect((body.entries as unknown[]).length).toBeGreaterThanOrEqual(2);
	expect((await carole.view(table.meeting)).status).toBe(200);
});
