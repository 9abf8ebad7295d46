// The story's people with the browser's own engine, against the whole server on a free port: real sockets, real provider.
import { vi } from 'vitest';
import WebSocket from 'ws';
import type { LiveSection } from '#lib/client/live-section.svelte.ts';
import { LiveMeeting } from '#lib/client/live-meeting.svelte.ts';
import type { MeetingId, SectionId } from '#lib/domain/ids.ts';
import type { MemoryOptions } from '#server/store/memory/store.ts';
import type { HttpPerson } from '../worlds/http-person.ts';
import { CALL, HttpTable } from '../worlds/http-table.ts';
import { startWhole, type WholeServer } from '../worlds/whole-server.ts';

/** Nobody listens on this port. */
const NOBODY = 'ws://127.0.0.1:1';

/** One person's page: the meeting as their browser has it. */
export class ClientPage {
	readonly meeting: LiveMeeting;
	readonly sockets: WebSocket[] = [];
	/** Every byte that came, for whoever looks for what must not. */
	readonly received: Buffer[] = [];
	readonly stop: () => void;
	/** The line is dead: nothing that this page tries reaches anybody. */
	held = false;
	/** Called at each message, before the page has read it. */
	heard: () => void = () => undefined;

	constructor(person: HttpPerson, meeting: string) {
		const { sockets, received } = this;
		const heard = (): void => this.heard();
		const address = (url: string): string => (this.held ? NOBODY : url);
		const headers = () => ({ cookie: person.cookie, origin: person.origin });
		class Socket extends WebSocket {
			constructor(url: string) {
				super(address(url), { headers: headers() });
				sockets.push(this);
				this.on('message', (bytes: ArrayBuffer) => {
					received.push(Buffer.from(bytes));
					heard();
				});
				this.on('error', () => undefined);
			}
		}
		this.meeting = new LiveMeeting({
			id: meeting as MeetingId,
			origin: person.origin.replace('http', 'ws'),
			Socket: Socket as unknown as typeof globalThis.WebSocket,
			fetch: (path, init) =>
				this.held ? Promise.reject(new TypeError('no line')) : person.fetch(path, init),
		});
		this.stop = this.meeting.start();
	}

	/** The line breaks under the page. */
	cut(): void {
		this.sockets.at(-1)?.terminate();
	}

	find(id: string): LiveSection | undefined {
		return this.meeting.section(id as SectionId);
	}

	section(id: string): LiveSection {
		const section = this.find(id);
		if (!section) throw new Error('this section is not on this page');
		return section;
	}

	words(id: string): string {
		return this.find(id)?.plainText() ?? '';
	}

	async opened(...ids: string[]): Promise<void> {
		await vi.waitFor(() => {
			for (const id of ids)
				if (!this.section(id).document) throw new Error(`${id} is not open on this page`);
		}, PATIENT);
	}

	/** Everything that this page wrote is on disk, as it says itself. */
	async saved(): Promise<void> {
		await this.until(() => this.meeting.saving.state === 'saved');
	}

	async until(holds: () => boolean): Promise<void> {
		await vi.waitFor(() => {
			if (!holds()) throw new Error(`never: ${holds.toString()}`);
		}, PATIENT);
	}
}

const PATIENT = { timeout: 5_000, interval: 2 };

const BOUND = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] };

/** Karim and Lise of the mission, Marc the teacher, the mother; the meeting runs and she is in the room. */
export class ClientTable implements AsyncDisposable {
	readonly server: WholeServer;
	readonly table: HttpTable;
	readonly #pages: ClientPage[] = [];

	private constructor(server: WholeServer, table: HttpTable) {
		this.server = server;
		this.table = table;
	}

	static async set(options: MemoryOptions = {}): Promise<ClientTable> {
		vi.stubGlobal('window', new EventTarget());
		const server = await startWhole(options);
		await server.account('carole', { kind: 'coordinator' });
		const carole = await server.signedIn('carole');
		const { body } = await carole.post('/api/meetings', CALL);
		const table = new HttpTable(server as never, body.id as string, carole);
		await table.invite('karim', BOUND);
		await table.invite('lise', BOUND);
		await table.invite('marc', { ...BOUND, secrecy: 'discretion', missions: [] });
		await table.invite('mother', { kind: 'parent', secrecy: 'none', missions: [] });
		await table.do('carole', 'start-meeting');
		await table.inRoom('karim', 'lise', 'marc', 'mother');
		return new ClientTable(server, table);
	}

	page(name: string, meeting = this.table.meeting): ClientPage {
		const page = new ClientPage(this.table.person(name), meeting);
		this.#pages.push(page);
		return page;
	}

	/** A part for the whole table, held by Karim. */
	async common(title: string): Promise<string> {
		const { sectionId = '' } = await this.table.do('karim', 'create-section', {
			title,
			kind: 'common',
		});
		await this.table.do('karim', 'open-section', { sectionId });
		return sectionId;
	}

	/** A secret of Karim about the mother, agreed; Lise writes in it. */
	async secret(title: string): Promise<string> {
		await this.table.agrees('mother');
		const lise = this.table.id('lise');
		return this.table.secret(title, { readers: [lise], writers: [lise] });
	}

	async [Symbol.asyncDispose](): Promise<void> {
		for (const page of this.#pages) page.stop();
		await this.server[Symbol.asyncDispose]();
		vi.unstubAllGlobals();
	}
}
