// Extracts in a world: written and opened for somebody, read out and agreed word for word.
import type { CommandInput } from '#lib/domain/command.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import { minutesOf } from '#lib/domain/minutes/minutes-of.ts';
import { digestOf } from './present-text.ts';
import { World } from './world.ts';

interface Written {
	readonly words?: string;
	readonly title?: string;
	readonly until?: string;
}

/** What may be said to `readers` about `about`: written and opened, agreed by nobody yet. */
export function extractIn(
	world: World,
	holder: string,
	about: readonly string[],
	{ readers, words = 'Il peut partir à 15 h.', ...fields }: Written & { readers: string[] },
): SectionId {
	const ids = about.map((name) => world.id(name));
	const section = world.create(holder, 'extract', { about: ids, ...fields });
	world.written.set(section, words);
	world.open(holder, section, { readers });
	return section;
}

/** The command by which somebody says yes to the words as they stand. */
export function wordForWord(
	world: World,
	section: SectionId,
	person: string,
): OfType<CommandInput, 'agree-extract'> {
	const digest = digestOf(world.written.get(section) ?? '');
	return { type: 'agree-extract', sectionId: section, person: world.id(person), digest };
}

type OfType<Of, Type> = Of extends { type: Type } ? Of : never;

/** The words are read out to each of them in turn, and each says yes. */
export function agreeTo(world: World, section: SectionId, by: string, ...people: string[]): void {
	for (const person of people) world.do(by, wordForWord(world, section, person));
}

export const WORDS = 'Elle peut partir à 15 h le jeudi.';

/** The teacher's one fact: a guidance agent, two teachers, a father and a girl of thirteen. */
export function teacherTable(): { world: World; extract: SectionId; before: string } {
	const world = new World();
	world.bound('cpms', 'care');
	world.teacher('marc');
	world.teacher('jeanne');
	world.family('father');
	world.family('girl', 'young-person', { bornOn: '2013-05-01', childOf: [world.id('father')] });
	world.start().inRoom('cpms', 'marc', 'jeanne', 'father', 'girl');
	const before = given(world, 'marc');
	const more = { readers: ['marc'], words: WORDS, title: 'Tiré de la maladie' };
	return { world, extract: extractIn(world, 'cpms', ['father', 'girl'], more), before };
}

/** Everything that this person is given, on the page and in the minutes. */
export function given(world: World, name: string): string {
	const view = world.view(name);
	return JSON.stringify([view, minutesOf(view)]);
}
