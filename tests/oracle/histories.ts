// Random histories told to the product and to the oracle, who must agree on every reader and part after every step.
import { access } from '#lib/domain/policy/access.ts';
import {
	JURISDICTION_IDS,
	type JurisdictionId,
} from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import type { RuleId } from '#lib/domain/policy/rules.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import { viewOf } from '#lib/domain/view/view-of.ts';
import { beginning, type Begun } from '../worlds/twin/beginning.ts';
import { diceOf } from '../worlds/twin/dice.ts';
import { drawAct } from '../worlds/twin/draw.ts';
import { confirmLink } from '../worlds/twin/draw-table.ts';
import type { Drawing } from '../worlds/twin/drawing.ts';
import { agree, begin, openLatest, stop, undo } from './draw-undone.ts';
import { BEGIN, take, type Act, type Step, type Taken } from '../worlds/twin/steps.ts';
import { Oracle, type May } from './oracle.ts';

const FIRST_SLOT = 2;

export interface Difference {
	readonly slot: number;
	readonly reader: string;
	readonly section: string;
	readonly product: string;
	readonly oracle: May;
}

const madeOf = (answer: NonNullable<Taken['done']>['answer']): string =>
	answer.participantId ?? answer.sectionId ?? answer.agreementId ?? '';

/** The product and the oracle beside each other. */
class Pair {
	meeting: Meeting;
	readonly oracle: Oracle;
	/** How often each rule decided. */
	readonly met = new Map<RuleId, number>();

	constructor(begun: Begun) {
		const [caller = ''] = begun.meeting.table.participants.keys();
		this.meeting = begun.meeting;
		this.oracle = new Oracle(begun.meeting.called, caller);
		for (const { command, answer } of begun.done)
			this.oracle.tell({ at: BEGIN, by: caller, command, made: madeOf(answer) });
	}

	take(slot: number, step: Step | undefined): Difference | null {
		const { after, at, done } = take(this.meeting, slot, step);
		this.meeting = after;
		this.oracle.pass(at);
		if (done && step && 'by' in step.act)
			this.oracle.tell({ at, by: step.act.by, command: done.command, made: madeOf(done.answer) });
		return this.#difference(slot, at);
	}

	/** Everybody and every part; one person's whole view as well, each time another one's. */
	#difference(slot: number, at: number): Difference | null {
		const { table, sections } = this.meeting;
		const people = [...table.participants.keys()];
		const viewer = people[(slot / 2) % people.length];
		for (const participant of people) {
			const reader = { participant, entry: null };
			const view = participant === viewer ? viewOf(this.meeting, reader, at) : undefined;
			for (const section of sections.sections.keys()) {
				const { access: may, rule } = access(this.meeting, reader, section, at);
				const shown = view?.sections.find(({ id }) => id === section)?.access ?? 'none';
				const oracle = this.oracle.may(participant, section);
				this.met.set(rule, (this.met.get(rule) ?? 0) + 1);
				const product = view === undefined || shown === may ? may : `${may}, shown ${shown}`;
				if (product !== oracle)
					return { slot, reader: participant, section, product: `${product} ${rule}`, oracle };
			}
		}
		return null;
	}
}

export interface History {
	readonly seed: number;
	readonly jurisdiction: JurisdictionId;
	readonly begun: Begun;
	readonly steps: readonly Step[];
	readonly met: ReadonlyMap<RuleId, number>;
	readonly difference: Difference | null;
}

/** Most histories begin with a secret that is read; then things end, are undone, or happen as they may. */
function drawNext(drawing: Drawing, count: number, begun: Meeting): Act {
	const { meeting, dice, slot } = drawing;
	const opening = [agree, confirmLink, agree, begin, openLatest, confirmLink, begin, openLatest][
		count
	];
	const draw = [undo(begun), undo(begun), stop, openLatest, null, null, null, null][dice.upTo(8)];
	const act = opening && !dice.once(8) ? opening(drawing) : draw?.(drawing);
	return act ?? drawAct(meeting, dice, slot);
}

export function tell(seed: number, length: number): History {
	const dice = diceOf(seed);
	const jurisdiction = dice.oneOf(JURISDICTION_IDS);
	const begun = beginning(jurisdiction, dice);
	const pair = new Pair(begun);
	const steps: Step[] = [];
	let difference: Difference | null = null;
	for (let count = 0; count < length && !difference; count += 1) {
		const slot = FIRST_SLOT + count * 2;
		const drawing = { meeting: pair.meeting, dice, slot };
		const step = { slot, act: drawNext(drawing, count, begun.meeting) };
		steps.push(step);
		difference = pair.take(slot, step);
	}
	return { seed, jurisdiction, begun, steps, met: pair.met, difference };
}

function retold({ begun }: History, steps: readonly Step[]): Difference | null {
	const pair = new Pair(begun);
	for (const step of steps) {
		const difference = pair.take(step.slot, step);
		if (difference) return difference;
	}
	return null;
}

/** The seed, the steps without which they would agree, and where they differ. */
export function reportOf(history: History): string {
	let { steps, difference } = history;
	for (const step of history.steps.toReversed()) {
		const fewer = steps.filter((one) => one !== step);
		const found = retold(history, fewer);
		if (found) [steps, difference] = [fewer, found];
	}
	const lines = steps.map(({ slot, act }) => `  ${slot} ${JSON.stringify(act)}`);
	return [
		`seed ${history.seed} (${history.jurisdiction}):`,
		...lines,
		JSON.stringify(difference),
	].join('\n');
}
