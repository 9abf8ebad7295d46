// A world: one meeting, its people by short names, and every command through the real core. Shared by all tests.
import { parseCommand, type CallMeeting, type CommandInput } from '#lib/domain/command.ts';
import { decide, readsText, tick } from '#lib/domain/decide.ts';
import { enter } from '#lib/domain/entering.ts';
import type {
	AccountId,
	DangerId,
	EntryId,
	MeetingId,
	ParticipantId,
	SectionId,
} from '#lib/domain/ids.ts';
import { callMeeting } from '#lib/domain/meeting/acts.ts';
import type { Answer, Meeting } from '#lib/domain/meeting/facts.ts';
import { access } from '#lib/domain/policy/access.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Kind, Presence } from '#lib/domain/table/facts.ts';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { viewOf, type Unversioned } from '#lib/domain/view/view-of.ts';
import type { SectionView } from '#lib/domain/view/view.ts';
import { DANGER, SAID } from './said.ts';
import { frozenText, presentText } from './present-text.ts';

export const MORNING = Date.UTC(2026, 10, 23, 9, 0, 0);
const MINUTE = 60_000;

type Retagging = Partial<Omit<Extract<CommandInput, { type: 'retag' }>, 'participantId' | 'type'>>;
type Invitation = Partial<Extract<CommandInput, { type: 'invite' }>>;

export class World {
	meeting: Meeting;
	at = MORNING;
	readonly people = new Map<string, ParticipantId>();
	readonly written = new Map<SectionId, string>();
	/** Parts whose words cannot be read from the disk. */
	readonly unreadable = new Set<SectionId>();
	#ids = 0;

	constructor(jurisdiction: JurisdictionId = 'be-fr', call: Partial<CallMeeting> = {}) {
		const called = callMeeting(
			{
				type: 'call-meeting',
				kind: 'network',
				purpose: 'Le retour en classe',
				jurisdiction,
				missions: ['youth-aid', 'activation', 'social-aid', 'care'].map((id) => ({
					id: id as never,
					label: id,
				})),
				...call,
			},
			{
				account: {
					id: 'account-carole' as AccountId,
					name: 'Carole',
					service: 'Coordination',
					function: 'coordinatrice',
					secrecy: 'bound',
				},
				jurisdictions: [jurisdiction],
				meeting: 'meeting' as MeetingId,
				at: this.at,
				newId: this.newId,
			},
		);
		if (isRefusal(called)) throw new Error(`not called: ${called.refused}`);
		this.meeting = called.meeting;
		this.people.set('carole', called.answer.participantId as ParticipantId);
	}

	readonly newId = (): string => `id-${String(++this.#ids).padStart(4, '0')}`;

	id(name: string): ParticipantId {
		const id = this.people.get(name);
		if (!id) throw new Error(`nobody is called ${name}`);
		return id;
	}

	/** Any command by anybody; the answer or the refusal. Time goes on by a minute. */
	try(
		name: string,
		input: CommandInput,
		entry: string | null = null,
		hand?: string,
	): Answer | Refusal {
		const command = parseCommand(input);
		if (isRefusal(command)) return command;
		this.at += MINUTE;
		this.meeting = tick(this.meeting, this.at).meeting;
		const result = decide(this.meeting, command, {
			actor: { participant: this.id(name), entry: entry as never },
			at: this.at,
			newId: this.newId,
			...(hand !== undefined && { hand: this.id(hand) }),
			text: presentText(this.written.get(readsText(command)!) ?? ''),
			frozen: new Map(
				[...this.meeting.sections.sections.keys()]
					.filter((id) => !this.unreadable.has(id))
					.map((id) => [id, frozenText(this.written.get(id) ?? '')]),
			),
		});
		if (isRefusal(result)) return result;
		this.meeting = result.meeting;
		return result.answer;
	}

	/** A command that must succeed; `hand`: by whose device. */
	do(name: string, input: CommandInput, hand?: string): Answer {
		const result = this.try(name, input, null, hand);
		if (isRefusal(result))
			throw new Error(`${name} ${input.type}: ${result.refused} ${result.field ?? ''}`);
		return result;
	}

	invite(name: string, invitation: Invitation = {}): ParticipantId {
		const { participantId } = this.do('carole', {
			type: 'invite',
			name,
			kind: 'professional',
			secrecy: 'bound',
			missions: [],
			...invitation,
		});
		this.people.set(name, participantId as ParticipantId);
		return participantId as ParticipantId;
	}

	bound(name: string, ...missions: string[]): ParticipantId {
		return this.invite(name, { missions: missions as never });
	}

	teacher(name: string): ParticipantId {
		return this.invite(name, { secrecy: 'discretion' });
	}

	family(
		name: string,
		kind: 'adult' | 'parent' | 'young-person' = 'parent',
		more: Invitation = {},
	) {
		return this.invite(name, { kind, secrecy: 'none', ...more });
	}

	/** Somebody of the other kinds, with the secrecy that goes with the kind. */
	seat(name: string, kind: Kind, more: Invitation = {}): ParticipantId {
		const bound = ['lawyer', 'intern', 'superior'].includes(kind);
		const secrecy = kind === 'authority' ? kind : bound ? 'bound' : 'none';
		return this.invite(name, { kind, secrecy, ...more });
	}

	start(): this {
		this.do('carole', { type: 'start-meeting' });
		return this;
	}

	inRoom(...names: string[]): this {
		for (const name of names) this.presence(name, 'in-room');
		return this;
	}

	presence(name: string, presence: Presence): this {
		this.do('carole', { type: 'record-presence', participantId: this.id(name), presence });
		return this;
	}

	phase(...names: string[]): this {
		const present = names.map((name) => this.id(name));
		this.do('carole', { type: 'start-phase', title: 'Une étape', present });
		return this;
	}

	retag(name: string, more: Retagging, by = 'carole'): this {
		this.do(by, { type: 'retag', participantId: this.id(name), ...more });
		return this;
	}

	remove(name: string): void {
		this.do('carole', { type: 'remove', participantId: this.id(name) });
	}

	/** The person accompanied, or the supervisor, makes a link true. */
	confirm(by: string, name: string): this {
		this.do(by, { type: 'confirm-link', participantId: this.id(name) });
		return this;
	}

	/** A later device of somebody; without the word, common parts only. */
	device(name: string, whole = false): EntryId {
		const { at, newId } = this;
		const entered = enter(this.meeting, this.id(name), { whole, at, newId });
		if (isRefusal(entered)) throw new Error(entered.refused);
		this.meeting = entered.decided.meeting;
		return entered.entry;
	}

	/** The clock goes on, and what time ends has ended. */
	wait(milliseconds: number): this {
		this.at += milliseconds;
		this.meeting = tick(this.meeting, this.at).meeting;
		return this;
	}

	/** What one person may do with a section, and by which rule: "read P5". */
	may(name: string, section: SectionId, entry: string | null = null): string {
		const reader = { participant: this.id(name), entry: entry as never };
		const { access: may, rule } = access(this.meeting, reader, section, this.at);
		return `${may} ${rule}`;
	}

	/** The person says yes, aloud, noted by the coordinator unless somebody else is named. */
	agrees(
		name: string,
		more: Partial<Extract<CommandInput, { type: 'record-agreement' }>> = {},
		by = 'carole',
	): Answer {
		return this.do(by, { ...this.agreement(name), ...more });
	}

	agreement(name: string): Extract<CommandInput, { type: 'record-agreement' }> {
		return { ...SAID, type: 'record-agreement', person: this.id(name), scope: 'all' };
	}

	/** An act toward an addressee, with the family told later unless something else is said. */
	danger(
		name: string,
		more: Partial<Extract<CommandInput, { type: 'record-danger' }>> = {},
	): DangerId {
		const { dangerId } = this.do(name, { ...DANGER, ...more });
		return dangerId as DangerId;
	}

	/** A shared secret of `holder` about `about`, opened to those whom the rules allow, or to `readers`. */
	secret(
		holder: string,
		about: readonly string[],
		more: { missions?: string[]; readers?: string[]; title?: string; writers?: string[] } = {},
	): SectionId {
		const { sectionId } = this.do(holder, {
			type: 'create-section',
			kind: 'secret',
			about: about.map((name) => this.id(name)),
			missions: (more.missions ?? ['youth-aid']) as never,
			title: more.title ?? 'Ce qui pèse',
		});
		this.open(holder, sectionId as SectionId, more);
		return sectionId as SectionId;
	}

	create(
		holder: string,
		kind: 'draft' | 'common' | 'secret' | 'reserved' | 'extract',
		more: Partial<Extract<CommandInput, { type: 'create-section' }>> = {},
	): SectionId {
		const { sectionId } = this.do(holder, { type: 'create-section', kind, ...more });
		return sectionId as SectionId;
	}

	/** A part for the whole table, opened. */
	common(holder: string, title = 'Pour tous'): SectionId {
		const section = this.create(holder, 'common', { title });
		this.open(holder, section);
		return section;
	}

	/** A confidence about one person, opened to those named. */
	reserved(holder: string, about: string, readers: readonly string[], title = 'Confié'): SectionId {
		const section = this.create(holder, 'reserved', {
			about: [this.id(about)],
			missions: ['youth-aid'] as never,
			title,
		});
		this.open(holder, section, { readers: [...readers] });
		return section;
	}

	open(
		holder: string,
		sectionId: SectionId,
		more: { readers?: string[]; writers?: string[] } = {},
	): void {
		this.do(holder, {
			type: 'open-section',
			sectionId,
			purpose: 'préparer la suite',
			necessity: 'sans cela, pas d’aide',
			...(more.readers && { readers: more.readers.map((name) => this.id(name)) }),
			...(more.writers && { writers: more.writers.map((name) => this.id(name)) }),
		});
	}

	view(name: string, entry: string | null = null): Unversioned {
		const reader = { participant: this.id(name), entry: entry as never };
		const view = viewOf(this.meeting, reader, this.at);
		if (!view) throw new Error(`${name} is not at the table`);
		return view;
	}

	sees(name: string, section: SectionId): SectionView | undefined {
		return this.view(name).sections.find(({ id }) => id === section);
	}

	/** The short names of everyone who reads a section, in alphabetical order. */
	readers(section: SectionId): string[] {
		return [...this.people.keys()]
			.filter((name) => {
				const person = this.meeting.table.participants.get(this.id(name));
				return person?.seated === true && !person.removed;
			})
			.filter((name) => this.sees(name, section) !== undefined)
			.sort();
	}
}

/** Situation 5: a mission, another mission of the same employer, a teacher, a mother and her son. */
export function networkWorld(jurisdiction: JurisdictionId = 'be-fr'): World {
	const world = new World(jurisdiction);
	world.bound('amo', 'youth-aid');
	world.bound('amo2', 'youth-aid');
	world.bound('insertion', 'activation');
	world.teacher('marc');
	world.family('mother');
	world.family('son', 'young-person', { bornOn: '2011-03-01', childOf: [world.id('mother')] });
	return world.start().inRoom('mother', 'son', 'amo', 'amo2', 'marc');
}
