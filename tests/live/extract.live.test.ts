// Words on a live server: agreed as they are on disk, closed before they are written again, taken back for whoever comes late.
import { expect, test } from 'vitest';
import type { SectionId } from '#lib/domain/ids.ts';
import { digestOf } from '../worlds/present-text.ts';
import { LiveWorld } from './live-world.ts';

const WORDS = 'Il peut partir à 15 h.';

/** An extract of amo about the mother for Marc, written and opened. */
async function extract(world: LiveWorld) {
	const { sectionId } = await world.do('amo', {
		type: 'create-section',
		kind: 'extract',
		about: [world.id('mother')],
	});
	const section = sectionId as SectionId;
	const amo = await world.page('amo');
	amo.write(section, 'biffé');
	amo.has(section).doc.getXmlFragment('default').delete(0, 1);
	amo.write(section, WORDS);
	await world.rest();
	await world.open(section, { readers: ['marc'] });
	return { section, amo };
}

const agree = (world: LiveWorld, section: SectionId, words: string) =>
	world.command('amo', {
		type: 'agree-extract',
		sectionId: section,
		person: world.id('mother'),
		digest: digestOf(words),
	});

test('[S20] a yes to what is not on disk is refused; the words on disk reach their reader alone, struck ones never', async () => {
	const world = await LiveWorld.network();
	const { section } = await extract(world);
	const marc = await world.page('marc');
	const others = [await world.page('insertion'), await world.page('amo2')];
	const before = others.map(({ received }) => received.length);
	expect(await agree(world, section, `${WORDS} `)).toEqual({ refused: 'changed' });
	expect(marc.channel(section)).toBeUndefined();
	expect(await agree(world, section, WORDS)).not.toHaveProperty('refused');
	await world.rest();
	expect(marc.text(section)).toBe(`<paragraph>${WORDS}</paragraph>`);
	expect(marc.has(section).access).toBe('read');
	for (const word of ['biffé', world.id('mother'), 'préparer la suite'])
		expect(JSON.stringify(marc.view.sections)).not.toContain(word);
	expect(marc.haystack()).not.toContain('biffé');
	expect(others.map(({ received }) => received.length)).toEqual(before);
});

test('[S12] with the last yes its holder only reads; what they were still typing is not taken in', async () => {
	const world = await LiveWorld.network();
	const { section, amo } = await extract(world);
	const letGo = world.hold('appendMeeting');
	const answer = agree(world, section, WORDS);
	await world.rest();
	amo.write(section, 'un mot de trop');
	letGo();
	await answer;
	await world.rest();
	expect(amo.has(section).access).toBe('read');
	const marc = await world.page('marc');
	const page = await world.page('amo', { session: 'another' });
	expect(page.text(section)).toBe(marc.text(section));
	expect(world.faults).toEqual([]);
});

test('[S12] writing again closes to its reader before its holder can write', async () => {
	const world = await LiveWorld.network();
	const { section, amo } = await extract(world);
	const marc = await world.page('marc');
	await agree(world, section, WORDS);
	await world.rest();
	await world.do('amo', { type: 'edit-extract', sectionId: section });
	expect(marc.channel(section)).toBeUndefined();
	expect(amo.has(section).access).toBe('write');
	const got = marc.received.length;
	amo.write(section, 'autre chose');
	await world.rest();
	expect(marc.received.length).toBe(got);
	expect(marc.view.sections).toEqual([]);
	expect(marc.haystack()).not.toContain('autre chose');
});

test('[S13] one reader more changes not one byte for another', async () => {
	const world = await LiveWorld.network();
	await world.invite('jeanne', { secrecy: 'discretion' });
	await world.do('carole', {
		type: 'start-phase',
		title: '',
		present: ['amo', 'marc', 'jeanne', 'mother'].map((name) => world.id(name)),
	});
	const { section } = await extract(world);
	await agree(world, section, WORDS);
	const marc = await world.page('marc');
	expect(marc.text(section)).toContain(WORDS);
	const got = marc.received.length;
	await world.open(section, { readers: ['marc', 'jeanne'] });
	await agree(world, section, WORDS);
	await world.rest();
	const jeanne = await world.page('jeanne');
	expect(jeanne.text(section)).toContain(WORDS);
	expect(marc.received.length).toBe(got);
});

test('[S15] a passage taken back is gone from every screen, and a late reader never receives it', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	const amo2 = await world.page('amo2');
	for (const words of ['Il dort mal.', 'Elle boit du genièvre.', 'On se revoit.'])
		amo.write(section, words);
	await world.rest();
	expect(amo2.text(section)).toContain('genièvre');
	const passage = { from: 'Il dort mal.\n'.length, words: 'Elle boit du genièvre.' };
	const back = { type: 'take-back', sectionId: section, passage } as const;
	expect(await world.command('amo', { ...back, passage: { ...passage, from: 0 } })).toEqual({
		refused: 'changed',
	});
	await world.do('amo', back);
	const left = '<paragraph>Il dort mal.</paragraph><paragraph>On se revoit.</paragraph>';
	for (const page of [amo, amo2]) expect(page.text(section)).toBe(left);
	const late = await world.page('amo2', { session: 'late' });
	expect(late.text(section)).toBe(left);
	expect(late.haystack()).not.toContain('genièvre');
	await world.restart();
	const after = await world.page('amo2', { session: 'after' });
	expect(after.text(section)).toBe(left);
	expect(after.haystack()).not.toContain('genièvre');
});

test('[S15] a passage within a line leaves the rest of it', async () => {
	const world = await LiveWorld.network();
	const section = await world.shared();
	const amo = await world.page('amo');
	amo.write(section, 'Il dort mal, à cause de lui, la nuit.');
	await world.rest();
	const passage = { from: 'Il dort mal'.length, words: ', à cause de lui' };
	await world.do('amo', { type: 'take-back', sectionId: section, passage });
	expect(amo.text(section)).toBe('<paragraph>Il dort mal, la nuit.</paragraph>');
});

test('[S16] a confided note goes to its new holder with its words, and off its author’s screen', async () => {
	const world = await LiveWorld.network();
	const [marc, amo, amo2] = [
		await world.page('marc'),
		await world.page('amo'),
		await world.page('amo2'),
	];
	const note = await world.draft('marc');
	marc.write(note, 'un bleu au bras');
	await world.rest();
	const got = amo2.received.length;
	await world.do('marc', { type: 'confide-section', sectionId: note, to: world.id('amo') });
	expect(marc.channel(note)).toBeUndefined();
	expect(amo.text(note)).toContain('un bleu au bras');
	amo.write(note, 'vu par le médecin');
	await world.rest();
	expect(marc.haystack()).not.toContain('médecin');
	expect(amo2.received.length).toBe(got);
});
