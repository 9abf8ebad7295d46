// What y-websocket's provider takes for a WebSocket: one section's channel on the page's one physical socket.

/** Where a provider's socket leads: bytes out, and the news that the provider itself gave the socket up. */
export interface ChannelPort {
	made(socket: ChannelSocket): void;
	send(payload: Uint8Array): void;
	/** Its 30 s watchdog, or our own detaching. */
	dropped(socket: ChannelSocket): void;
}

/** Only the part of WebSocket that y-websocket 3.1 uses. It never tells a physical close code. */
export class ChannelSocket {
	static readonly CONNECTING = 0;
	static readonly OPEN = 1;
	static readonly CLOSING = 2;
	static readonly CLOSED = 3;
	readonly OPEN = 1;
	binaryType = 'arraybuffer';
	readyState: 0 | 1 | 2 | 3 = ChannelSocket.CONNECTING;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: Uint8Array }) => void) | null = null;
	onclose: ((event: { code: number; reason: string }) => void) | null = null;
	onerror: ((event: unknown) => void) | null = null;
	readonly #port: ChannelPort;

	constructor(port: ChannelPort) {
		this.#port = port;
		port.made(this);
	}

	send(payload: Uint8Array): void {
		if (this.readyState === ChannelSocket.OPEN) this.#port.send(payload);
	}

	close(): void {
		if (this.readyState === ChannelSocket.CLOSED) return;
		this.readyState = ChannelSocket.CLOSED;
		this.#port.dropped(this);
	}

	/** The channel stands: the provider sends its step 1 at once. */
	opened(): void {
		this.readyState = ChannelSocket.OPEN;
		this.onopen?.();
	}

	received(payload: Uint8Array): void {
		if (this.readyState === ChannelSocket.OPEN) this.onmessage?.({ data: payload });
	}

	/** The channel is gone, whatever the reason; 1006 tells the provider nothing. */
	lost(): void {
		if (this.readyState === ChannelSocket.CLOSED) return;
		this.readyState = ChannelSocket.CLOSED;
		this.onclose?.({ code: 1006, reason: '' });
	}
}

/** The class that the provider constructs; its address and protocols mean nothing here. */
export const socketsTo = (port: ChannelPort): typeof WebSocket =>
	class extends ChannelSocket {
		constructor() {
			super(port);
		}
	} as unknown as typeof WebSocket;
