// Our own server's side of a load: meetings called, people invited and let in by their codes, parts opened; over plain HTTP.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { HttpPerson } from '../worlds/http-person.ts';
import { CALL } from '../worlds/http-table.ts';
import { accountOf, seed, type Seed } from '../worlds/seeded-server.ts';
import { MeasuredProcess } from './measured-process.ts';
import type { Seat } from './wires/entour.ts';

export interface Shape {
	readonly meetings: number;
	readonly people: number;
	readonly sections: number;
}

/** A directory with everything stored, to be copied for each round. */
export interface Tables extends AsyncDisposable {
	readonly folder: string;
	readonly seed: Seed;
	readonly seats: readonly (readonly Seat[])[];
}

export const OURS = 'server/main.ts';
/** Meetings that are set at the same time. */
const AT_ONCE = 6;

const directories = (folder: string) => ({
	DATA_DIR: path.join(folder, 'data'),
	KEY_DIR: path.join(folder, 'keys'),
});

export const startOurs = (folder: string, flags: readonly string[] = []) =>
	MeasuredProcess.start(OURS, directories(folder), flags);

/** All but the coordinator, who has called too many meetings to sit in each of them with one session. */
async function guests(carole: HttpPerson, meeting: string, people: number): Promise<HttpPerson[]> {
	const inside: HttpPerson[] = [];
	for (let n = 1; n <= people; n++) {
		const made = await carole.do(meeting, 'invite', {
			name: `Personne ${n}`,
			kind: 'professional',
			secrecy: n % 3 === 0 ? 'discretion' : 'bound',
			missions: n % 3 === 0 ? [] : ['youth-aid'],
		});
		const person = new HttpPerson(carole.origin);
		const answer = await person.join(made.code ?? '');
		if (answer.status !== 303) throw new Error(`nobody let in: ${answer.status}`);
		inside.push(person);
	}
	return inside;
}

async function table(carole: HttpPerson, { people, sections }: Shape): Promise<Seat[]> {
	const called = await carole.post('/api/meetings', CALL);
	if (called.status !== 201) throw new Error(`not called: ${JSON.stringify(called.body)}`);
	const meeting = called.body.id as string;
	const inside = await guests(carole, meeting, people);
	await carole.do(meeting, 'start-meeting');
	for (let n = 0; n < sections; n++) {
		const holder = inside[n % inside.length]!;
		const fields = { kind: 'common', title: `Partie ${n}` };
		const { sectionId = '' } = await holder.do(meeting, 'create-section', fields);
		await holder.do(meeting, 'open-section', { sectionId });
	}
	return inside.map(({ cookie }) => ({ meeting, cookie }));
}

/** The coordinator with an account; everybody else sits by their code alone. */
export async function coordinator(origin: string, seeded: Seed): Promise<HttpPerson> {
	const carole = new HttpPerson(origin);
	const { email, password } = accountOf(seeded, 'coordinator');
	await carole.signIn(email, password);
	return carole;
}

export async function setTables(shape: Shape): Promise<Tables> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'entour-bench-'));
	const seeded = await seed(directories(folder));
	await using server = await startOurs(folder);
	const carole = await coordinator(server.origin, seeded);
	const seats: Seat[][] = [];
	for (let n = 0; n < shape.meetings; n += AT_ONCE) {
		const here = Math.min(AT_ONCE, shape.meetings - n);
		seats.push(...(await Promise.all(Array.from({ length: here }, () => table(carole, shape)))));
	}
	return {
		folder,
		seed: seeded,
		seats,
		[Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
	};
}

/** A copy of its own for one round. */
export async function copyOf({ folder }: Tables): Promise<string> {
	const copy = await mkdtemp(path.join(os.tmpdir(), 'entour-bench-'));
	await cp(folder, copy, { recursive: true });
	return copy;
}
