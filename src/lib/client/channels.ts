// The channels of one physical connection: which section each number means, while it means anything.
import type { ServerMessageOf } from '#lib/sync/control.ts';
import type { Frame } from '#lib/sync/frames.ts';
import type { Channel, ChannelEnd } from './channel.ts';

export interface ChannelHost {
	send(frame: Frame): void;
	restart(): void;
	renew(): void;
	opened(channel: Channel): ChannelEnd | null;
}

/** Every method answers false when the server said something that cannot be. */
export class Channels {
	readonly #host: ChannelHost;
	readonly #ends = new Map<number, ChannelEnd>();
	#last = 0;

	constructor(host: ChannelHost) {
		this.#host = host;
	}

	/** Numbers only rise: none is used twice on one connection. */
	open({ channel: number, sectionId, access, clientId }: ServerMessageOf<'open'>): boolean {
		if (number <= this.#last) return false;
		this.#last = number;
		const host = this.#host;
		const send = (payload: Uint8Array): void => {
			if (this.#ends.has(number)) host.send({ channel: number, payload });
		};
		// a place of its own before the section hears of it: it may send at once
		this.#ends.set(number, NOBODY);
		const end = host.opened({
			sectionId,
			access,
			clientId,
			send,
			restart: () => host.restart(),
			renew: () => host.renew(),
		});
		if (end) this.#ends.set(number, end);
		return end !== null;
	}

	close({ channel }: ServerMessageOf<'close'>): boolean {
		const end = this.#take(channel);
		end?.closed();
		return end !== null;
	}

	refused({ channel, code }: ServerMessageOf<'refused'>): boolean {
		const end = this.#take(channel);
		end?.refused(code);
		return end !== null;
	}

	saved({ channel, count }: ServerMessageOf<'saved'>): boolean {
		return this.#ends.get(channel)?.saved(count) ?? false;
	}

	received({ channel, payload }: Frame): boolean {
		const end = this.#ends.get(channel);
		end?.received(payload);
		return end !== undefined;
	}

	/** Any sign of life on the line is one for every room on it. */
	heard(): void {
		for (const end of this.#ends.values()) end.heard();
	}

	/** The line is gone. */
	lost(): void {
		const ends = [...this.#ends.values()];
		this.#ends.clear();
		for (const end of ends) end.lost();
	}

	#take(channel: number): ChannelEnd | null {
		const end = this.#ends.get(channel) ?? null;
		this.#ends.delete(channel);
		return end;
	}
}

const NOBODY: ChannelEnd = {
	received: () => {},
	heard: () => {},
	saved: () => true,
	refused: () => {},
	closed: () => {},
	lost: () => {},
};
