// One section as one page has it: opened once, closed once, never widened or narrowed (W10, W13).
import type { Grant } from '#lib/domain/view/grant.ts';
import type { Connection } from './connection.ts';
import type { Room } from './room.ts';

export class Channel {
	readonly connection: Connection;
	readonly number: number;
	readonly room: Room;
	readonly access: Grant['access'];
	readonly clientId: number;
	/** The page has a document for it already. */
	readonly kept: boolean;
	/** By the clock that never steps. */
	readonly openedAt: number;
	/** INVARIANT: true while the right stands, or until the mailbox has dealt with the page's good-bye. */
	open = true;
	/** The first state is in the page; only then do updates of others follow (W11). */
	synced = false;
	/** What the page had when text for it was left out; null when it has everything. */
	missedSince: Uint8Array | null = null;
	/** Step 2 messages and updates whose effect is on disk (W23). */
	saved = 0;
	/** Where its latest frame ends among the bytes of its connection. */
	mark = 0;

	constructor(init: {
		connection: Connection;
		number: number;
		room: Room;
		access: Grant['access'];
		clientId: number;
		kept: boolean;
		openedAt: number;
	}) {
		this.connection = init.connection;
		this.number = init.number;
		this.room = init.room;
		this.access = init.access;
		this.clientId = init.clientId;
		this.kept = init.kept;
		this.openedAt = init.openedAt;
	}

	/** Whether this channel is what the grant would open today. */
	isFor(grant: Grant | undefined): boolean {
		return (
			grant !== undefined &&
			grant.section === this.room.section &&
			grant.access === this.access &&
			grant.generation === this.room.generation
		);
	}
}
