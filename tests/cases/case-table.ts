// The table on which the cases are tried: everybody who could ask, a part of every kind in every state, and in each part
// words that stand nowhere else. `readers` is what the field's rules say, written down by hand.
import { HttpPerson, type Fields } from '../worlds/http-person.ts';
import { OPENING, setTableOf, SPOKEN, type HttpTable } from '../worlds/http-table.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import type { WholeServer } from '../worlds/whole-server.ts';

export interface CasePart {
	readonly id: string;
	readonly holder: string;
	/** Everybody who reads it, its holder among them. */
	readonly readers: readonly string[];
	/** For every reader. */
	readonly told: readonly string[];
	/** For the holder alone. */
	readonly kept: readonly string[];
	/** Concerned by it and it was open to them: their ledger goes on telling that it was, and no word of it (L2, L3). */
	readonly remembers: readonly string[];
	/** Written and struck: for nobody who comes later. */
	readonly struck: string;
}

interface Plan {
	readonly what: string;
	readonly holder: string;
	readonly kind: 'draft' | 'common' | 'secret' | 'reserved';
	readonly about?: readonly string[];
	readonly opensTo?: readonly string[];
	readonly after?: 'withdrawn' | 'closed' | 'taken-back';
	readonly readers: readonly string[];
}

/** Who sits there, also on a device without the word and as somebody's interpreter. */
export const SEATED = [
	...['carole', 'karim', 'lise', 'nadia', 'marc', 'mother', 'son', 'father'],
	...['lise elsewhere'],
] as const;
/** Who has no seat: an administrator, a colleague, nobody, somebody taken off the table, another organisation and its guest. */
export const OUTSIDE = ['helene', 'xavier', 'nobody', 'ruth', 'tamara', 'tom'] as const;

const ALL = SEATED;
const PLANS: readonly Plan[] = [
	{ what: 'brouillon', holder: 'karim', kind: 'draft', readers: ['karim'] },
	{ what: 'brouillon-ailleurs', holder: 'nadia', kind: 'draft', readers: ['nadia'] },
	{ what: 'commun', holder: 'marc', kind: 'common', opensTo: [], readers: ALL },
	{ what: 'commun-tu', holder: 'marc', kind: 'common', readers: ['marc'] },
	{
		what: 'commun-ferme',
		holder: 'marc',
		kind: 'common',
		opensTo: [],
		after: 'closed',
		readers: ['marc'],
	},
	{
		what: 'secret',
		holder: 'karim',
		kind: 'secret',
		about: ['mother'],
		opensTo: ['lise', 'ruth', 'nadia'],
		readers: ['karim', 'lise', 'mother'],
	},
	{ what: 'secret-tu', holder: 'karim', kind: 'secret', about: ['mother'], readers: ['karim'] },
	{
		what: 'secret-sans-accord',
		holder: 'karim',
		kind: 'secret',
		about: ['father'],
		opensTo: ['lise'],
		readers: ['karim', 'father'],
	},
	{
		what: 'secret-a-deux',
		holder: 'lise',
		kind: 'secret',
		about: ['mother', 'father'],
		opensTo: ['karim'],
		readers: ['lise', 'mother', 'father'],
	},
	{
		what: 'secret-retire',
		holder: 'karim',
		kind: 'secret',
		about: ['mother'],
		opensTo: ['lise'],
		after: 'withdrawn',
		readers: ['karim', 'mother'],
	},
	{
		what: 'secret-repris',
		holder: 'karim',
		kind: 'secret',
		about: ['mother'],
		opensTo: ['lise'],
		after: 'taken-back',
		readers: ['karim'],
	},
	{
		what: 'reserve',
		holder: 'karim',
		kind: 'reserved',
		about: ['son'],
		opensTo: ['lise'],
		readers: ['karim', 'lise', 'son'],
	},
	{
		what: 'reserve-de-la-mere',
		holder: 'mother',
		kind: 'reserved',
		about: ['mother'],
		opensTo: ['karim'],
		readers: ['mother', 'karim'],
	},
];

export interface CaseTable {
	readonly table: HttpTable<WholeServer>;
	readonly parts: ReadonlyMap<string, CasePart>;
	/** Another organisation's meeting, with its own common part. */
	readonly elsewhere: { readonly meeting: string; readonly section: string };
}

const BOUND = { kind: 'professional', secrecy: 'bound', missions: ['youth-aid'] };

export async function setCases(server: WholeServer): Promise<CaseTable> {
	await server.account('carole', { kind: 'coordinator' });
	const table = await setTableOf(server, await server.signedIn('carole'));
	await table.invite('father', { kind: 'parent', secrecy: 'none', missions: [] });
	await table.invite('ruth', BOUND);
	await table.inRoom('father', 'ruth');
	await agreements(table);
	const parts = new Map<string, CasePart>();
	for (const plan of PLANS) parts.set(plan.what, await part(table, plan));
	await table.do('carole', 'remove', { participantId: table.id('ruth') });
	const elsewhere = await outsiders(table);
	return { table, parts, elsewhere };
}

/** The mother and her son say yes for youth aid; the father only for himself, without Lise; nothing of his opens. */
async function agreements(table: HttpTable<WholeServer>): Promise<void> {
	await table.agrees('mother');
	await table.agrees('son', { person: table.id('son') });
	await table.do('father', 'record-agreement', {
		person: table.id('father'),
		scope: 'all',
		persons: [table.id('mother')],
		except: [table.id('lise'), table.id('karim')],
		purpose: 'entre nous',
		decision: 'given',
		...SPOKEN,
	});
}

async function part(table: HttpTable<WholeServer>, plan: Plan): Promise<CasePart> {
	const { what, holder, kind, about = [], readers } = plan;
	const word = (field: string): string => `${field}-été-${what}-zibeline`;
	const ids = (names: readonly string[]): string[] => names.map((name) => table.id(name));
	const { sectionId: id = '' } = await table.do(holder, 'create-section', {
		...{ title: word('titre'), kind, about: ids(about) },
		...(about.length > 0 && !about.includes(holder) && { missions: ['youth-aid'] }),
		...(kind === 'secret' && { thirdPersons: [word('tiers')] }),
	});
	await write(table, holder, id, [word('texte'), word('biffe')]);
	const opens: Fields = { sectionId: id, purpose: word('but'), necessity: word('besoin') };
	if (plan.opensTo)
		await table.do(holder, 'open-section', {
			...opens,
			...(plan.opensTo.length > 0 && { readers: ids(plan.opensTo) }),
		});
	const decision = { section: id, text: word('decision') };
	await table.do(holder, 'record-decision', decision);
	await afterwards(table, plan, id);
	const third = kind === 'secret' ? [word('tiers')] : [];
	const isOpen = plan.opensTo !== undefined && (!plan.after || plan.after === 'withdrawn');
	return {
		...{ id, holder, readers },
		told: [
			...[id, word('titre'), word('texte'), word('decision'), ...third],
			...(isOpen ? [word('but')] : []),
		],
		remembers: plan.after === 'taken-back' ? about : [],
		kept: isOpen ? [word('besoin')] : [],
		struck: word('biffe'),
	};
}

async function afterwards(table: HttpTable<WholeServer>, { after, holder }: Plan, id: string) {
	if (after === 'withdrawn')
		await table.do('mother', 'withdraw-agreement', { person: table.id('mother'), scope: [id] });
	if (after === 'closed') await table.do(holder, 'close-section', { sectionId: id });
	if (after === 'taken-back') await table.do(holder, 'take-back', { sectionId: id });
}

/** The first stays; the second is struck again as soon as it is saved. */
export async function write(
	table: HttpTable<WholeServer>,
	who: string,
	section: string,
	[stays, struck]: readonly [string, string],
): Promise<void> {
	using page = new PlainPage(table.person(who), table.meeting);
	await page.writeSaved(section, stays);
	await page.writeSaved(section, struck);
	const channel = page.strike(section, 1);
	await page.until(() => channel.saved >= channel.sent, 'struck');
}

/** Everybody who must get nothing, each with a session of their own where they have one. */
async function outsiders(table: HttpTable<WholeServer>): Promise<CaseTable['elsewhere']> {
	const { server, people } = table;
	await server.account('helene', { kind: 'administrator' });
	await server.account('xavier');
	await server.account('tamara', { kind: 'coordinator', organisation: 'organisation-2' });
	await server.app.store.organisations.put({
		...{ id: 'organisation-2', name: 'Autre-Rive', jurisdictions: ['be-fr'] },
	});
	for (const name of ['helene', 'xavier', 'tamara']) people.set(name, await server.signedIn(name));
	people.set('nobody', new HttpPerson(server.origin));
	const again = new HttpPerson(server.origin);
	await again.join(table.codes.get('lise') ?? '');
	people.set('lise elsewhere', again);
	const elsewhere = await setTableOf(server, table.person('tamara'));
	people.set('tom', elsewhere.person('marc'));
	const { sectionId: section = '' } = await elsewhere.do('marc', 'create-section', {
		kind: 'common',
		title: 'Ailleurs',
	});
	await elsewhere.do('marc', 'open-section', { sectionId: section, ...OPENING });
	return { meeting: elsewhere.meeting, section };
}

/** A page that has its view and every text in it. */
export async function everything(person: HttpPerson, meeting: string): Promise<PlainPage> {
	const page = new PlainPage(person, meeting);
	await page.until(() => page.controls.length > 0, 'a view');
	const sections = (): { id: string }[] =>
		(page.view as { sections?: { id: string }[] }).sections ?? [];
	await page.until(() => sections().every(({ id }) => page.text(id) !== ''), 'every text');
	return page;
}
