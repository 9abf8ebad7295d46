// The pages of one meeting: who is let in with what, who comes back, who leaves.
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import { wordsOf } from '#lib/domain/meeting/facts.ts';
import { NOT_IN_MEETING, TRY_LATER, type ServerCloseCode } from '#lib/sync/close-codes.ts';
import { StorageError } from '../store/errors.ts';
import type { ClientIdRow } from '../store/ports.ts';
import type { Connection, Who } from './connection.ts';
import { hashOfToken, newToken, type Resumption } from './resume.ts';
import type { Telling, Welcome } from './telling.ts';

export interface PagesInit {
	readonly meeting: () => Meeting;
	readonly telling: Telling;
	readonly resumption: Resumption;
}

export class Pages {
	readonly #init: PagesInit;
	readonly #pages = new Set<Connection>();
	/** Told to go, with bytes still in their sockets. */
	readonly #lingering = new Set<Connection>();

	constructor(init: PagesInit) {
		this.#init = init;
	}

	get size(): number {
		return this.#pages.size;
	}

	get all(): readonly Connection[] {
		return [...this.#pages];
	}

	add(connection: Connection): void {
		this.#pages.add(connection);
	}

	/** Its good-bye was said; what it sent before still counts. */
	leaving(connection: Connection): void {
		if (connection.lingers) this.#lingering.add(connection);
	}

	/** The mailbox has come to its good-bye. */
	forget(connection: Connection): void {
		this.#pages.delete(connection);
		for (const channel of connection.out.open) connection.out.forget(channel);
	}

	/** After a fact: closes first, then the rest (W41). */
	changed(): Promise<void> {
		for (const connection of this.#lingering) if (connection.lingers) connection.cut();
		this.#lingering.clear();
		return this.#init.telling.changed(this.all.filter(({ seat }) => seat !== null));
	}

	/** Tries once more to open what some page lacks (W16). */
	again(): Promise<void> {
		return this.#init.telling.show(this.all.filter(({ seat }) => seat !== null));
	}

	/** Sends what had to wait while nothing could leave. */
	pump(): void {
		for (const connection of this.#pages) connection.out.pump();
	}

	endAll(code: ServerCloseCode): void {
		for (const connection of this.#pages) connection.end(code);
	}

	/** In the mailbox's turn, for pages whose hello was read. */
	async letIn(newcomers: readonly Connection[]): Promise<void> {
		const welcomes = new Map<Connection, Welcome>();
		for (const connection of newcomers) {
			const welcome = await this.#welcome(connection);
			if (welcome) welcomes.set(connection, welcome);
		}
		await this.#init.telling.show(
			[...welcomes.keys()].filter(({ seat }) => seat !== null),
			welcomes,
		);
	}

	/** null when it may not come in, or went away meanwhile. */
	async #welcome(connection: Connection): Promise<Welcome | null> {
		const kept = await this.#kept(connection);
		if (!kept || !connection.joining) return null;
		const who = this.#who(connection);
		if (!who) {
			connection.end(NOT_IN_MEETING);
			return null;
		}
		const before = connection.resume;
		const resume = newToken();
		connection.letIn({
			who,
			resumeHash: hashOfToken(resume, who.participantId),
			version: '',
			print: '',
			confirmed: false,
		});
		if (before) this.#init.resumption.answered(connection, before);
		return { resume, kept };
	}

	#who({ reader }: Connection): Who | null {
		const meeting = this.#init.meeting();
		const person = meeting.table.participants.get(reader.participant);
		return person ? { participantId: person.id, name: wordsOf(meeting, person.words.name) } : null;
	}

	/** The client ids under its token; the socket that had them before is let go. null when the store cannot now. */
	async #kept(connection: Connection): Promise<readonly ClientIdRow[] | null> {
		const { resume, reader } = connection;
		if (resume === null) return [];
		const { resumption, meeting } = this.#init;
		const hash = resumption.current(resume, reader.participant);
		for (const old of this.all) if (old.seat?.resumeHash === hash) this.#replace(old);
		try {
			const rows = await resumption.spend(hash);
			return rows.filter(
				(row) => row.meeting === meeting().id && row.participant === reader.participant,
			);
		} catch (error) {
			if (!(error instanceof StorageError)) throw error;
			connection.end(TRY_LATER);
			return null;
		}
	}

	#replace(old: Connection): void {
		old.cut();
		this.forget(old);
	}
}
