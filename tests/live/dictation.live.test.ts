// Writing for somebody on a live server: who gets its bytes, and that not one reaches the scribe once the step is over.
import { expect, test } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import { LiveWorld } from './live-world.ts';

/** Marc types for the mother, who is in the room with a page of her own to look at. */
async function dictating() {
	const world = await LiveWorld.network();
	const ids = ['carole', 'amo', 'marc', 'mother'].map((name) => world.id(name));
	for (const participantId of [world.id('mother'), world.id('marc')])
		await world.do('carole', { type: 'record-presence', participantId, presence: 'in-room' });
	const step = { type: 'start-phase', title: 'Ensemble', present: ids } as const;
	await world.do('carole', step);
	const marc = await world.page('marc');
	const mother = await world.page('mother');
	const others = [await world.page('amo'), await world.page('carole'), await world.page('amo2')];
	const participantId = world.id('mother');
	const made = await world.do('marc', { type: 'write-for', participantId });
	return { world, marc, mother, others, step, part: made.sectionId as SectionId };
}

test('[P35] what the scribe types reaches its person, and no third page gets one byte of it', async () => {
	const { world, marc, mother, others, part } = await dictating();
	const before = others.map(({ received }) => received.length);
	expect(marc.has(part).access).toBe('write');
	marc.write(part, 'je veux garder les enfants');
	await world.rest();
	expect(mother.text(part)).toContain('je veux garder les enfants');
	expect(others.map(({ received }) => received.length)).toEqual(before);
	for (const page of others) expect(page.haystack()).not.toContain(part);
});

test('[S21] once the step is over the scribe’s channel is closed, and what the person writes reaches them by no byte', async () => {
	const { world, marc, mother, step, part } = await dictating();
	marc.write(part, 'je veux garder les enfants');
	await world.rest();
	await world.do('carole', { ...step, title: 'Après' });
	expect(marc.channel(part)).toBeUndefined();
	expect(mother.has(part).access).toBe('write');
	const got = marc.received.length;
	mother.write(part, 'et la maison');
	await world.rest();
	expect(mother.text(part)).toContain('et la maison');
	expect(marc.received.length).toBe(got);
	const again = await world.page('marc');
	expect(again.haystack()).not.toContain(part);
	expect(again.haystack()).not.toContain('garder les enfants');
});

test('[S22] opened by hand it is told to the table as the person’s, and to the scribe as the rules give', async () => {
	const { world, marc, mother, others, part } = await dictating();
	marc.write(part, 'je veux garder les enfants');
	await world.rest();
	const about = [world.id('mother')];
	const readers = [world.id('amo')];
	const open = {
		type: 'open-dictated',
		sectionId: part,
		kind: 'reserved',
		about,
		readers,
	} as const;
	await world.do('mother', { ...open, purpose: 'la suite', necessity: 'il le faut' });
	expect(others[0]!.text(part)).toContain('je veux garder les enfants');
	expect(marc.channel(part)).toBeUndefined();
	const got = marc.received.length;
	mother.write(part, 'et la maison');
	await world.rest();
	expect(others[0]!.text(part)).toContain('et la maison');
	expect(marc.received.length).toBe(got);
});
