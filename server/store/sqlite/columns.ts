// Column types that both databases share.

import { customType } from 'drizzle-orm/sqlite-core';

/** Bytes as a Uint8Array that owns its buffer, so that it may go to another thread. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
	dataType: () => 'blob',
	toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
	fromDriver: (value) => new Uint8Array(value),
});
