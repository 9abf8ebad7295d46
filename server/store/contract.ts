// What every store must do, whatever holds its rows: an adapter's test is one call of this.

import { describe } from 'vitest';
import { deliveryContract } from './contract/deliveries.ts';
import { entryContract } from './contract/entries.ts';
import { keyContract } from './contract/keys.ts';
import { meetingContract } from './contract/meetings.ts';
import { notebookContract } from './contract/notebooks.ts';
import { organisationContract } from './contract/organisations.ts';
import { sectionContract } from './contract/sections.ts';
import { sessionContract } from './contract/sessions.ts';
import type { Store } from './ports.ts';

/** Opens a fresh, empty store that closes and clears away by itself. */
export type OpenEmpty = () => Promise<{ store: Store } & AsyncDisposable>;

export function storeContract(name: string, open: OpenEmpty): void {
	describe(`the store ${name}`, () => {
		meetingContract(open);
		sectionContract(open);
		deliveryContract(open);
		notebookContract(open);
		organisationContract(open);
		sessionContract(open);
		entryContract(open);
		keyContract(open);
	});
}
