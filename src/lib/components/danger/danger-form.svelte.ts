// An act toward one addressee that is being written down: one question at a time, nothing kept before it is saved.
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import {
	groundsFor,
	type Addressee,
	type Ground,
	type GroundId,
} from '#lib/domain/policy/jurisdictions/danger.ts';
import type { View } from '#lib/domain/view/view.ts';
import { happened } from '../ui/earlier.ts';

type Recording = CommandInput & { type: 'record-danger' };

export const STEPS = [
	'numbers',
	'addressee',
	'ground',
	'fear',
	'tried',
	'consulted',
	'alone',
	'said',
	'family',
	'readers',
] as const;
export type Step = (typeof STEPS)[number];
const WORDS = ['fear', 'tried', 'consulted', 'alone', 'said'] as const;
export type Words = (typeof WORDS)[number];

export const isWords = (step: Step): step is Words => WORDS.some((words) => words === step);

export class DangerForm {
	step = $state<Step>('numbers');
	addressee = $state<Addressee>();
	addresseeName = $state('');
	/** When it was done, where it is noted afterwards. */
	earlier = $state('');
	ground = $state<GroundId>();
	words = $state<Record<Words, string>>({
		fear: '',
		tried: '',
		consulted: '',
		alone: '',
		said: '',
	});
	family = $state<'informed' | 'deferred'>();
	reason = $state('');
	againOn = $state('');
	readers = $state<ParticipantId[]>([]);
	/** The answer to this question is missing. */
	missing = $state(false);

	readonly #view: View;

	constructor(view: View) {
		this.#view = view;
	}

	get grounds(): readonly Ground[] {
		const { meeting, me } = this.#view;
		const bound = me.secrecy === 'bound';
		return this.addressee ? groundsFor(meeting.jurisdiction, { bound }, this.addressee) : [];
	}

	get index(): number {
		return STEPS.indexOf(this.step);
	}

	get isLast(): boolean {
		return this.step === STEPS.at(-1);
	}

	back(): void {
		this.missing = false;
		this.step = STEPS[this.index - 1] ?? 'numbers';
	}

	/** On to the next question; stays where the answer is missing. */
	next(): void {
		this.missing = !this.#isAnswered();
		if (this.missing) return;
		// another addressee, other grounds
		if (this.step === 'addressee' && !this.grounds.some(({ id }) => id === this.ground))
			this.ground = this.grounds.length === 1 ? this.grounds[0]?.id : undefined;
		this.step = STEPS[this.index + 1] ?? this.step;
	}

	command(): Recording | null {
		const { addressee, ground, family } = this;
		if (!addressee || !ground || !family) return null;
		return {
			type: 'record-danger',
			addressee,
			...(this.addresseeName.trim() && { addresseeName: this.addresseeName.trim() }),
			ground,
			...this.words,
			...happened(this.earlier),
			family,
			...(family === 'deferred' && { reason: this.reason, againOn: this.againOn }),
			...(this.readers.length > 0 && { readers: [...this.readers] }),
		};
	}

	#isAnswered(): boolean {
		const { step } = this;
		if (isWords(step)) return this.words[step].trim() !== '';
		switch (step) {
			case 'addressee':
				return (
					this.addressee !== undefined &&
					(this.addressee !== 'other' || this.addresseeName.trim() !== '')
				);
			case 'ground':
				return this.ground !== undefined;
			case 'family':
				return (
					this.family === 'informed' ||
					(this.family === 'deferred' && this.reason.trim() !== '' && this.againOn !== '')
				);
			default:
				return true;
		}
	}
}
