// The only place that wires: everything that the pages and the sockets share begins here.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import process from 'node:process';
import type { Duplex } from 'node:stream';
import type { Refusal } from '#lib/domain/refusal.ts';
import { Administration } from './admin/administration.ts';
import { Entry } from './auth/entry.ts';
import { Gathered } from './auth/gathered.ts';
import { entryCode } from './auth/entry-code.ts';
import { Pairing } from './auth/pairing.ts';
import { OwnPassword } from './auth/own-password.ts';
import { Passwords } from './auth/password.ts';
import { Sessions } from './auth/sessions.ts';
import { SignIn } from './auth/sign-in.ts';
import { Words } from './auth/words.ts';
import { originAt, readConfig, type Config } from './config.ts';
import { Evidence } from './evidence/evidence.ts';
import { Signer } from './evidence/signer.ts';
import { Http } from './http/http.ts';
import { Figures } from './figures/figures.ts';
import { LeftOut } from './figures/left-out.ts';
import { Keeper } from './keep/keeper.ts';
import { createHosts, type Hosts } from './live/hosts.ts';
import { createSocketServer } from './live/web-socket.ts';
import { PdfMaker } from './pdf/pdf-maker.ts';
import { OpeningError } from './store/errors.ts';
import type { Store } from './store/ports.ts';
import { openStore } from './store/sqlite/store.ts';
import { Beat } from './visit/beat.ts';
import { Contacts } from './visit/contacts.ts';
import { colleaguesOf, type Colleague } from './visit/colleagues.ts';
import { groundRulesFor, type GroundRulesProposal } from './visit/ground-rules.ts';
import { ByHand } from './visit/by-hand.ts';
import { Meetings } from './visit/meetings.ts';
import { LiveDoor } from './visit/upgrade.ts';
import { Visitors, type Visitor } from './visit/visitor.ts';
import { SessionWatch } from './visit/watch.ts';

export { isRefusal } from '#lib/domain/refusal.ts';
export { refusalBody, statusOf } from './http/refusals.ts';
export { localsOf, type Account, type Locals } from './visit/locals.ts';
export type { AdminAction } from './admin/forms.ts';
export type { AdminDone, AdminRefusal, Desk } from './admin/administration.ts';
export { isStorageFault } from './visit/storage-fault.ts';
export { traceOf } from './visit/trace.ts';
export type { MeetingRow } from './visit/meetings.ts';
export type { Visitor } from './visit/visitor.ts';

export interface App {
	readonly origin: string;
	readonly store: Store;
	readonly hosts: Hosts;
	readonly passwords: Passwords;
	readonly visitors: Visitors;
	readonly meetings: Meetings;
	/** What a coordinator may lay on the table as its rules. */
	groundRules(visitor: Visitor, meeting: string): Promise<GroundRulesProposal | Refusal>;
	/** Whom a coordinator may invite by account. */
	colleagues(visitor: Visitor): Promise<Colleague[]>;
	readonly admin: Administration;
	readonly ownPassword: OwnPassword;
	/** One code for all that a guest gathered. */
	readonly gathered: Gathered;
	readonly entry: Entry;
	/** What is counted of an organisation's meetings, and goes out. */
	readonly figures: Figures;
	/** Erases what has had its time. */
	readonly keeper: Keeper;
	readonly evidence: Evidence;
	readonly http: Http;
	readonly door: LiveDoor;
	/** Stores what was received, closes every socket with 1012, lets go of the files. */
	close(): Promise<void>;
}

/** All parts over one store, for the address that people type. */
export function wire(store: Store, origin: string): App {
	const passwords = new Passwords();
	const hosts = createHosts({
		store,
		newId: randomUUID,
		deriveCode: (meeting, participant, number) =>
			entryCode(store.keys, meeting, participant, number),
	});
	const sessions = new Sessions(store, (liveKey) => hosts.closeSession(liveKey));
	const words = new Words(store.entries, passwords);
	const gathered = new Gathered(store, passwords, words);
	const entry = new Entry({
		gathered,
		store,
		sessions,
		words,
		doors: hosts,
	});
	const signIn = new SignIn(store, sessions, passwords);
	const visitors = new Visitors(origin, sessions);
	const meetings = new Meetings(store, hosts);
	const byHand = new ByHand({ store, meetings, live: hosts });
	const watch = new SessionWatch(sessions, hosts);
	const sockets = createSocketServer();
	const keeper = new Keeper(store, hosts);
	const leftOut = new LeftOut(store.organisations);
	const figures = new Figures(store, hosts, leftOut);
	const contacts = new Contacts(store.organisations);
	const beat = new Beat({ watch, sessions, keeper, figures, contacts, gathered, store });
	const parts = { store, sessions, passwords };
	const signer = new Signer(store.keys);
	const maker = new PdfMaker();
	const pdf = { maker, signer, keys: store.keys, origin };
	return {
		origin,
		store,
		hosts,
		passwords,
		visitors,
		meetings,
		groundRules: (visitor, meeting) => groundRulesFor({ store, meetings, hosts }, visitor, meeting),
		colleagues: (visitor) => colleaguesOf(store, visitor),
		gathered,
		entry,
		admin: new Administration({ ...parts, leftOut }),
		ownPassword: new OwnPassword(parts),
		figures,
		keeper,
		evidence: new Evidence(store.keys, signer),
		http: new Http(origin, {
			store,
			meetings,
			entry,
			pdf,
			sessions,
			signIn,
			hosts,
			pairing: new Pairing(),
			contacts,
			byHand,
			names: visitors.names,
		}),
		door: new LiveDoor({ origin, visitors, meetings, sessions, watch, sockets, hosts }),
		async close() {
			beat.stop();
			await maker.close();
			await hosts.shutdown();
			sockets.close();
			await store.close();
		},
	};
}

/** Whether the app can serve; the sentence tells the person at the terminal why not. */
export type Ready = { ok: true } | { ok: false; sentence: string };

/**
 * INVARIANT: one instance per process. After an edit in development this module is evaluated anew and nothing
 * tells the old one: the new instance closes it, found under this symbol.
 */
const CURRENT = Symbol.for('entour.app');
const world = globalThis as { [CURRENT]?: Promise<App> };

let opening: Promise<App> | undefined;
let current: App | undefined;

/** Opens what the app needs, once; nothing is opened while the module is merely loaded, since a build does that too. */
export async function ready(): Promise<Ready> {
	opening ??= world[CURRENT] = open(world[CURRENT]);
	try {
		current = await opening;
		return { ok: true };
	} catch (error) {
		opening = undefined;
		if (error instanceof OpeningError) return { ok: false, sentence: error.message };
		throw error;
	}
}

/** The running app. INVARIANT: `ready` was awaited; hooks.server.ts does that before anything else. */
export function app(): App {
	if (!current) throw new Error('the app is not ready');
	return current;
}

export async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
	const state = await ready();
	if (!state.ok) return void socket.destroy();
	await app().door.upgrade(req, socket, head);
}

export async function shutdown(): Promise<void> {
	const old = opening;
	opening = undefined;
	current = undefined;
	delete world[CURRENT];
	await (await old)?.close();
}

async function open(before: Promise<App> | undefined): Promise<App> {
	const old = await before?.catch(() => undefined);
	await old?.close();
	const read = readConfig(process.env);
	if (!read.ok) throw new OpeningError('files', read.sentence);
	return openApp(read.config);
}

/** The app over its own disk. Throws OpeningError. */
export async function openApp({ host, port, origin, ...directories }: Config): Promise<App> {
	return wire(await openStore(directories), origin ?? originAt(host, port));
}
