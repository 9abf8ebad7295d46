// Why a socket was closed, and what a page does then. Both ends read this one table.

/** Unreadable frames, an unknown opcode, a channel that was never opened, no hello in time. */
export const PROTOCOL_ERROR = 4400;
/** The session ended or was signed out. */
export const SIGNED_OUT = 4401;
/** This person is no longer in this meeting. */
export const NOT_IN_MEETING = 4403;
/** The page did not take what was sent to it. */
export const TOO_SLOW = 4408;
/** The page speaks another protocol or schema: it has to be loaded anew. */
export const OUTDATED_PAGE = 4409;
/** One message was above the limit. */
export const TOO_LARGE = 4413;
/** The server goes down and comes back. */
export const RESTARTING = 1012;
/** Too many sockets of this person, or the server cannot store now. */
export const TRY_LATER = 1013;
/** Never sent: what a page sees when the line broke. */
export const BROKEN_LINE = 1006;

export type ServerCloseCode =
	| typeof PROTOCOL_ERROR
	| typeof SIGNED_OUT
	| typeof NOT_IN_MEETING
	| typeof TOO_SLOW
	| typeof OUTDATED_PAGE
	| typeof TOO_LARGE
	| typeof RESTARTING
	| typeof TRY_LATER;

/** What the page keeps when it does not come back: nothing, or its own words that never arrived, to be copied. */
export type Erasure = 'all' | 'all-but-undelivered';

export type Reconnect =
	/** With back-off, the documents and the resume token. */
	| { readonly when: 'back-off' }
	/** Once, with fresh documents; a second time in a row is final. */
	| { readonly when: 'once-fresh' }
	| { readonly when: 'never'; readonly erase: Erasure };

const POLICY: ReadonlyMap<number, Reconnect> = new Map<number, Reconnect>([
	[BROKEN_LINE, { when: 'back-off' }],
	[RESTARTING, { when: 'back-off' }],
	[TRY_LATER, { when: 'back-off' }],
	[TOO_SLOW, { when: 'back-off' }],
	[PROTOCOL_ERROR, { when: 'once-fresh' }],
	[TOO_LARGE, { when: 'once-fresh' }],
	[SIGNED_OUT, { when: 'never', erase: 'all-but-undelivered' }],
	[OUTDATED_PAGE, { when: 'never', erase: 'all-but-undelivered' }],
	[NOT_IN_MEETING, { when: 'never', erase: 'all' }],
]);

/** What a page does after this close code (W8). A code that is not in the table (1000, 1001, 1005, 1011, …) is a broken line. */
export const reconnectAfter = (code: number): Reconnect => POLICY.get(code) ?? { when: 'back-off' };
