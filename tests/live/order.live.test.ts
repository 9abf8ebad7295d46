// One order for commands, time and text: what a changed fact does to pages, and in which sequence (W40-W43).
import { expect, test } from 'vitest';
import { NOT_IN_MEETING, SIGNED_OUT } from '#lib/sync/close-codes.ts';
import { LiveWorld } from './live-world.ts';

test('[W22] words go live to those who may read, and to nobody else', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const [amo, amo2, mother, marc, insertion] = await Promise.all(
		['amo', 'amo2', 'mother', 'marc', 'insertion'].map((name) => world.page(name)),
	);
	amo!.write(section, 'canari');
	await world.rest();
	expect(amo2!.text(section)).toContain('canari');
	expect(mother!.text(section)).toContain('canari');
	for (const other of [marc!, insertion!]) {
		expect(other.channel(section)).toBeUndefined();
		expect(other.haystack()).not.toContain(section);
	}
	expect(amo!.has(section).saved).toBe(amo!.has(section).sent);
	expect(world.faults).toEqual([]);
});

test('[W41] a withdrawal closes on every page before it answers; nothing typed after it reaches others', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	const mother = await world.page('mother');
	amo.write(section, 'avant');
	await world.rest();
	expect(amo2.text(section)).toContain('avant');

	await world.stop();
	expect(amo2.channel(section)).toBeUndefined();
	amo.write(section, 'apres');
	await world.rest();
	expect(mother.text(section)).toContain('apres');
	expect(amo2.haystack()).not.toContain('apres');
	const back = await world.page('amo2', { memory: amo2.memory });
	expect(back.channel(section)).toBeUndefined();
	expect(back.haystack()).not.toContain('apres');
	expect(back.haystack()).not.toContain('avant');
});

test('[W41] closes are in every socket before the first view, and all of it before the answer', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const pages = [await world.page('amo2'), await world.page('amo2', { session: 'second' })];
	await world.page('amo');
	for (const page of pages) page.events.length = 0;
	let answered = false;
	const command = world
		.command('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: 'all' })
		.then(() => {
			answered = true;
			for (const page of pages) expect(page.channel(section)).toBeUndefined();
		});
	await command;
	expect(answered).toBe(true);
	for (const page of pages) expect(page.course.slice(0, 2)).toEqual(['close', 'view']);
});

test('[W40] while a command is stored, text neither leaves nor enters; then it meets the new right', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	const letGo = world.hold('appendMeeting');
	const stopping = world.command('mother', {
		type: 'withdraw-agreement',
		person: world.id('mother'),
		scope: 'all',
	});
	await world.rest();
	amo.write(section, 'pendant');
	amo2.write(section, 'encore');
	await world.rest();
	expect(amo2.haystack()).not.toContain('pendant');
	expect(amo.haystack()).not.toContain('encore');
	letGo();
	await stopping;
	await world.rest();
	expect(amo2.channel(section)).toBeUndefined();
	expect(amo2.haystack()).not.toContain('pendant');
	expect(amo.text(section)).not.toContain('encore');
	expect(amo.has(section).saved).toBe(amo.has(section).sent);
});

test('[W40] text that came before the command is stored and shown before it', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo2 = await world.page('amo2');
	const amo = await world.page('amo');
	amo2.write(section, 'a temps');
	const stopping = world.stop();
	await stopping;
	expect(amo.text(section)).toContain('a temps');
});

test('[W40] two commands at once are two acts, one after the other', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo2 = await world.page('amo2');
	const [first, second] = await Promise.all([
		world.command('amo', { type: 'retitle-section', sectionId: section, title: 'un' }),
		world.command('amo', { type: 'create-section', title: 'deux' }),
	]);
	expect(first).toHaveProperty('version');
	expect(second).toHaveProperty('sectionId');
	await world.rest();
	expect(amo2.view.sections.map(({ title }) => title)).toEqual(['un']);
	const view = await world.view('amo');
	expect(view.sections.map(({ title }) => title)).toEqual(['un', 'deux']);
	expect('version' in second && second.version).toBe(view.version);
});

test('[W6] a view comes only to those whose own view changed', async () => {
	const world = await LiveWorld.network();
	const marc = await world.page('marc');
	const amo = await world.page('amo');
	const before = marc.received.length;
	await world.shared();
	expect(amo.view.sections).toHaveLength(1);
	expect(marc.received).toHaveLength(before);
});

test('[W43] whoever is removed gets their closes, then 4403, and their words no further', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	expect(amo2.channel(section)?.access).toBe('write');
	amo2.events.length = 0;
	await world.do('carole', { type: 'remove', participantId: world.id('amo2') });
	expect(amo2.course).toEqual(['close']);
	expect(amo2.closed).toBe(NOT_IN_MEETING);
	amo.write(section, 'sans elle');
	await world.rest();
	expect(amo2.haystack()).not.toContain('sans elle');
	expect((await world.page('amo2')).closed).toBe(NOT_IN_MEETING);
});

test('[W43] a session that ends takes all its pages with it, and no other', async () => {
	const world = await LiveWorld.network();
	const ending = [
		await world.page('amo', { session: 's1' }),
		await world.page('amo', { session: 's1' }),
	];
	const other = await world.page('amo', { session: 's2' });
	const loading = world.socket('amo', { session: 's1' });
	world.hosts.closeSession('s1');
	await world.rest();
	for (const page of [...ending, loading]) expect(page.closed).toBe(SIGNED_OUT);
	expect(other.closed).toBeUndefined();
});

test('[W40] what ends by time closes by the clock alone', async () => {
	const world = await LiveWorld.network();
	await world.agreed();
	const section = await world.secret();
	await world.do('amo', {
		type: 'classify-section',
		sectionId: section,
		kind: 'secret',
		about: [world.id('mother')],
		missions: ['youth-aid'] as never,
		until: new Date(world.clock.now() + 3_600_000).toISOString(),
	});
	await world.open(section, { readers: ['amo2'] });
	const amo2 = await world.page('amo2');
	expect(amo2.channel(section)?.access).toBe('read');
	await world.pass(3_599_000);
	expect(amo2.channel(section)?.access).toBe('read');
	await world.pass(1_000);
	expect(amo2.channel(section)).toBeUndefined();
});

test('[W40] a repeated command gets its first answer, whatever the version says; a stale version conflicts', async () => {
	const world = await LiveWorld.network();
	const { version } = await world.view('amo');
	const command = { type: 'create-section', commandId: 'c1', ifVersion: version } as const;
	const first = await world.do('amo', command);
	const again = await world.do('amo', command);
	expect(again.sectionId).toBe(first.sectionId);
	expect(await world.command('amo', { type: 'create-section', ifVersion: version })).toEqual({
		refused: 'conflict',
	});
});
