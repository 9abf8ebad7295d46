// A world for the tests of accounts and entry: a store in memory, people with passwords, one meeting with seats.
import { memoryStore } from '../store/memory/store.ts';
import type { Account } from '../store/people-ports.ts';
import type { Store } from '../store/ports.ts';
import { Entry, type Doors } from './entry.ts';
import { entryCode, hashOfCode } from './entry-code.ts';
import { Gathered } from './gathered.ts';
import { Passwords } from './password.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { Words } from './words.ts';

export const MEETING = 'meeting-1';

export interface AuthWorld {
	store: Store;
	sessions: Sessions;
	passwords: Passwords;
	signIn: SignIn;
	entry: Entry;
	gathered: Gathered;
	/** Live keys whose sockets were closed. */
	closed: string[];
	/** Later devices, as the meeting was told: `participant whole|common`, `word participant`. */
	told: string[];
	/** Participants whose time at the table is over. */
	gone: Set<string>;
	account: (patch: Partial<Account> & { id: string }, password?: string) => Promise<Account>;
	/** Seats these participants in a meeting, by code. */
	seat: (
		participants: Record<string, { code: number; account?: string; removed?: boolean }>,
		meeting?: string,
	) => Promise<void>;
	code: (participant: string, number?: number, meeting?: string) => string;
}

export function authWorld(): AuthWorld {
	const store = memoryStore();
	const passwords = new Passwords();
	const closed: string[] = [];
	const told: string[] = [];
	const gone = new Set<string>();
	const sessions = new Sessions(store, (key) => closed.push(key));
	const words = new Words(store.entries, passwords);
	const doors = doorsOf(told, gone);
	const code = (participant: string, number = 1, meeting = MEETING) =>
		entryCode(store.keys, meeting, participant, number);
	const seqs = new Map<string, number>();
	const gathered = new Gathered(store, passwords, words);
	return {
		store,
		sessions,
		passwords,
		signIn: new SignIn(store, sessions, passwords),
		entry: new Entry({ store, sessions, words, doors, gathered }),
		gathered,
		closed,
		told,
		gone,
		code,
		async account(patch, password) {
			const passwordHash = password === undefined ? null : await passwords.hash(password);
			const account = { ...ACCOUNT, email: `${patch.id}@amo.example`, passwordHash, ...patch };
			await store.accounts.create(account);
			return account;
		},
		async seat(participants, meeting = MEETING) {
			const seats = Object.entries(participants).map(([participant, by]) => ({
				participant,
				account: by.account ?? null,
				codeHash: by.code > 0 ? hashOfCode(code(participant, by.code, meeting)) : null,
				removed: by.removed ?? false,
			}));
			const events = [{ type: 'seated', version: 1, data: {} }];
			const epoch = await store.meetings.lease(meeting);
			const expectedSeq = seqs.get(meeting) ?? 0;
			await store.meetings.append({ ...BATCH, meeting, expectedSeq, epoch, events, seats });
			seqs.set(meeting, expectedSeq + 1);
		},
	};
}

const ACCOUNT: Omit<Account, 'id'> = {
	organisation: 'organisation-1',
	name: 'Aline Renard',
	email: '',
	passwordHash: null,
	kind: 'professional',
	service: null,
	function: 'assistante sociale',
	secrecy: 'bound',
	active: true,
};

const BATCH = {
	organisation: 'organisation-1',
	at: 1,
	texts: [],
	generations: [],
};

function doorsOf(told: string[], gone: Set<string>): Doors {
	let entries = 0;
	return {
		isHere: async (_meeting, participant) => !gone.has(participant),
		enter: async (_meeting, participant, whole) => {
			told.push(`${participant} ${whole ? 'whole' : 'common'}`);
			entries += 1;
			return `entry-${entries}`;
		},
		giveWord: async (_meeting, participant) => {
			told.push(`word ${participant}`);
		},
	};
}
