// What each page is told after a fact: closes first, everywhere; then its view if it changed, and what opens (W41).
import type { MeetingId, Moment, ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import { momentOf } from '#lib/domain/decide.ts';
import { access, type Reader } from '#lib/domain/policy/access.ts';
import type { Grant } from '#lib/domain/view/grant.ts';
import { NOT_IN_MEETING, TRY_LATER } from '#lib/sync/close-codes.ts';
import { controlFrame } from '#lib/sync/control.ts';
import { StorageError } from '../store/errors.ts';
import type { ClientIdRow, SectionStore } from '../store/ports.ts';
import type { Channel } from './channel.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Deliveries } from './deliveries.ts';
import type { Room } from './room.ts';
import { NO_TOKEN } from './resume.ts';
import type { Rooms } from './rooms.ts';
import { sightOf, type Sight } from './sight.ts';

export interface TellingInit {
	readonly id: MeetingId;
	/** The meeting as it is on disk, now. */
	readonly meeting: () => Meeting;
	readonly store: SectionStore;
	readonly deliveries: Deliveries;
	readonly rooms: Rooms;
	readonly clock: Clock;
	/** 32 random bits, for a client id of this person. */
	readonly random: (whose: ParticipantId) => number;
	readonly report: (what: string, error: unknown) => void;
}

/** What a page that comes back or comes first is given besides. */
export interface Welcome {
	readonly resume: string;
	/** Client ids that it keeps. */
	readonly kept: readonly ClientIdRow[];
}

interface Opening {
	readonly room: Room;
	readonly grant: Grant;
	readonly clientId: number;
	readonly kept: boolean;
}

interface Plan {
	readonly connection: Connection;
	readonly sight: Sight;
	readonly openings: readonly Opening[];
	/** What this reader may read and cannot be given now (W16). */
	readonly unreadable: readonly SectionId[];
}

const keyOf = ({ participant, entry }: Reader): string => JSON.stringify([participant, entry]);

export class Telling {
	readonly #init: TellingInit;

	constructor(init: TellingInit) {
		this.#init = init;
	}

	/** After a fact: takes back what may no longer be had, everywhere, before anything else is told. */
	async changed(connections: readonly Connection[]): Promise<void> {
		const meeting = this.#init.meeting();
		const at = this.#at();
		const live = connections.filter(({ seat }) => seat !== null);
		for (const { reader, out } of live)
			out.close(out.open.filter((channel) => !stillStands(meeting, reader, channel, at)));
		await this.#tell(live, this.#sights(), new Map());
	}

	/** To pages that were just let in, or lack a channel. */
	show(
		connections: readonly Connection[],
		welcomes: ReadonlyMap<Connection, Welcome> = new Map(),
	): Promise<void> {
		return this.#tell(connections, this.#sights(), welcomes);
	}

	async #tell(
		connections: readonly Connection[],
		sights: (reader: Reader) => Sight | null,
		welcomes: ReadonlyMap<Connection, Welcome>,
	): Promise<void> {
		const seen = connections.flatMap((connection) => {
			const sight = sights(connection.reader);
			closeRest(connection, sight);
			if (!sight) connection.end(NOT_IN_MEETING);
			return sight ? [{ connection, sight }] : [];
		});
		const rooms = await this.#openRooms(seen);
		const plans = seen.map(({ connection, sight }) => ({
			connection,
			sight,
			openings: this.#openings(connection, sight, rooms, welcomes.get(connection)?.kept ?? []),
			unreadable: [...sight.grants.keys()].filter(
				(section) => rooms.get(section) === null && !connection.out.channelOf(section),
			),
		}));
		const stored = await this.#issue(plans);
		for (const plan of plans) {
			if (!stored && plan.openings.length > 0) plan.connection.end(TRY_LATER);
			else send(plan, welcomes.get(plan.connection)?.resume);
		}
	}

	#at(): Moment {
		return momentOf(this.#init.meeting(), this.#init.clock.now());
	}

	/** One restriction per reader and fact, however many pages they have. */
	#sights(): (reader: Reader) => Sight | null {
		const meeting = this.#init.meeting();
		const at = this.#at();
		const known = new Map<string, Sight | null>();
		return (reader) => {
			const key = keyOf(reader);
			const found = known.get(key);
			if (found !== undefined) return found;
			const sight = sightOf(meeting, reader, at);
			known.set(key, sight);
			return sight;
		};
	}

	/** The rooms of all sections that some page lacks; null for those that cannot be read. */
	async #openRooms(
		seen: readonly { connection: Connection; sight: Sight }[],
	): Promise<ReadonlyMap<SectionId, Room | null>> {
		const lacking = new Map<SectionId, number>();
		for (const { connection, sight } of seen)
			for (const [section, { generation }] of sight.grants)
				if (!connection.out.channelOf(section)) lacking.set(section, generation);
		const rooms = await Promise.all(
			[...lacking].map(
				async ([section, generation]) =>
					[section, await this.#init.rooms.open(section, generation)] as const,
			),
		);
		return new Map(rooms);
	}

	#openings(
		{ out, reader }: Connection,
		{ grants }: Sight,
		rooms: ReadonlyMap<SectionId, Room | null>,
		kept: readonly ClientIdRow[],
	): Opening[] {
		return [...grants.values()].flatMap((grant) => {
			const room = rooms.get(grant.section);
			if (!room || out.channelOf(grant.section)) return [];
			const before = keptId(grant, kept);
			const random = () => this.#init.random(reader.participant);
			const clientId = before ?? room.newClientId(random);
			return [{ room, grant, clientId, kept: before !== undefined }];
		});
	}

	/** Client ids and deliveries, on disk before the first byte of a section leaves; false when the store cannot now. */
	async #issue(plans: readonly Plan[]): Promise<boolean> {
		const rows = plans.flatMap((plan) => this.#rowsOf(plan));
		if (rows.length === 0) return true;
		const { store, deliveries, clock, report } = this.#init;
		try {
			await Promise.all([store.issue(rows), deliveries.note(rows, clock.now())]);
		} catch (error) {
			if (!(error instanceof StorageError)) throw error;
			report('nothing can be opened now', error);
			return false;
		}
		for (const { connection, openings } of plans)
			for (const { room, clientId } of openings) room.give(clientId, connection.reader.participant);
		return true;
	}

	#rowsOf({ connection, openings }: Plan): ClientIdRow[] {
		const { seat, reader } = connection;
		if (!seat) return [];
		return openings.flatMap(({ grant, clientId }) => {
			const { section, generation, since } = grant;
			const { participant } = reader;
			const row = { meeting: this.#init.id, section, generation, participant, since };
			const over = connection.out.over(section, generation);
			return [
				...over.map((id) => ({ ...row, clientId: id, resumeHash: NO_TOKEN })),
				{ ...row, clientId, resumeHash: seat.resumeHash },
			];
		});
	}
}

/** The id that a page keeps: the right unbroken, the text the same generation (W15). */
const keptId = (grant: Grant, kept: readonly ClientIdRow[]): number | undefined =>
	kept.find(
		({ section, generation, since }) =>
			section === grant.section && generation === grant.generation && since === grant.since,
	)?.clientId;

/** The decision alone, without the view around it: closes do not wait for what the others will read. */
function stillStands(meeting: Meeting, reader: Reader, channel: Channel, at: Moment): boolean {
	const { section, generation } = channel.room;
	const now = access(meeting, reader, section, at).access;
	const current = meeting.sections.sections.get(section)?.generation;
	return now === channel.access && current === generation;
}

/** INVARIANT: no channel without a grant survives the telling, whatever the quick look said. */
function closeRest({ out }: Connection, sight: Sight | null): void {
	out.close(out.open.filter((channel) => !channel.isFor(sight?.grants.get(channel.room.section))));
}

function send({ connection, sight, openings, unreadable }: Plan, resume: string | undefined): void {
	const { seat, out } = connection;
	if (!seat) return;
	if (resume !== undefined) out.view(controlFrame({ type: 'view', view: sight.view, resume }));
	else if (sight.print !== seat.print && sight.view.version !== seat.version) out.view(sight.frame);
	if (sight.print !== seat.print) seat.version = sight.view.version;
	seat.print = sight.print;
	for (const { grant, ...opening } of openings)
		out.openChannel({ ...opening, access: grant.access });
	out.unreadable(unreadable);
	out.flush();
	out.pump();
}
