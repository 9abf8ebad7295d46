// The two ends of a channel inside the page: what a section may do with it, and what the connection tells the section.
import type { SectionId } from '#lib/domain/ids.ts';

export interface Channel {
	readonly sectionId: SectionId;
	readonly access: 'read' | 'write';
	readonly clientId: number;
	send(payload: Uint8Array): void;
	/** Asks for a new physical connection, keeping what `resume` keeps. */
	restart(): void;
	/** This page's documents can be trusted no more: as after a protocol error, once, with fresh ones. */
	renew(): void;
}

/** Called only while the channel stands; `closed`, `refused` and `lost` are each the last call. */
export interface ChannelEnd {
	received(payload: Uint8Array): void;
	heard(): void;
	/** false: the count cannot be. */
	saved(count: number): boolean;
	refused(code: string): void;
	closed(): void;
	lost(): void;
}
