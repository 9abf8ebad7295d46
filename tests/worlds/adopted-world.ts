// A meeting whose minutes are marked, proposed and adopted, and who has which words in theirs.
import { minutesOf, type Minutes, type PartInMinutes } from '#lib/domain/minutes/minutes-of.ts';
import { restrict } from '#lib/domain/view/view-of.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import { networkWorld, type World } from './world.ts';

export const CANARY = 'Le canari des dettes';

export function minutes(world: World, name: string, entry: string | null = null): Minutes {
	const reader = { participant: world.id(name), entry: entry as never };
	const { view, adopted } = restrict(world.meeting, reader, world.at)!;
	return minutesOf(view, adopted());
}

export const partOf = (world: World, name: string, id: SectionId): PartInMinutes | undefined =>
	minutes(world, name).parts.find((part) => part.id === id);

export const wordsOf = (part: PartInMinutes | undefined): string | undefined =>
	part?.text?.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');

/** The short names of those whose minutes hold these words. */
export const having = (world: World, words: string): string[] =>
	[...world.people.keys()]
		.filter((name) => world.meeting.table.participants.get(world.id(name))?.removed === false)
		.filter((name) => JSON.stringify(minutes(world, name)).includes(words))
		.sort();

/** A secret of amo's that amo2 and the mother read, its words marked for the minutes. */
export function marked(): { world: World; part: SectionId } {
	const world = networkWorld();
	world.agrees('mother');
	const part = world.secret('amo', ['mother'], { title: 'Les dettes' });
	world.written.set(part, CANARY);
	world.do('amo', { type: 'mark-part', sectionId: part, inMinutes: true });
	return { world, part };
}

export function adopted(): { world: World; part: SectionId } {
	const { world, part } = marked();
	world.do('carole', { type: 'propose-minutes' });
	world.do('carole', { type: 'adopt-minutes' });
	return { world, part };
}
