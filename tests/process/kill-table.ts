// A real server process under twenty writers, killed and started again on the same disk and the same port.
import path from 'node:path';
import { startSeeded, accountOf, type SeededServer } from '../worlds/seeded-server.ts';
import { run, startServer, type ServerProcess } from '../worlds/server-process.ts';
import { HttpPerson } from '../worlds/http-person.ts';
import { CALL, HttpTable } from '../worlds/http-table.ts';

const STARTS = 5;

/** One disk for many runs, each with a meeting of its own. */
export class KillableServer implements AsyncDisposable {
	readonly #seeded: SeededServer;
	readonly #carole: HttpPerson;
	#process: ServerProcess;
	/** How long the starts took until the server could be asked, in milliseconds. */
	readonly starts: number[] = [];

	private constructor(seeded: SeededServer) {
		this.#seeded = seeded;
		this.#process = seeded;
		this.#carole = new HttpPerson(seeded.origin);
	}

	/** `home`: the disk that it lies on. */
	static async start(home?: string): Promise<KillableServer> {
		const server = new KillableServer(await startSeeded('production', home));
		const { email, password } = accountOf(server.#seeded.seed, 'coordinator');
		await server.#carole.signIn(email, password);
		return server;
	}

	get output(): string {
		return this.#process.output();
	}

	get origin(): string {
		return this.#process.origin;
	}

	get dataDir(): string {
		return this.#process.dataDir;
	}

	/** Another process on the same data, to its end. */
	second(): Promise<{ code: number | null; output: string }> {
		const KEY_DIR = path.join(this.#seeded.folder, 'keys');
		return run('production', { DATA_DIR: this.dataDir, KEY_DIR });
	}

	async kill(): Promise<void> {
		await this.#process.stop('SIGKILL');
	}

	/** At once, without any cleaning up. The port is nobody's meanwhile: another process may have taken it for a moment. */
	async startAgain(): Promise<void> {
		const { folder, origin } = this.#seeded;
		const env = { PORT: new URL(origin).port };
		const from = performance.now();
		for (let attempt = 1; ; attempt++) {
			try {
				this.#process = await startServer('production', { folder, env });
				this.starts.push(performance.now() - from);
				return;
			} catch (error) {
				if (attempt === STARTS || !String(error).includes('EADDRINUSE')) throw error;
			}
		}
	}

	/** A new meeting with these people, and parts in which all of them write. */
	async meeting(names: readonly string[], sections: number) {
		const { body } = await this.#carole.post('/api/meetings', CALL);
		const table = new HttpTable(this.#seeded, body.id as string, this.#carole);
		const missions = ['youth-aid'];
		for (const name of names)
			await table.invite(name, { kind: 'professional', secrecy: 'bound', missions });
		await table.do('carole', 'start-meeting');
		const parts: string[] = [];
		for (let n = 0; n < sections; n++) {
			const { sectionId = '' } = await table.do('carole', 'create-section', { kind: 'common' });
			await table.do('carole', 'open-section', { sectionId });
			parts.push(sectionId);
		}
		return { table, sections: parts };
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#process.stop('SIGKILL');
		await this.#seeded[Symbol.asyncDispose]();
	}
}
