// What both ends must agree on before anything else; a page of another version closes for good (W5).

/** The framing and the control messages. */
export const PROTOCOL_VERSION = 1;
/** The shape of a section's text, as schema.ts lists it. */
export const SCHEMA_VERSION = 1;
