// The story's table, set over plain HTTP: called, invited, joined, started, present. Everybody has a client of their own.
import { HttpPerson, type Fields } from './http-person.ts';
import { accountOf, type SeededServer } from './seeded-server.ts';

const BOUND = { kind: 'professional', secrecy: 'bound' };

/** Karim and Lise of the mission, Nadia of another one in the same service, Marc the teacher, the mother and her son of 15. */
const GUESTS: Readonly<Record<string, Fields>> = {
	karim: { ...BOUND, missions: ['youth-aid'], service: 'AMO', function: 'éducateur' },
	lise: { ...BOUND, missions: ['youth-aid'], service: 'SAJ', function: 'déléguée' },
	nadia: { ...BOUND, missions: ['activation'], service: 'AMO', function: 'conseillère' },
	marc: { kind: 'professional', secrecy: 'discretion', missions: [], introducedAs: 'enseignant' },
	mother: { kind: 'parent', secrecy: 'none', missions: [] },
	son: { kind: 'young-person', secrecy: 'none', missions: [], bornOn: '2011-03-01' },
};

export const OPENING = { purpose: 'préparer la rentrée', necessity: 'sans cela, rien ne tient' };
export const SPOKEN = {
	capacity: 'self',
	form: 'spoken',
	explained: { intention: 'en parler', withWhom: 'l’AMO', content: 'ce qui pèse' },
};

export class HttpTable<Server extends { readonly origin: string } = SeededServer> {
	readonly server: Server;
	readonly meeting: string;
	readonly people = new Map<string, HttpPerson>();
	readonly ids = new Map<string, string>();
	readonly codes = new Map<string, string>();

	constructor(server: Server, meeting: string, carole: HttpPerson) {
		this.server = server;
		this.meeting = meeting;
		this.people.set('carole', carole);
	}

	person(name: string): HttpPerson {
		const person = this.people.get(name);
		if (!person) throw new Error(`nobody is called ${name}`);
		return person;
	}

	id(name: string): string {
		const id = this.ids.get(name);
		if (!id) throw new Error(`nobody is called ${name}`);
		return id;
	}

	do(name: string, type: string, fields: Fields = {}): Promise<Record<string, string>> {
		return this.person(name).do(this.meeting, type, fields);
	}

	async invite(name: string, fields: Fields): Promise<void> {
		const made = await this.do('carole', 'invite', { name, ...fields });
		this.ids.set(name, made.participantId ?? '');
		this.codes.set(name, made.code ?? '');
		const person = new HttpPerson(this.server.origin);
		const answer = await person.join(made.code ?? '');
		if (answer.status !== 303) throw new Error(`${name} did not get in: ${answer.status}`);
		this.people.set(name, person);
	}

	async inRoom(...names: string[]): Promise<void> {
		for (const name of names)
			await this.do('carole', 'record-presence', {
				participantId: this.id(name),
				presence: 'in-room',
			});
	}

	/** Aloud, in the room: for the youth-aid mission, about everything. */
	agrees(name: string, fields: Fields = {}): Promise<Record<string, string>> {
		return this.do('carole', 'record-agreement', {
			person: this.id(name),
			scope: 'all',
			missions: ['youth-aid'],
			purpose: OPENING.purpose,
			decision: 'given',
			...SPOKEN,
			...fields,
		});
	}

	/** A shared secret about the mother, held by Karim, with a title that nobody else may ever read. */
	async secret(title: string, fields: Fields = {}): Promise<string> {
		const { sectionId = '' } = await this.do('karim', 'create-section', {
			title,
			kind: 'secret',
			about: [this.id('mother')],
			missions: ['youth-aid'],
		});
		await this.do('karim', 'open-section', { sectionId, ...OPENING, ...fields });
		return sectionId;
	}

	async sees(name: string, section: string): Promise<boolean> {
		const { body } = await this.person(name).view(this.meeting);
		return (body.sections as { id: string }[]).some(({ id }) => id === section);
	}
}

export const CALL = {
	type: 'call-meeting',
	kind: 'network',
	purpose: 'Le retour en classe',
	jurisdiction: 'be-fr',
	missions: [
		{ id: 'youth-aid', label: 'Aide à la jeunesse' },
		{ id: 'activation', label: 'Insertion' },
	],
};

/** Everybody at the table, the meeting started, the family and the professionals in the room: on the demo's data, called by its coordinator. */
export async function setTable<Server extends Pick<SeededServer, 'origin' | 'seed'>>(
	server: Server,
): Promise<HttpTable<Server>> {
	const carole = new HttpPerson(server.origin);
	const account = accountOf(server.seed, 'coordinator');
	await carole.signIn(account.email, account.password);
	return setTableOf(server, carole);
}

/** Everybody at the table, the meeting started, the family and the professionals in the room. */
export async function setTableOf<Server extends { readonly origin: string }>(
	server: Server,
	carole: HttpPerson,
	call: Fields = {},
): Promise<HttpTable<Server>> {
	const called = await carole.post('/api/meetings', { ...CALL, ...call });
	if (called.status !== 201) throw new Error(`not called: ${JSON.stringify(called.body)}`);
	const table = new HttpTable(server, called.body.id as string, carole);
	for (const [name, fields] of Object.entries(GUESTS)) await table.invite(name, fields);
	const { body } = await carole.view(table.meeting);
	table.ids.set('carole', (body.me as { participantId: string }).participantId);
	await table.do('carole', 'start-meeting');
	await table.inRoom('mother', 'son', 'karim', 'lise', 'nadia', 'marc');
	return table;
}
