// The accepted commands of a meeting, folded into plain facts for the oracle. It judges nothing but the list of readers.
import type { Command, CommandOf } from '#lib/domain/command.ts';
import {
	AGREEMENT_LASTS_MS,
	AWAY,
	CLOSING,
	EXTRACT_LASTS_MS,
	fits,
	isHere,
	MAJORITY,
	OWN_WORD,
	placeOf,
	THERE,
} from './plain-facts.ts';
import type { Called, Part, Person, Place, Said, Told } from './plain-facts.ts';

type Words = Pick<Said, 'missions' | 'persons' | 'except' | 'lift'>;
type How = Pick<CommandOf<'record-agreement'>, 'capacity' | 'lasting'> & { until: number };
type Statement = Pick<Said, 'person' | 'scope' | 'decision'> & Partial<Words & How>;
type Tags = Pick<Person, 'kind' | 'secrecy'> &
	Partial<Omit<CommandOf<'invite'>, 'kind' | 'secrecy' | 'type'>>;

export class Course {
	readonly people = new Map<string, Person>();
	readonly parts = new Map<string, Part>();
	readonly said: Said[] = [];
	phase: 'everyone' | readonly string[] | null = null;
	at = 0;
	readonly jurisdiction: string;
	readonly isConference: boolean;
	#order = 0;

	constructor({ jurisdiction, kind }: Called, caller: string) {
		this.jurisdiction = jurisdiction;
		this.isConference = kind === 'case-conference';
		this.#join(caller, { kind: 'professional', secrecy: 'bound' }, true);
	}

	person = (id: string): Person => this.people.get(id)!;

	/** Who opens in this person's name: they, who represents them, or, where discernment decides, either. */
	speaker(id: string): 'self' | 'representative' | 'either' {
		const { kind, bornOn } = this.person(id);
		if (kind !== 'young-person') return 'self';
		const below = this.jurisdiction === 'be-fr' ? 'representative' : 'either';
		if (bornOn === null) return below;
		const [year = 0, month = 1, day = 1] = bornOn.split('-').map(Number);
		const from = this.jurisdiction === 'be-fr' ? OWN_WORD : MAJORITY;
		return Date.UTC(year + from, month - 1, day) <= this.at ? 'self' : below;
	}

	isHere = (person: Person): boolean => isHere(person, this.at);

	/** In its `present`, and not recorded away. */
	inPhase(person: Person): boolean {
		const { phase } = this;
		if (!phase || !this.isHere(person) || AWAY.includes(person.presence)) return false;
		return phase === 'everyone' || phase.includes(person.id);
	}

	isAuthorityNear(): boolean {
		if (this.isConference) return false;
		const isNear = (one: Person) =>
			this.inPhase(one) || ['in-room', 'remote'].includes(one.presence);
		return [...this.people.values()].some(
			(one) => one.secrecy === 'authority' && this.isHere(one) && isNear(one),
		);
	}

	take({ command, by, made }: Told): void {
		this.#order += 1;
		this.#happen(command, by, made);
	}

	#happen(command: Command, by: string, made: string): void {
		switch (command.type) {
			case 'invite':
				return this.#join(made, command, true);
			case 'name-person':
				return this.#join(made, { ...command, secrecy: 'none' }, false);
			case 'retag':
				return this.#retag(command);
			case 'remove':
				this.person(command.participantId).gone = true;
				return;
			case 'confirm-link':
			case 'end-link':
				this.person(command.participantId).confirmed = command.type === 'confirm-link';
				return;
			case 'record-notice':
				this.person(command.participantId).noticed = true;
				return;
			case 'record-participation':
				return this.#takePart(command);
			case 'entrust-section':
				return this.#entrust(command);
			case 'agree-extract':
				return this.#agree(by, command);
			case 'edit-extract':
				return this.#edit(command);
			case 'confide-section':
				Object.assign(this.parts.get(command.sectionId)!, { kind: 'confided', holder: command.to });
				return;
			case 'write-beside':
				this.#create(made, by, { type: 'create-section', about: [by as never] });
				Object.assign(this.parts.get(made)!, { kind: 'own-words', beside: command.sectionId });
				return;
			case 'withhold-section':
				return void this.parts.get(command.sectionId)!.withheld.add(command.person);
			case 'end-withholding':
				return void this.parts.get(command.sectionId)!.withheld.delete(command.person);
			case 'record-presence':
				this.person(command.participantId).presence = command.presence;
				return;
			case 'record-agreement':
				return void this.#say(by, command);
			case 'withdraw-agreement':
				return void this.#say(by, { ...command, decision: 'withdrawn' });
			case 'pause-sharing':
				return void this.#say(by, { ...command, scope: 'all', decision: 'paused' });
			case 'create-section':
				return this.#create(made, by, command);
			case 'classify-section':
				return this.#classify(command);
			case 'open-section':
				return this.#open(command);
			case 'widen-section':
				return this.#widen(command);
			case 'close-section':
			case 'take-back':
				return this.#close(command);
			case 'start-meeting':
			case 'start-phase':
				this.phase = command.type === 'start-phase' ? command.present : 'everyone';
				return;
			case 'end-meeting':
				this.phase = null;
				return;
			case 'adopt-minutes':
				return this.#adopt();
			case 'record-agreements':
			case 'confirm-agreement':
			case 'admit-entry':
			case 'answer-part':
			case 'mark-part':
			case 'move-words':
			case 'offer-copy':
			case 'propose-minutes':
			case 'remark-minutes':
			case 'record-danger':
			case 'share-danger':
			case 'inform-family':
			case 'record-decision':
			case 'renew-code':
			case 'retitle-section':
			case 'end-dictation':
			case 'open-dictated':
			case 'write-for':
			case 'give-undertaking':
			case 'tell-earshot':
			case 'lay-ground-rules':
			case 'record-ground-rules-read':
				return;
		}
	}

	#join(id: string, tags: Tags, seated: boolean): void {
		const { kind, secrecy, missions = [], childOf = [], bornOn = null, until = null } = tags;
		const link = tags.accompanies ?? tags.supervisor ?? null;
		const tagged = { kind, secrecy, missions, childOf, bornOn, until, link };
		const unknown = { presence: 'expected', gone: false, confirmed: false, noticed: false };
		this.people.set(id, { id, seated, ...tagged, ...unknown });
	}

	#retag({ participantId, accompanies, supervisor, ...tags }: CommandOf<'retag'>): void {
		const person = this.person(participantId);
		const { kind, secrecy, missions, childOf, bornOn, until } = { ...person, ...tags };
		const isLinked = accompanies !== undefined || supervisor !== undefined;
		const link = isLinked ? (accompanies ?? supervisor ?? null) : person.link;
		const isSame = link === person.link && kind === person.kind && secrecy === person.secrecy;
		const confirmed = person.confirmed && isSame;
		person.noticed &&= kind === person.kind;
		Object.assign(person, { kind, secrecy, missions, childOf, bornOn, until, link, confirmed });
	}

	#create(id: string, holder: string, command: CommandOf<'create-section'>): void {
		const { kind = 'draft', about = [], missions = [], until = null } = command;
		const unopened = { scribe: null, takingPart: [], open: false, named: null, writers: null };
		const nobody = {
			order: 0,
			there: new Set<string>(),
			places: new Map<string, Place>(),
			...{ beside: null, withheld: new Set<string>(), yes: new Map<string, never>() },
		};
		this.parts.set(id, { id, holder, kind, about, missions, until, ...unopened, ...nobody });
	}

	#classify({ sectionId, ...command }: CommandOf<'classify-section'>): void {
		const part = this.parts.get(sectionId)!;
		const { kind, about, missions, until } = { ...part, ...command };
		Object.assign(part, { kind, about, missions, until });
	}

	#open({ sectionId, readers, writers }: CommandOf<'open-section'>): void {
		const part = this.parts.get(sectionId)!;
		const opening = { order: this.#order, there: this.#there(), places: new Map() };
		Object.assign(part, opening, { named: readers ?? null, writers: writers ?? null, open: true });
		this.#name(part, readers ?? this.#fitting(part));
	}

	/** Whom the rules allow now, or would allow but for an agreement. */
	#fitting(part: Part): string[] {
		const people = part.kind === 'secret' && !this.isConference ? [...this.people.values()] : [];
		return people.filter((one) => fits(one, part, this)).map(({ id }) => id);
	}

	#name(part: Part, readers: readonly string[]): void {
		for (const reader of readers.filter((one) => one !== part.holder))
			part.places.set(reader, placeOf(this.#order, this.#there(), true));
	}

	#widen({ sectionId, readers, missions = [] }: CommandOf<'widen-section'>): void {
		const part = this.parts.get(sectionId)!;
		const added = this.#fitting({ ...part, missions });
		part.missions = [...part.missions, ...missions];
		this.#name(part, readers ?? added);
	}

	#takePart({ sectionId, participantId }: CommandOf<'record-participation'>): void {
		const part = this.parts.get(sectionId)!;
		part.takingPart = [...part.takingPart, participantId];
	}

	/** Each of the two reads from now on as holder, or if named anew. */
	#entrust({ sectionId, to }: CommandOf<'entrust-section'>): void {
		const part = this.parts.get(sectionId)!;
		// to oneself, nothing changes hands
		if (part.holder === to) return;
		const both = [part.holder, to];
		for (const id of both) part.places.delete(id);
		for (const place of part.places.values()) place.covered = false;
		part.writers = part.writers?.filter((writer) => !both.includes(writer)) ?? null;
		part.holder = to;
	}

	/** Of a part only some words: that changes nothing of who reads the rest. */
	#close(command: CommandOf<'close-section' | 'take-back'>): void {
		const { type, sectionId, readers } = command;
		const part = this.parts.get(sectionId)!;
		if (type === 'take-back' && command.passage) return;
		if (type === 'take-back' || readers === undefined) return this.shut(part);
		for (const reader of readers)
			if (!part.about.includes(reader)) part.places.get(reader)!.off = true;
	}

	/** By default a secret, and what was said without an end, lives until then: who was named reads it no more. */
	#adopt(): void {
		for (const said of this.said)
			if (said.thisMeeting && !said.over) [said.over, said.until] = [true, this.at];
		for (const part of this.parts.values()) {
			if (!part.open || part.until !== null || !['secret', 'reserved'].includes(part.kind))
				continue;
			for (const [id, place] of part.places)
				if (place.listed && !part.about.includes(id)) place.off = true;
		}
	}

	/** What was agreed was agreed for this opening. */
	shut(part: Part): void {
		part.open = false;
		this.#lapse(part);
	}

	#lapse(part: Part): void {
		for (const { said } of part.yes.values()) said.over = true;
		part.yes.clear();
	}

	/** Words that are written again are agreed again, and nobody said no. */
	#edit({ sectionId, until }: CommandOf<'edit-extract'>): void {
		const part = this.parts.get(sectionId)!;
		part.until = until ?? part.until;
		for (const place of part.places.values()) place.covered = false;
		this.#lapse(part);
	}

	/** A yes to these very words, for those whom they are addressed to at this moment. */
	#agree(by: string, { sectionId, person, digest, capacity }: CommandOf<'agree-extract'>): void {
		const part = this.parts.get(sectionId)!;
		const listed = [...part.places].filter(([, { listed: named, off }]) => named && !off);
		const lasts = part.until === null ? AGREEMENT_LASTS_MS : EXTRACT_LASTS_MS;
		const until = Math.min(part.until ?? Infinity, this.at + lasts);
		const isSelf = by === person || !this.person(person).childOf.includes(by);
		const only = this.speaker(person) === 'representative' ? 'representative' : 'self';
		const spoken =
			capacity ?? (isSelf || this.speaker(person) === 'self' ? only : 'representative');
		const persons = listed.map(([id]) => id);
		const statement = { person, scope: [sectionId], decision: 'given', persons, until };
		part.yes.set(person, { digest, said: this.#say(by, { ...statement, capacity: spoken }) });
	}

	#say(by: string, statement: Statement): Said {
		const { person, scope, decision } = statement;
		const { missions = [], persons = [], except = [], lift = [], capacity } = statement;
		const isParent = by !== person && this.person(person).childOf.includes(by);
		const isInstead =
			this.speaker(person) !== 'self' && (capacity ? capacity === 'representative' : isParent);
		const lasts = statement.until ?? this.at + AGREEMENT_LASTS_MS;
		const said: Said = {
			...{ order: this.#order, at: this.at, person, scope, decision },
			...{ missions, persons, except, lift },
			voice: isInstead ? 'representative' : 'self',
			until: CLOSING.includes(decision) ? null : lasts,
			thisMeeting:
				!CLOSING.includes(decision) && statement.until === undefined && !statement.lasting,
			assent:
				decision === 'informed' && capacity === 'self' && this.speaker(person) === 'representative',
			...{ over: false, void: false },
		};
		this.said.push(said);
		return said;
	}

	#there(): ReadonlySet<string> {
		const present = [...this.people.values()].filter((one) => THERE.includes(one.presence));
		return new Set(present.map(({ id }) => id));
	}
}
