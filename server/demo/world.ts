// The demo's world: two organisations, their accounts, and the meetings of the cases. What it made is told as the seed's JSON.
import { randomUUID } from 'node:crypto';
import type { AccountId, ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { newPassword, type Passwords } from '../auth/password.ts';
import type { CallingAccount } from '../live/hosts.ts';
import type { Account } from '../store/people-ports.ts';
import type { Store } from '../store/ports.ts';
import type { DemoCase } from './case.ts';
import { elsewhere } from './cases/elsewhere.ts';
import { interpreter } from './cases/interpreter.ts';
import { oneFact } from './cases/one-fact.ts';
import { reserve } from './cases/reserve.ts';
import { twoServices } from './cases/two-services.ts';
import { DemoTable, type Stage, type Written } from './table.ts';

interface SeededAccount {
	readonly name: string;
	readonly email: string;
	readonly password: string;
	readonly kind: Account['kind'];
	readonly organisation: string;
}

export interface SeededMeeting {
	readonly id: string;
	readonly kind: string;
	readonly purpose: string;
	readonly organisation: string;
	readonly participants: readonly {
		readonly id: ParticipantId;
		readonly name: string;
		readonly kind: string;
		readonly secrecy: string;
		readonly missions: readonly string[];
		/** null: enters by account. */
		readonly code: string | null;
	}[];
	readonly sections: readonly {
		readonly id: SectionId;
		readonly title: string;
		readonly kind: string;
		readonly about: readonly ParticipantId[];
		readonly missions: readonly string[];
		readonly holder: ParticipantId;
		/** Everybody who reads it now, the holder too. */
		readonly readers: readonly ParticipantId[];
		readonly canary: string;
	}[];
}

export interface Seeded {
	readonly origin: string;
	readonly organisation: string;
	readonly accounts: readonly SeededAccount[];
	readonly meetings: readonly SeededMeeting[];
}

type World = Omit<Stage, 'colleague'> & { readonly store: Store; readonly passwords: Passwords };

interface Person {
	readonly name: string;
	readonly email: string;
	readonly kind: Account['kind'];
	readonly function: string;
}

interface House {
	readonly name: string;
	readonly service: string;
	readonly jurisdictions: readonly JurisdictionId[];
	/** The first of them is the coordinator who calls the meetings. */
	readonly people: readonly [Person, ...Person[]];
	readonly cases: readonly DemoCase[];
}

const HOUSES: readonly [House, ...House[]] = [
	{
		name: 'Coordination sociale des Deux-Rives',
		service: 'Coordination de réseau',
		jurisdictions: ['be-fr', 'be-nl', 'fr-child-protection', 'fr-care', 'lu'],
		people: [
			{
				name: 'Carole Wauters',
				email: 'carole.wauters@deux-rives.example',
				kind: 'coordinator',
				function: 'coordinatrice de réseau',
			},
			{
				name: 'Julie Marchal',
				email: 'julie.marchal@deux-rives.example',
				kind: 'professional',
				function: 'assistante sociale',
			},
			{
				name: 'Benoît Claes',
				email: 'benoit.claes@deux-rives.example',
				kind: 'administrator',
				function: 'informaticien',
			},
		],
		cases: [twoServices, oneFact, reserve, interpreter],
	},
	{
		name: 'Maison médicale du Parc',
		service: 'Accueil',
		jurisdictions: ['be-fr'],
		people: [
			{
				name: 'Pascale Hubert',
				email: 'pascale.hubert@maison-du-parc.example',
				kind: 'coordinator',
				function: 'coordinatrice de soins',
			},
		],
		cases: [elsewhere],
	},
];

export async function seedWorld(world: World, origin: string): Promise<Seeded> {
	const accounts: SeededAccount[] = [];
	const meetings: SeededMeeting[] = [];
	for (const house of HOUSES) {
		const built = await build(world, house);
		accounts.push(...built.accounts);
		meetings.push(...built.meetings);
	}
	return { origin, organisation: HOUSES[0].name, accounts, meetings };
}

async function build(world: World, house: House) {
	const organisation = randomUUID();
	const service = randomUUID();
	const jurisdictions = [...house.jurisdictions];
	const { organisations } = world.store;
	await organisations.put({ id: organisation, name: house.name, jurisdictions });
	await organisations.putService({ id: service, organisation, name: house.service, active: true });
	const accounts: (SeededAccount & { id: string })[] = [];
	for (const person of house.people) {
		const made = await account(world, { ...person, organisation, service });
		accounts.push({ ...signInOf(person), organisation: house.name, ...made });
	}
	const caller = callerOf(house, accounts[0]!.id, organisation);
	const colleague = accounts.find(({ kind }) => kind === 'professional')?.id;
	const meetings: SeededMeeting[] = [];
	for (const { call, play } of house.cases) {
		const table = new DemoTable({ ...world, colleague }, call);
		await table.called(caller);
		await play(table);
		meetings.push(await toldOf(table, house.name));
	}
	return { accounts: accounts.map(({ id: _, ...told }) => told), meetings };
}

function callerOf(house: House, account: string, organisation: string): CallingAccount {
	const [{ name, function: role }] = house.people;
	const { service, jurisdictions } = house;
	const id = account as AccountId;
	return {
		organisation,
		jurisdictions,
		account: { id, name, service, function: role, secrecy: 'bound' },
	};
}

const signInOf = ({ name, email, kind }: Person) => ({ name, email, kind });

async function account(
	{ store, passwords }: World,
	person: Person & { organisation: string; service: string },
): Promise<{ id: string; password: string }> {
	const id = randomUUID();
	const password = newPassword();
	const passwordHash = await passwords.hash(password);
	await store.accounts.create({ ...person, id, passwordHash, secrecy: 'bound', active: true });
	return { id, password };
}

async function toldOf(table: DemoTable, organisation: string): Promise<SeededMeeting> {
	const sections = [];
	for (const written of table.parts.values()) sections.push(await sectionOf(table, written));
	const { meeting: id, kind, purpose } = table;
	return { id, kind, purpose, organisation, participants: [...table.seats.values()], sections };
}

async function sectionOf(table: DemoTable, { id, holder, part }: Written) {
	const view = await table.view(holder);
	const own = view.sections.find((section) => section.id === id)!;
	const readers = [...new Set([own.holder, ...own.readers.map((one) => one.participantId)])];
	const { title, kind, canary, missions = [] } = part;
	return { id, title, kind, about: own.about, missions, holder: own.holder, readers, canary };
}
