// What every act gets: the meeting, who acts, the moment, and where new ids and words come from. Nothing else reaches a decision.
import type {
	MissionId,
	Moment,
	ParticipantId,
	SealedText,
	SectionId,
	TextId,
	TextOwner,
} from './ids.ts';
import type { Answer, Meeting, MeetingEvent } from './meeting/facts.ts';
import type { Reader } from './policy/access.ts';
import type { Access } from './policy/own-access.ts';
import { sightOf, type Sight } from './policy/visibility.ts';
import { NOT_FOUND, type Refusal } from './refusal.ts';
import type { Section } from './section/facts.ts';
import type { Words } from './words.ts';
import { isBound, isConcernedKind, type Participant } from './table/facts.ts';

/** Random and never used twice; the shell makes it, so that a test can say which. */
export type NewId = () => string;

/** What stands in a part at this moment, read in the same turn in which the decision is stored. */
export interface PresentText {
	/** Blocks joined by a line break. */
	readonly words: string;
	/** Lower-case hexadecimal SHA-256 of the words in UTF-8. */
	readonly digest: string;
}

/** The words of a part as adoption freezes them, with the digest of their plain text. */
export interface WordsNow {
	readonly words: Words;
	readonly digest: string;
}

/** Words that a new document leaves out: a place in the present text. */
export interface Cut {
	readonly section: SectionId;
	readonly from: number;
	readonly length: number;
}

export interface Done {
	readonly events: readonly MeetingEvent[];
	readonly answer: Answer;
	readonly cut?: Cut;
}

export const done = (events: readonly MeetingEvent[], answer: Answer = {}): Done => ({
	events,
	answer,
});

export class Act {
	readonly meeting: Meeting;
	readonly reader: Reader;
	readonly actor: Participant;
	readonly at: Moment;
	/** When it really happened, for what is noted afterwards. */
	readonly happenedAt: Moment | null;
	readonly newId: NewId;
	/** The words of the part that the command is about, as they are on disk; null where it needs none. */
	readonly text: PresentText | null;
	/** The words of the parts that adoption freezes. */
	readonly frozen: ReadonlyMap<SectionId, WordsNow>;
	/** By whose device, where the actor gave their code in another one's hand. */
	readonly hand: ParticipantId | null;
	readonly sight: Sight;
	readonly texts: SealedText[];

	constructor(init: {
		meeting: Meeting;
		reader: Reader;
		actor: Participant;
		at: Moment;
		happenedAt: Moment | null;
		newId: NewId;
		text: PresentText | null;
		frozen: ReadonlyMap<SectionId, WordsNow>;
		hand: ParticipantId | null;
		texts?: SealedText[];
	}) {
		this.meeting = init.meeting;
		this.reader = init.reader;
		this.actor = init.actor;
		this.at = init.at;
		this.happenedAt = init.happenedAt;
		this.newId = init.newId;
		this.text = init.text;
		this.frozen = init.frozen;
		this.hand = init.hand;
		this.texts = init.texts ?? [];
		this.sight = sightOf(init.meeting, init.reader, init.at);
	}

	/** The same act in a meeting that its first facts have already changed. */
	over(meeting: Meeting): Act {
		return new Act({ ...this, meeting });
	}

	id<Id extends string>(): Id {
		return this.newId() as Id;
	}

	/** Runs the meeting; never from a device that was not recognised yet (P20). */
	get isCoordinator(): boolean {
		return this.actor.coordinator && !this.sight.limited;
	}

	/** Sets words apart from the facts, under the key of what they are about. */
	words(owner: TextOwner, words: string): TextId {
		const id = this.id<TextId>();
		this.texts.push({ id, owner, words });
		return id;
	}

	wordsIf(owner: TextOwner, words: string | undefined): TextId | null {
		return words === undefined || words === '' ? null : this.words(owner, words);
	}

	/** A person whom the actor knows; anyone else does not exist for them. */
	person(id: ParticipantId): Participant | Refusal {
		const person = this.sight.people.has(id) ? this.meeting.table.participants.get(id) : undefined;
		return person && !person.removed ? person : NOT_FOUND;
	}

	/** The first of these that does not exist for the actor, as a refusal. */
	unknownPeople(...lists: readonly (readonly ParticipantId[] | undefined)[]): Refusal | null {
		const isUnknown = (id: ParticipantId): boolean => 'refused' in this.person(id);
		return lists.some((list) => list?.some(isUnknown)) ? NOT_FOUND : null;
	}

	/** Missions are for those bound, for the coordinator, and for the persons concerned, who name them in an agreement. */
	unknownMissions(missions: readonly MissionId[] | undefined): Refusal | null {
		const told = isBound(this.actor) || this.isCoordinator || isConcernedKind(this.actor.kind);
		const known = new Set(told ? this.meeting.called.missions.map(({ id }) => id) : []);
		return missions?.some((mission) => !known.has(mission)) ? NOT_FOUND : null;
	}

	section(id: SectionId): { readonly section: Section; readonly access: Access } | Refusal {
		const access = this.sight.sections.get(id);
		const section = this.meeting.sections.sections.get(id);
		return access && section ? { section, access } : NOT_FOUND;
	}
}
