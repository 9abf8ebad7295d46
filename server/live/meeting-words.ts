// The words of a meeting's parts for what is more than live text: an agreement word for word, minutes, adoption. Grants only (R18).
import type { PresentText, WordsNow } from '#lib/domain/act.ts';
import type { Command } from '#lib/domain/command.ts';
import { freezes, readsText } from '#lib/domain/decide.ts';
import type { Moment, SectionId } from '#lib/domain/ids.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import { mayHaveMinutes, minutesOf, type Minutes } from '#lib/domain/minutes/minutes-of.ts';
import type { Reader } from '#lib/domain/policy/access.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '#lib/domain/refusal.ts';
import {
	accessAnswerOf,
	mayHaveAccessAnswer,
	type AccessAnswer,
} from '#lib/domain/view/access-answer.ts';
import type { Grant } from '#lib/domain/view/grant.ts';
import type { Delivered, Ledger } from '#lib/domain/ledger/ledger.ts';
import { ledgerFor, restrict } from '#lib/domain/view/view-of.ts';
import { isEmpty, plainText, type Words } from '#lib/domain/words.ts';
import { UnreadableError } from '../store/errors.ts';
import type { Deliveries } from './deliveries.ts';
import type { Rooms } from './rooms.ts';

export interface Now {
	readonly meeting: Meeting;
	readonly at: Moment;
}

export interface CommandWords {
	readonly text: PresentText | null;
	readonly frozen: ReadonlyMap<SectionId, WordsNow>;
}

/** The words of the parts whose grants still stand. */
const standing = <Text>(
	grants: ReadonlyMap<SectionId, Grant> | undefined,
	words: ReadonlyMap<Grant, Text>,
): ReadonlyMap<SectionId, Text> =>
	new Map(
		[...words].flatMap(([{ section, generation }, text]) =>
			grants?.get(section)?.generation === generation ? [[section, text] as const] : [],
		),
	);

export class MeetingWords {
	readonly #rooms: Rooms;
	readonly #deliveries: Deliveries;

	constructor(rooms: Rooms, deliveries: Deliveries) {
		this.#rooms = rooms;
		this.#deliveries = deliveries;
	}

	/**
	 * What a command needs to know of words.
	 * INVARIANT: read in the turn in which the decision is stored, so that no edit slips between.
	 */
	async of(now: Now, reader: Reader, command: Command): Promise<CommandWords> {
		return {
			text: await this.#present(now, reader, command),
			frozen: await this.#toFreeze(now, reader, command),
		};
	}

	/** This reader's minutes, with the words that stand in them. */
	async minutes(now: () => Now, reader: Reader): Promise<Minutes | Refusal> {
		const before = now();
		const words = new Map<Grant, Words>();
		for (const grant of this.#inMinutes(before, reader)) {
			const text = await this.#rooms.text(grant);
			if (!text)
				throw new UnreadableError('a part that stands in the minutes cannot be read', 'missing');
			words.set(grant, text.words);
		}
		const adopted = restrict(before.meeting, reader, before.at)?.adopted() ?? new Map();
		const read = [...[...words.keys()].map(({ section }) => section), ...adopted.keys()];
		await this.#noted(before, reader, read);
		return this.#minutesWith(now(), reader, words);
	}

	/** What was shared about somebody, with the words of what they may read now. */
	async ledger(
		now: () => Now,
		reader: Reader,
		delivered: readonly Delivered[],
	): Promise<Ledger | Refusal> {
		const words = new Map<Grant, Words>();
		for (const grant of this.#aboutThem(now(), reader)) {
			const text = await this.#rooms.text(grant);
			if (text) words.set(grant, text.words); // what cannot be read now is told without its words
		}
		const before = now();
		await this.#noted(
			before,
			reader,
			[...words.keys()].map(({ section }) => section),
		);
		const { meeting, at } = now();
		const texts = standing(restrict(meeting, reader, at)?.grants, words);
		return ledgerFor(meeting, reader, delivered, at, texts) ?? NOT_FOUND;
	}

	/** [T17] the rules that lie on this table, for whoever reads them. */
	async groundRules(now: () => Now, reader: Reader): Promise<{ text: string } | Refusal> {
		const before = now();
		const grant = this.#rulesOf(before, reader);
		const text = grant && (await this.#rooms.text(grant));
		if (!grant || !text || isEmpty(text.words)) return NOT_FOUND;
		await this.#noted(before, reader, [grant.section]);
		const still = this.#rulesOf(now(), reader);
		const stands = still?.section === grant.section && still.generation === grant.generation;
		return stands ? { text: plainText(text.words) } : NOT_FOUND;
	}

	#rulesOf({ meeting, at }: Now, reader: Reader): Grant | undefined {
		const seen = restrict(meeting, reader, at);
		const rules = seen?.view.sections.findLast(
			({ groundRules, state }) => groundRules && state === 'open',
		);
		return rules && seen?.grants.get(rules.id);
	}

	/** [L8] all that a person concerned may have, decided anew once the words are there. */
	async accessAnswer(
		now: () => Now,
		reader: Reader,
		delivered: readonly Delivered[],
	): Promise<AccessAnswer | Refusal> {
		const before = now();
		const asked = restrict(before.meeting, reader, before.at);
		if (!asked || !mayHaveAccessAnswer(asked.view)) return NOT_FOUND;
		const words = new Map<Grant, Words | null>();
		for (const grant of asked.grants.values())
			words.set(grant, (await this.#rooms.text(grant))?.words ?? null);
		const read = [...words].flatMap(([{ section }, text]) => (text ? [section] : []));
		await this.#noted(before, reader, read);
		const minutes = await this.minutes(now, reader);
		const ledger = await this.ledger(now, reader, delivered);
		const seen = restrict(now().meeting, reader, now().at);
		if (isRefusal(ledger) || !seen) return NOT_FOUND;
		const { view } = seen;
		const own = { view, ledger, minutes: isRefusal(minutes) ? null : minutes };
		return accessAnswerOf(own, standing(seen.grants, words));
	}

	/** Who reads a part in minutes or on a page of their own has read it that day; on disk before a byte leaves. */
	async #noted({ meeting, at }: Now, { participant }: Reader, sections: readonly SectionId[]) {
		const rows = sections.map((section) => ({ meeting: meeting.id, section, participant }));
		await this.#deliveries.note(rows, at);
	}

	#aboutThem({ meeting, at }: Now, reader: Reader): Grant[] {
		const seen = restrict(meeting, reader, at);
		if (!seen) return [];
		const { participantId } = seen.view.me;
		return seen.view.sections
			.filter(({ about, holder }) => about.includes(participantId) && holder !== participantId)
			.flatMap(({ id }) => seen.grants.get(id) ?? []);
	}

	/** Decided anew once the words are there: what was closed meanwhile has none. */
	#minutesWith({ meeting, at }: Now, reader: Reader, words: ReadonlyMap<Grant, Words>) {
		const seen = restrict(meeting, reader, at);
		if (!seen) return NOT_FOUND;
		if (!mayHaveMinutes(seen.view)) return refuse('not-allowed');
		const texts = new Map(seen.adopted());
		for (const [{ section, generation }, text] of words)
			if (seen.grants.get(section)?.generation === generation && !texts.has(section))
				texts.set(section, text);
		return minutesOf(seen.view, texts);
	}

	#inMinutes({ meeting, at }: Now, reader: Reader): Grant[] {
		const seen = restrict(meeting, reader, at);
		if (!seen || !mayHaveMinutes(seen.view) || meeting.minutes.adopted) return [];
		return seen.view.sections
			.filter(({ inMinutes, state }) => inMinutes && state === 'open')
			.flatMap(({ id }) => seen.grants.get(id) ?? []);
	}

	async #present({ meeting, at }: Now, reader: Reader, command: Command) {
		const section = readsText(command);
		if (section === null) return null;
		const grant = restrict(meeting, reader, at)?.grants.get(section);
		return grant ? this.#rooms.words(grant) : null;
	}

	async #toFreeze({ meeting, at }: Now, reader: Reader, command: Command) {
		const frozen = new Map<SectionId, WordsNow>();
		for (const { section, through } of freezes(meeting, command, reader, at)) {
			const grant = restrict(meeting, { participant: through, entry: null }, at)?.grants.get(
				section,
			);
			const text = grant && (await this.#readable(grant));
			if (text) frozen.set(section, text);
		}
		return frozen;
	}

	/** null where it cannot be read: whoever adopts must not learn of a part that they do not read. */
	async #readable(grant: Grant): Promise<WordsNow | null> {
		try {
			return await this.#rooms.text(grant);
		} catch (error) {
			if (error instanceof UnreadableError) return null;
			throw error;
		}
	}
}
