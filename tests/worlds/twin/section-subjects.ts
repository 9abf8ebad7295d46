// Who may know what a part is, and that it was opened or widened.
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { Looks } from './looks.ts';
import type { Taken } from './steps.ts';
import type { Of } from './subjects.ts';

export const knownOf = (looks: Looks, ids: readonly ParticipantId[]): ParticipantId[] =>
	ids.filter((id) => looks.knows(id)).sort();

export const sectionWords = (
	event: Of<'section-created'> | Of<'section-classified'>,
	looks: Looks,
): unknown => {
	if (looks.holds(event.section)) return event;
	if (!looks.reads(event.section) || looks.isTold(event.section)) return undefined;
	const { section, title, kind, about, missions, thirdPersons } = event;
	const tags = looks.seesTags && { missions };
	const until = kind === 'extract' && looks.isAbout(section) && { until: event.until };
	return { section, title, kind, about: knownOf(looks, about), thirdPersons, ...tags, ...until };
};

export function openingFor(
	event: Of<'section-opened'> | Of<'section-widened'>,
	looks: Looks,
	step: Taken,
): unknown {
	const { section, purpose } = event;
	const named = event.named === 'everyone' ? [] : knownOf(looks, event.named);
	const writers = 'writers' in event ? knownOf(looks, event.writers) : [];
	if (looks.holds(section)) {
		// a widening says for which missions: their holder sees these too
		const widened = 'missions' in event && { missions: event.missions };
		const { necessity } = event;
		return { section, purpose, necessity, named, writers, at: step.at, ...widened };
	}
	if (!looks.reads(section) || looks.isTold(section)) return undefined;
	// what the section is for now: its missions stay, its purpose is that of the latest opening
	const missions = 'missions' in event && looks.seesTags && event.missions;
	if (looks.isAbout(section)) return { section, purpose, missions, at: step.at };
	const stands = looks.section(section)?.opening?.purpose === purpose;
	return stands || missions ? { section, missions, purpose: stands && purpose } : undefined;
}
