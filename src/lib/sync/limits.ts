// Every limit of the wire, in one place for both ends. Bytes, milliseconds, or counts, as each says.

const KB = 1024;
const MB = 1024 * KB;

/** Bytes of one inbound message; one more closes with TOO_LARGE. */
export const MAX_MESSAGE_BYTES = MB;
/** Bytes that a connection may send a second, on average; above it the server reads more slowly. */
export const INBOUND_BYTES_PER_SECOND = 256 * KB;
/** Bytes that a connection may send at once before that average counts. */
export const INBOUND_BURST_BYTES = 2 * MB;
/** Bytes of one section's text, encoded. */
export const MAX_SECTION_BYTES = 2 * MB;
/** Open sockets of one person; the next one closes with TRY_LATER. */
export const MAX_SOCKETS_PER_PERSON = 8;
/** Bytes that may wait in a socket before its reader counts as slow. */
export const SLOW_READER_BYTES = MB;
/** Milliseconds in which a slow reader takes nothing before the socket closes with TOO_SLOW. */
export const SLOW_READER_MS = 10_000;
/** Bytes waiting in a socket above which the next section's first state waits its turn. */
export const FIRST_SYNC_BYTES = 64 * KB;
/** Milliseconds between two presence messages of one page, and between two of one room. */
export const PRESENCE_INTERVAL_MS = 100;
/** Bytes of one person's presence, as JSON. */
export const MAX_PRESENCE_BYTES = 2 * KB;
/** Milliseconds after which a presence that is not renewed is gone; y-protocols has the same. */
export const PRESENCE_TTL_MS = 30_000;
/** Milliseconds between two signs of life from the server; a page may rely on one in 20 s. */
export const TICK_MS = 15_000;
/** Milliseconds without a byte from the page, pongs included, before the server lets go of the socket. */
export const SILENT_PEER_MS = 50_000;
/** Milliseconds between the upgrade and the hello. */
export const HELLO_DEADLINE_MS = 10_000;
/** Milliseconds after which a channel that asked for nothing gets its state unasked. */
export const UNASKED_STATE_MS = 1_000;
/** Refused updates of one connection in a minute; the next one closes with PROTOCOL_ERROR. */
export const MAX_REFUSALS_PER_MINUTE = 20;
/** Milliseconds between two looks at the clock for what ends by time. */
export const MEETING_TICK_MS = 30_000;
/** Milliseconds for which a meeting without readers stays in memory. */
export const IDLE_MEETING_MS = 60_000;
/** Milliseconds in which nothing that a page sent was stored, before it says so to who writes. */
export const STALLED_SAVING_MS = 6_000;
/** First and longest pause before text that could not be stored is tried again. */
export const STORE_RETRY_MS = { first: 100, longest: 5_000 } as const;
/** Pauses of a page before it connects again: doubled from the first to the longest, each with some chance in it. */
export const RECONNECT_MS = { first: 250, longest: 10_000 } as const;
