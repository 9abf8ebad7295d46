// What the engine asks of a socket, so that a test can hold its bytes back by hand.

export interface SocketEvents {
	/** One whole message. `binary` is false for text. */
	message(bytes: Uint8Array, binary: boolean): void;
	/** Anything came from the other end, pongs included. */
	alive(): void;
	/** Nothing more will come, whoever ended it. Once. */
	gone(): void;
}

export interface LiveSocket {
	/** Bytes that were sent here and have not left the process, as far as it knows. */
	readonly queued: number;
	/** Falls whenever some of them leave, also in the middle of a message. */
	readonly unsent: number;
	listen(events: SocketEvents): void;
	/** `left` is called once these bytes have left the process, unless they found nothing waiting and are few. */
	send(bytes: Uint8Array, left: () => void): void;
	/** Says good-bye; what is queued still leaves. */
	close(code: number): void;
	/** Ends at once: what is queued here or in the system's buffers is thrown away. */
	reset(): void;
	/** Stops and starts reading; the sender is held back by the line itself. */
	pause(): void;
	resume(): void;
	/** Asks the other end for a sign of life. */
	ping(): void;
}
