// A demo meeting in the making: people and parts by short names, every act through the meeting's own commands.
import { createHash } from 'node:crypto';
import { parseCallMeeting, parseCommand, type CallMeetingInput } from '#lib/domain/command.ts';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import type { Kind, Secrecy } from '#lib/domain/table/facts.ts';
import type { SectionView, View } from '#lib/domain/view/view.ts';
import type { Store } from '../store/ports.ts';
import type { Done } from '../live/answering.ts';
import type { CallingAccount, Hosts } from '../live/hosts.ts';
import { write } from './scribe.ts';

/** What the demo is told into: the very server that people use. */
export interface Stage {
	readonly hosts: Hosts;
	readonly store: Pick<Store, 'meetings'>;
	/** A professional account of the house, where it has one. */
	readonly colleague: string | undefined;
}

type Fields = Record<string, unknown>;

export interface Invitation {
	readonly name: string;
	readonly kind: Kind;
	readonly secrecy: Secrecy;
	readonly missions?: readonly string[];
	readonly [field: string]: unknown;
}

export interface Part {
	readonly title: string;
	readonly kind: SectionView['kind'];
	/** Short names of the persons concerned. */
	readonly about?: readonly string[];
	readonly missions?: readonly string[];
	readonly thirdPersons?: readonly string[];
	/** Of an extract: it ends then. */
	readonly until?: string;
	/** Stands in these words and nowhere else in the world. */
	readonly canary: string;
	readonly words: readonly string[];
}

export interface Seated {
	readonly id: ParticipantId;
	readonly name: string;
	readonly kind: Kind;
	readonly secrecy: Secrecy;
	readonly missions: readonly string[];
	/** null: enters by account. */
	readonly code: string | null;
}

export interface Written {
	readonly id: SectionId;
	readonly holder: string;
	readonly part: Part;
}

export class DemoTable {
	readonly #stage: Stage;
	readonly #call: CallMeetingInput;
	#meeting = '';
	readonly seats = new Map<string, Seated>();
	readonly parts = new Map<string, Written>();

	constructor(stage: Stage, call: Omit<CallMeetingInput, 'type' | 'date'>) {
		this.#stage = stage;
		this.#call = { ...call, type: 'call-meeting', date: new Date().toISOString().slice(0, 10) };
	}

	get meeting(): string {
		return this.#meeting;
	}

	get colleague(): string | undefined {
		return this.#stage.colleague;
	}

	get purpose(): string {
		return this.#call.purpose;
	}

	get kind(): string {
		return this.#call.kind;
	}

	id(name: string): ParticipantId {
		const seat = this.seats.get(name);
		if (!seat) throw new Error(`nobody at this table is called ${name}`);
		return seat.id;
	}

	ids(...names: string[]): ParticipantId[] {
		return names.map((name) => this.id(name));
	}

	part(name: string): SectionId {
		const written = this.parts.get(name);
		if (!written) throw new Error(`no part of this meeting is called ${name}`);
		return written.id;
	}

	/** Calls the meeting; the caller is `carole` from then on, whatever their name. */
	async called(caller: CallingAccount): Promise<void> {
		const { id } = orThrow(
			'call-meeting',
			await this.#stage.hosts.call(caller, parsed(this.#call)),
		);
		this.#meeting = id;
		const { name, secrecy, id: account } = caller.account;
		const participant = await this.#seatOf(account);
		const seat = { id: participant, name, kind: 'professional', missions: [], code: null } as const;
		this.seats.set('carole', { ...seat, secrecy });
	}

	async invites(name: string, invitation: Invitation): Promise<void> {
		const missions = invitation.missions ?? [];
		const made = await this.does('carole', 'invite', { ...invitation, missions });
		const { kind, secrecy } = invitation;
		this.seats.set(name, {
			id: made.participantId as ParticipantId,
			name: invitation.name,
			kind,
			secrecy,
			missions,
			code: made.code ?? null,
		});
	}

	/** A command that must succeed. */
	async does(name: string, type: string, fields: Fields = {}): Promise<Done> {
		const command = parseCommand({ type, ...fields });
		const reader = { participant: this.id(name), entry: null };
		const made = isRefusal(command)
			? command
			: await this.#stage.hosts.command(this.#meeting, reader, command);
		return orThrow(`${name}: ${type}`, made);
	}

	async are(presence: string, ...names: string[]): Promise<void> {
		for (const participantId of this.ids(...names))
			await this.does('carole', 'record-presence', { participantId, presence });
	}

	/** Aloud, in the room, noted by the coordinator unless somebody else is named. */
	agrees(name: string, fields: Fields, by = 'carole'): Promise<Done> {
		return this.does(by, 'record-agreement', {
			person: this.id(name),
			scope: 'all',
			decision: 'given',
			capacity: 'self',
			form: 'spoken',
			...fields,
		});
	}

	/** Writes a part of one's own, word by word as any page does. */
	async writes(name: string, key: string, part: Part): Promise<void> {
		const { title, kind, missions, thirdPersons, until } = part;
		const about = this.ids(...(part.about ?? []));
		const fields = { title, kind, about, missions: missions ?? [] };
		const { sectionId } = await this.does(name, 'create-section', {
			...fields,
			...(thirdPersons && { thirdPersons }),
			...(until && { until }),
		});
		const id = sectionId as SectionId;
		this.parts.set(key, { id, holder: name, part });
		const reader = { participant: this.id(name), entry: null };
		const place = { meeting: this.#meeting, reader, section: id };
		await write(this.#stage.hosts, place, part.words);
	}

	opens(key: string, fields: Fields = {}): Promise<Done> {
		const { holder, id } = this.parts.get(key)!;
		return this.does(holder, 'open-section', { sectionId: id, ...fields });
	}

	/** Read out, word for word, and each of them says yes. */
	async agreesWordForWord(key: string, ...people: string[]): Promise<void> {
		const { holder, id: sectionId, part } = this.parts.get(key)!;
		const digest = createHash('sha256').update(part.words.join('\n'), 'utf8').digest('hex');
		for (const person of this.ids(...people))
			await this.does(holder, 'agree-extract', { sectionId, person, digest });
	}

	async view(name: string): Promise<View> {
		const reader = { participant: this.id(name), entry: null };
		const view = await this.#stage.hosts.view(this.#meeting, reader);
		return orThrow(`${name} looks`, view);
	}

	async #seatOf(account: string): Promise<ParticipantId> {
		const seats = await this.#stage.store.meetings.seatsOfAccount(account);
		const seat = seats.find(({ meeting }) => meeting === this.#meeting);
		if (!seat) throw new Error('the caller has no seat');
		return seat.participant as ParticipantId;
	}
}

function parsed(call: CallMeetingInput) {
	const command = parseCallMeeting(call);
	return orThrow('call-meeting', command);
}

function orThrow<Value extends object>(what: string, value: Value | Refusal): Value {
	if (isRefusal(value)) throw new Error(`${what}: ${value.refused} ${value.field ?? ''}`);
	return value;
}
