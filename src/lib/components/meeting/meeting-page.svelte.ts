// The state of the meeting page that is not the meeting's: which zone, which part in focus, which question is open.
import type { Scope } from '#lib/domain/agreement/facts.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId, PhaseId, SectionId } from '#lib/domain/ids.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import { m } from '#lib/paraglide/messages.js';
import type { LiveMeeting } from '#lib/client/live-meeting.svelte.ts';
import { hasLeft } from '../table/people.ts';
import { announcer } from '../ui/announcer.svelte.ts';
import { Veil } from './veil.svelte.ts';

export type Zone = 'table' | 'notes' | 'course';

/** One question at a time. */
export type Question =
	| {
			readonly ask: 'share' | 'widen' | 'reopen' | 'why' | 'confide' | 'withhold' | 'entrust';
			readonly section: SectionId;
			/** What may be said to somebody is what is asked about. */
			readonly told?: boolean;
	  }
	/** Of a part that the reader types for its holder. */
	| { readonly ask: 'read-back' | 'hand-over' | 'end-dictation'; readonly section: SectionId }
	| { readonly ask: 'agreement'; readonly scope: Scope; readonly person: ParticipantId | null }
	| { readonly ask: 'decision'; readonly section: SectionId | null }
	| {
			readonly ask: 'paste';
			readonly from: SectionId;
			readonly into: SectionId;
			/** Lets the words in. */
			readonly proceed: () => void;
	  }
	| {
			readonly ask:
				| 'roll'
				| 'step'
				| 'end'
				| 'take-away'
				| 'see-as'
				| 'invite'
				| 'applies'
				| 'danger'
				| 'screen'
				| 'together'
				| 'own-word'
				| 'write-for';
	  };

export interface Notice {
	readonly key: number;
	readonly tone: 'good' | 'warn';
	readonly words: string;
}

export class MeetingPage {
	zone = $state<Zone>('notes');
	question = $state.raw<Question | null>(null);
	notice = $state.raw<Notice | null>(null);
	/** The part that the table shows the readers of. */
	focused = $state<SectionId | null>(null);
	/** Words that wait for the document of a part: it begins with them, and `asks` whom a draft is for at once. */
	seed = $state.raw<{
		readonly section: SectionId;
		readonly words: string;
		readonly asks: boolean;
	} | null>(null);
	readonly veil = new Veil();
	readonly live: LiveMeeting;
	/** Came by a code: nothing but a word of their own tells that another device is theirs. */
	readonly byCode: boolean;
	#notices = 0;
	/** undefined: nothing was seen yet. */
	#phase: PhaseId | null | undefined;

	constructor(live: LiveMeeting, byCode = false) {
		this.live = live;
		this.byCode = byCode;
	}

	/** While seeing as somebody nothing can be done. */
	get readOnly(): boolean {
		return this.live.seeing !== null;
	}

	/** The part in focus, while it is still in the view; otherwise the first. */
	focusedIn(view: View): SectionView | null {
		return view.sections.find(({ id }) => id === this.focused) ?? view.sections[0] ?? null;
	}

	beginWith(section: SectionId, words: string): void {
		this.seed = { section, words, asks: true };
		this.focused = section;
	}

	/** Plain paragraphs, one to a line, into a part that is everybody's already. */
	fill(section: SectionId, words: string): void {
		this.seed = { section, words, asks: false };
	}

	ask(question: Question): void {
		this.question = question;
	}
	answered(): void {
		this.question = null;
	}

	/** Says what was done, to eyes and ears alike; the words leave by themselves or by hand. */
	tell(words: string, tone: Notice['tone'] = 'good'): void {
		this.#notices += 1;
		this.notice = { key: this.#notices, tone, words };
		if (tone === 'good') announcer.say(words);
		else announcer.interrupt(words);
	}

	/** A new step is told to whoever is in it, and its beginning to whoever has to wait; never twice. */
	stepped(view: View): void {
		const now = view.meeting.phase?.id ?? null;
		const before = this.#phase;
		this.#phase = now;
		if (before === undefined || before === now || view.meeting.state !== 'running') return;
		if (view.me.coordinator) return; // told by their own act
		const title = view.meeting.phase?.title || m.phase_table();
		if (now !== null) this.tell(m.phase_begun({ title }));
		else if (!hasLeft(view)) this.tell(m.head_out());
	}

	/** One command; what was refused is said with its reason. True when it was done. */
	async act(command: CommandInput, said?: string): Promise<boolean> {
		const answer = await this.live.command(command);
		if (answer.ok) {
			if (said !== undefined) this.tell(said);
			return true;
		}
		this.tell(m.act_failed({ message: answer.message || m.act_unreachable() }), 'warn');
		return false;
	}

	/** Several in a row, as one act of the person: stops at the first that is refused. */
	async actAll(commands: readonly CommandInput[], said: string): Promise<boolean> {
		for (const command of commands) if (!(await this.act(command))) return false;
		this.tell(said);
		return true;
	}
}
