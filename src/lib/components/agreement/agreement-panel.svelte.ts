// The agreement panel while it is being filled in: what is asked, with whom, what for; each answer is one command.
import { m } from '#lib/paraglide/messages.js';
import type { Capacity, Decision, Form, Scope } from '#lib/domain/agreement/facts.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { MissionId, ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { jurisdictionOf } from '#lib/domain/policy/jurisdictions/jurisdictions.ts';
import type { ParticipantView, SectionView, View } from '#lib/domain/view/view.ts';
import { titleOf } from '../section/sign.ts';
import { isMe, nameOf, seatedOf } from '../table/people.ts';
import { inSentence, listed } from '../table/words.ts';
import { happened } from '../ui/earlier.ts';
import { rowsOf, saidBy, type Row } from './rows.ts';

export interface Said {
	readonly decision: Decision;
	readonly except?: readonly ParticipantId[];
	readonly lift?: readonly ParticipantId[];
	readonly reason?: string;
	readonly capacity?: Capacity;
}

const toggled = <Item>(items: readonly Item[], item: Item): Item[] =>
	items.includes(item) ? items.filter((other) => other !== item) : [...items, item];

export class AgreementPanel {
	scope = $state.raw<Scope>('all');
	missions = $state<MissionId[]>([]);
	persons = $state<ParticipantId[]>([]);
	purpose = $state('');
	form = $state<Form>('spoken');
	/** Said to hold for the next meetings, too; about everything alone. */
	lasting = $state(false);
	/** When it was said, where it is noted afterwards. */
	earlier = $state('');
	readonly #view: () => View;

	constructor(view: () => View, scope: Scope) {
		this.#view = view;
		this.about(scope);
		// nobody is in the room yet: what is prepared with somebody is on paper, unless it is one's own
		const { me, meeting } = view();
		const own = this.rows.every(({ person }) => person.id === me.participantId);
		if (meeting.state === 'called' && !own) this.form = 'signed';
	}

	/** What is asked about decides with whom and what for; both can be changed. */
	about(scope: Scope): void {
		this.scope = scope;
		this.lasting = false;
		const view = this.#view();
		const section = this.section;
		this.persons = section ? named(section) : [];
		this.missions = section ? [] : this.#usualMissions(view);
		this.purpose = section?.purpose || view.meeting.purpose;
	}

	/** One's own missions, or the only one of the meeting; a coordinator without one chooses. */
	#usualMissions(view: View): MissionId[] {
		if (view.me.missions.length > 0) return view.me.missions.map(({ id }) => id);
		const all = view.meeting.missions ?? [];
		return all.length === 1 ? all.map(({ id }) => id) : [];
	}

	get section(): SectionView | null {
		const { scope } = this;
		if (scope === 'all') return null;
		return this.#view().sections.find(({ id }) => scope.includes(id)) ?? null;
	}

	get rows(): Row[] {
		return rowsOf(this.#view(), this.scope);
	}

	/** With whom it may be shared, by name: those bound by secrecy. */
	get candidates(): ParticipantView[] {
		return seatedOf(this.#view()).filter(
			(person) => !person.family && person.promise === 'secrecy' && !isMe(this.#view(), person.id),
		);
	}

	/** Whom a "yes, except…" can leave out: those whom the question covers first, then everybody else bound. */
	get excludable(): ParticipantView[] {
		const bound = seatedOf(this.#view()).filter(
			(person) => !person.family && person.promise === 'secrecy',
		);
		return [
			...bound.filter((person) => this.#covers(person)),
			...bound.filter((person) => !this.#covers(person)),
		];
	}

	#covers(person: ParticipantView): boolean {
		const { missions, persons } = this;
		if (persons.length > 0 && !persons.includes(person.id)) return false;
		const shares = (person.missions ?? []).some((mission) => missions.includes(mission));
		return missions.length > 0 ? shares : persons.length > 0;
	}

	toggleMission(id: MissionId): void {
		this.missions = toggled(this.missions, id);
	}
	togglePerson(id: ParticipantId): void {
		this.persons = toggled(this.persons, id);
	}

	get hasAudience(): boolean {
		return this.missions.length > 0 || this.persons.length > 0;
	}

	/** "informed" opens in some jurisdictions; elsewhere it is not asked. */
	get asksInformed(): boolean {
		return jurisdictionOf(this.#view().meeting.jurisdiction).opening.includes('informed');
	}

	get who(): string {
		const view = this.#view();
		const missions = (view.meeting.missions ?? [])
			.filter(({ id }) => this.missions.includes(id))
			.map(({ label }) => m.agree_who_mission({ mission: label }));
		const people = this.persons.map((id) => nameOf(view, id));
		const all = [...people, ...missions].filter(Boolean);
		return all.length > 0 ? listed(all) : m.agree_who_none();
	}

	get content(): string {
		const { section } = this;
		if (!section) return m.agree_content_all();
		return m.agree_content_part({ title: titleOf(this.#view(), section) });
	}

	/** Read aloud, in words of this country; what was explained is recorded as it was said. */
	get sentence(): string {
		const { content, who } = this;
		const names = this.#view().participants.map((person) => person.name);
		return m.agree_sentence({ content, who, purpose: inSentence(this.purpose, names) });
	}

	/** A child below the age is asked too, and a refusal wins over the parent's yes. */
	ownRefusal(row: Row): CommandInput {
		return this.command(row, { decision: 'refused', capacity: 'self' });
	}

	/** One question, and the same yes of each of these: sent as one, so that all of it is noted or nothing. */
	together(rows: readonly Row[]): CommandInput {
		const { missions, persons, purpose, form, who, content } = this;
		return {
			type: 'record-agreements',
			scope: this.scope === 'all' ? 'all' : [...this.scope],
			purpose,
			form,
			...happened(this.earlier),
			...(this.lasting && this.scope === 'all' && { lasting: true }),
			...(missions.length > 0 && { missions: [...missions] }),
			...(persons.length > 0 && { persons: [...persons] }),
			explained: { intention: purpose, withWhom: who, content },
			answers: rows.map(({ person, capacity }) => ({
				...{ person: person.id, decision: 'given', capacity },
			})),
		};
	}

	/** Whose yes can be noted with the others': heard here, and not noted yet. */
	get waiting(): Row[] {
		const view = this.#view();
		return this.rows.filter((row) => {
			const heard = row.heard || this.form === 'signed' || isMe(view, row.person.id);
			return heard && saidBy(view, row, this.scope) === null;
		});
	}

	command(row: Row, said: Said): CommandInput {
		const { missions, persons, purpose, form, who, content } = this;
		const base = {
			type: 'record-agreement' as const,
			person: row.person.id,
			scope: this.scope === 'all' ? ('all' as const) : [...this.scope],
			purpose,
			decision: said.decision,
			...happened(this.earlier),
			...(said.reason && { reason: said.reason }),
			...(said.except && said.except.length > 0 && { except: [...said.except] }),
			...(said.lift && said.lift.length > 0 && { lift: [...said.lift] }),
		};
		// a "no" refuses everybody, and what was not asked names nobody
		const capacity = said.capacity ?? row.capacity;
		if (said.decision === 'refused') return { ...base, capacity };
		const lasts = this.lasting && this.scope === 'all' && said.decision === 'given';
		return {
			...base,
			...(lasts && { lasting: true }),
			...(missions.length > 0 && { missions: [...missions] }),
			...(persons.length > 0 && { persons: [...persons] }),
			capacity,
			form,
			explained: { intention: purpose, withWhom: who, content },
		};
	}
}

/** Those whom the holder named; whoever reads by being concerned needs no agreement. */
const named = (section: SectionView): ParticipantId[] =>
	(section.opened?.named ?? section.readers.map(({ participantId }) => participantId)).filter(
		(id) => id !== section.holder && !section.about.includes(id),
	);

export const sectionOf = (scope: Scope): SectionId | null =>
	scope === 'all' ? null : (scope[0] ?? null);
