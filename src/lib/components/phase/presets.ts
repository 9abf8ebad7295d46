// The steps that a meeting usually takes, each with the people who stay for it.
import { m } from '#lib/paraglide/messages.js';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';
import { isAway, seatedOf } from '../table/people.ts';

const STEPS = ['round', 'circle', 'professionals', 'family', 'everyone', 'decisions'] as const;
export type Step = (typeof STEPS)[number];

export interface Preset {
	readonly step: Step;
	readonly title: string;
	readonly hint: string;
	readonly present: readonly ParticipantId[];
}

const TITLES: Readonly<Record<Step, () => string>> = {
	round: m.phase_round,
	circle: m.phase_circle,
	professionals: m.phase_professionals,
	family: m.phase_family,
	everyone: m.phase_everyone,
	decisions: m.phase_decisions,
};
const HINTS: Readonly<Record<Step, () => string>> = {
	round: m.phase_round_hint,
	circle: m.phase_circle_hint,
	professionals: m.phase_professionals_hint,
	family: m.phase_family_hint,
	everyone: m.phase_everyone_hint,
	decisions: m.phase_decisions_hint,
};

/** Whoever accompanies or interprets for the family goes where the family goes. */
function withFamily(view: View, person: ParticipantView): boolean {
	if (person.family) return true;
	const to = person.link?.confirmed ? person.link.to : null;
	return view.participants.some((other) => other.family && other.id === to);
}

const isBoundHere = (person: ParticipantView): boolean => person.promise === 'secrecy';

function stays(step: Step, view: View, person: ParticipantView): boolean {
	switch (step) {
		case 'circle':
			return withFamily(view, person) || isBoundHere(person) || person.coordinator;
		case 'professionals':
			return !withFamily(view, person) && (isBoundHere(person) || person.coordinator);
		case 'family':
			return withFamily(view, person);
		default:
			return true;
	}
}

export const presetOf = (view: View, step: Step): Preset => ({
	step,
	title: TITLES[step](),
	hint: HINTS[step](),
	present: seatedOf(view)
		.filter((person) => !isAway(person) && stays(step, view, person))
		.map((person) => person.id),
});

/** Steps in which nobody would be left are not offered. */
export const presetsOf = (view: View): Preset[] =>
	STEPS.map((step) => presetOf(view, step)).filter((preset) => preset.present.length > 0);

const USUAL: Readonly<Record<Step, Step>> = {
	round: 'circle',
	circle: 'everyone',
	professionals: 'everyone',
	family: 'everyone',
	everyone: 'decisions',
	decisions: 'everyone',
};

/** The step that usually follows, by the title of the last one that this reader knows. */
export function nextPreset(view: View): Preset {
	const last = view.meeting.phase?.title ?? lastTitle(view);
	const step = STEPS.find((each) => TITLES[each]() === last);
	const offered = presetsOf(view);
	const next = offered.find((preset) => preset.step === (step ? USUAL[step] : 'round'));
	return next ?? presetOf(view, 'everyone');
}

function lastTitle(view: View): string {
	const phases = view.course.filter((item) => item.what === 'phase');
	return phases.at(-1)?.title ?? '';
}
