// Every kind, secrecy, mission, link, agreement, phase and kind of part, in every jurisdiction: the product and the oracle agree.
// Seen red: each of these changes of the product is caught here (c), by the histories (h) or by both: exclusions ignored (hc),
// the mission ignored (hc), a tag set back reopens (h), a yes after a stop reopens (hc), a parent reads a reserved part (hc),
// an authority overlooked (hc), a general yes ends a particular no (hc), "all about me" whoever was away (h), a link needs no
// confirmation (hc), others concerned are not asked (hc), expiry forgotten (hc), a stop spares who derives (hc), a superior
// reads by rank (hc), a volunteer needs no notice (c).
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '#lib/domain/command.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import {
	JURISDICTION_IDS,
	type JurisdictionId,
} from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { LONG } from '../tools/long.ts';
import { agreeTo } from '../worlds/extract.ts';
import type { Called } from './plain-facts.ts';
import { JudgedWorld } from './judged-world.ts';

type Invitation = Partial<Extract<CommandInput, { type: 'invite' }>>;
type Agreement = Partial<Extract<CommandInput, { type: 'record-agreement' }>>;
type Say = (world: JudgedWorld, scope: 'all' | SectionId[]) => void;

const ids = (world: JudgedWorld, ...names: string[]) => names.map((name) => world.id(name));

/** The closed table, each row with and without what it may have. */
const SEATS: Readonly<Record<string, (world: JudgedWorld) => Invitation>> = {
	amo2: () => ({ missions: ['youth-aid'] as never }),
	both: () => ({ missions: ['youth-aid', 'activation'] as never }),
	insertion: () => ({ missions: ['activation'] as never }),
	noMission: () => ({}),
	teacher: () => ({ secrecy: 'discretion' }),
	adult: () => ({ kind: 'adult', secrecy: 'none' }),
	aunt: () => ({ kind: 'parent', secrecy: 'none' }),
	cousin: () => ({ kind: 'young-person', secrecy: 'none' }),
	support: (world) => ({ kind: 'support', secrecy: 'none', accompanies: world.id('mother') }),
	support2: (world) => ({ kind: 'support', secrecy: 'discretion', accompanies: world.id('son') }),
	interpreter: (world) => ({
		kind: 'interpreter',
		secrecy: 'discretion',
		accompanies: world.id('mother'),
	}),
	lawyer: (world) => ({ kind: 'lawyer', secrecy: 'bound', accompanies: world.id('mother') }),
	intern: (world) => ({ kind: 'intern', secrecy: 'bound', supervisor: world.id('amo') }),
	intern2: (world) => ({ kind: 'intern', secrecy: 'discretion', supervisor: world.id('amo2') }),
	unlinked: (world) => ({ kind: 'intern', secrecy: 'bound', supervisor: world.id('both') }),
	volunteer: (world) => ({ kind: 'volunteer', secrecy: 'none', accompanies: world.id('mother') }),
	noticed: (world) => ({ kind: 'volunteer', secrecy: 'none', accompanies: world.id('mother') }),
	superior: () => ({ kind: 'superior', secrecy: 'bound' }),
	superior2: () => ({ kind: 'superior', secrecy: 'discretion' }),
	officer: () => ({ kind: 'authority', secrecy: 'authority' }),
	neighbour: () => ({ kind: 'other', secrecy: 'none' }),
	housing: () => ({ kind: 'other', secrecy: 'discretion' }),
};
const LINKS = [
	['mother', 'support'],
	['son', 'support2'],
	['mother', 'interpreter'],
	['mother', 'lawyer'],
	['amo', 'intern'],
	['amo2', 'intern2'],
	['mother', 'volunteer'],
	['mother', 'noticed'],
] as const;

function table(jurisdiction: JurisdictionId, kind: Called['kind']): JudgedWorld {
	const world = new JudgedWorld({ jurisdiction, kind });
	world.bound('amo', 'youth-aid');
	world.family('mother');
	world.family('son', 'young-person', { bornOn: '2011-03-01', childOf: [world.id('mother')] });
	for (const [name, invitation] of Object.entries(SEATS)) world.invite(name, invitation(world));
	for (const [by, name] of LINKS) world.confirm(by, name);
	world.do('carole', { type: 'record-notice', participantId: world.id('noticed') });
	// everybody has met, so that everybody can be named
	return world.start().presence('officer', 'left').inRoom('mother', 'son');
}

const PARTS = [
	['common', ['mother'], ['everybody', 'some', 'default']],
	['secret', ['mother'], ['everybody', 'some', 'default']],
	['secret', ['mother', 'son'], ['some', 'default']],
	['secret', [], ['default']],
	['reserved', ['son'], ['everybody', 'some', 'default']],
	['extract', ['mother'], ['everybody', 'some']],
] as const;

/** Parts of every kind, about one, two or nobody, to everybody, to some and to nobody by name. */
function write(world: JudgedWorld, when: string): Map<string, SectionId> {
	const parts = new Map<string, SectionId>();
	for (const [kind, about, readers] of PARTS)
		for (const to of readers) {
			const more = { about: ids(world, ...about), missions: ['youth-aid'] as never };
			parts.set(`${kind} ${when} about ${about.join()} to ${to}`, world.create('amo', kind, more));
		}
	return parts;
}

function open(world: JudgedWorld, parts: ReadonlyMap<string, SectionId>): void {
	const everybody = [...world.people.keys()];
	const some = ['amo2', 'teacher', 'lawyer', 'superior', 'support'];
	const participantId = world.id('superior');
	for (const [label, part] of parts) {
		const holder = label.startsWith('own') ? 'mother' : 'amo';
		const readers = label.endsWith('everybody') ? everybody : some;
		if (label.endsWith('some'))
			world.do(holder, { type: 'record-participation', participantId, sectionId: part });
		world.open(holder, part, {
			...(!label.endsWith('default') && { readers }),
			writers: ['amo2', 'teacher', 'intern2'],
		});
		if (label.startsWith('extract')) {
			world.written.set(part, 'Elle peut partir à 15 h.');
			agreeTo(world, part, 'amo', 'mother');
		}
	}
}

const says = (world: JudgedWorld, scope: 'all' | SectionId[], more: Agreement = {}): void => {
	for (const name of ['mother', 'son'])
		world.agrees(name, { scope, reason: 'x', ...more }, scope === 'all' ? name : 'amo');
};
const given: Say = (world, scope) => says(world, scope);

const AGREEMENTS: Readonly<Record<string, Say>> = {
	none: () => undefined,
	given,
	'given by name': (world, scope) =>
		says(world, scope, {
			missions: [],
			persons: ids(world, 'amo2', 'insertion', 'support', 'superior', 'volunteer', 'noticed'),
		}),
	'given by both': (world, scope) =>
		says(world, scope, { persons: ids(world, 'amo2', 'insertion') }),
	informed: (world, scope) => says(world, scope, { decision: 'informed' }),
	'not asked': (world, scope) => says(world, scope, { decision: 'not-asked' }),
	impossible: (world, scope) => says(world, scope, { decision: 'impossible' }),
	refused: (world, scope) => says(world, scope, { decision: 'refused', missions: [] }),
	'refused to some': (world, scope) => {
		given(world, scope);
		says(world, scope, {
			decision: 'refused',
			missions: [],
			persons: ids(world, 'amo2', 'lawyer'),
		});
	},
	excluded: (world, scope) => says(world, scope, { except: ids(world, 'both', 'support', 'son') }),
	lifted: (world, scope) => {
		AGREEMENTS.excluded!(world, scope);
		says(world, scope, { lift: ids(world, 'both', 'support', 'son') });
	},
	narrowed: (world, scope) => {
		given(world, scope);
		says(world, scope, { persons: ids(world, 'both') });
	},
	superseded: (world, scope) => {
		given(world, scope);
		says(world, scope, { missions: ['activation'] as never });
	},
	expired: (world, scope) => {
		says(world, scope, { until: new Date(world.at + 5 * 60_000).toISOString() });
		world.wait(20 * 60_000);
	},
	'expired by itself': (world, scope) => {
		given(world, scope);
		world.wait(61 * 86_400_000);
	},
	withdrawn: (world, scope) => {
		given(world, scope);
		for (const name of ['mother', 'son'])
			world.do(scope === 'all' ? name : 'amo', {
				type: 'withdraw-agreement',
				person: world.id(name),
				scope,
			});
	},
	paused: (world, scope) => {
		given(world, scope);
		world.do('mother', { type: 'pause-sharing', person: world.id('mother') });
	},
	'paused and given again': (world, scope) => {
		AGREEMENTS.paused!(world, scope);
		given(world, scope);
	},
	'a tag taken and set back': (world, scope) => {
		given(world, scope);
		for (const missions of [[], ['youth-aid']] as const)
			world.retag('amo2', { missions: missions as never });
	},
	'refused here, then given for all': (world, scope) => {
		given(world, scope);
		const parts = [...world.meeting.sections.sections.keys()];
		says(world, parts, { decision: 'refused', missions: [] });
		given(world, 'all');
	},
	'by one alone': (world, scope) =>
		void world.agrees('mother', { scope }, scope === 'all' ? 'mother' : 'amo'),
};

const everybodyBut = (world: JudgedWorld, ...away: string[]) =>
	world.phase(...[...world.people.keys()].filter((name) => !away.includes(name)));

const PHASES: Readonly<Record<string, (world: JudgedWorld) => void>> = {
	everybody: () => undefined,
	'an authority recorded present': (world) => void world.presence('officer', 'remote'),
	'an authority in the phase': (world) => {
		world.presence('officer', 'expected');
		everybodyBut(world);
	},
	'without the person accompanied': (world) => everybodyBut(world, 'officer', 'mother', 'amo2'),
	'without those who accompany': (world) =>
		everybodyBut(world, 'officer', 'support', 'interpreter', 'lawyer', 'intern'),
	'after the meeting': (world) => void world.do('carole', { type: 'end-meeting' }),
};

const met = new Map<string, number>();

/** All of it in the long suite; here each in one law, a part of it in the others, and every second scope. */
const agreementsIn = (jurisdiction: JurisdictionId): string[] =>
	Object.keys(AGREEMENTS).filter(
		(_, index) =>
			LONG || jurisdiction === 'be-fr' || index % 5 === JURISDICTION_IDS.indexOf(jurisdiction),
	);
const scopesOf = (agreement: string): ('all' | 'sections')[] => {
	const both = ['all', 'sections'] as const;
	return LONG ? [...both] : [both[Object.keys(AGREEMENTS).indexOf(agreement) % 2]!];
};

function compare(called: Called, agreement: string): void {
	for (const scope of scopesOf(agreement)) {
		const world = table(called.jurisdiction, called.kind);
		const before = write(world, 'before');
		const after = write(world, 'after');
		open(world, before);
		const all = [...before.values(), ...after.values()];
		AGREEMENTS[agreement]!(world, scope === 'all' ? 'all' : all);
		open(world, after);
		const draft = world.create('amo', 'draft');
		const own = world.create('mother', 'reserved', { about: ids(world, 'mother') });
		const confided = new Map([['own', own]]);
		open(world, confided);
		const parts = new Map([...before, ...after, ...confided, ['draft', draft]]);
		for (const [phase, begin] of Object.entries(PHASES)) {
			begin(world);
			const different = world.differences(parts, met);
			expect(different, `${agreement}, ${scope}, ${phase}`).toEqual([]);
		}
	}
}

describe.each(JURISDICTION_IDS)('in %s', (jurisdiction) => {
	it.each(agreementsIn(jurisdiction))('[P5] all combinations are decided alike: %s', (agreement) =>
		compare({ jurisdiction, kind: 'network' }, agreement),
	);
});

describe('in a case conference', () => {
	it.each(agreementsIn('be-nl'))('[P33] all combinations are decided alike: %s', (agreement) =>
		compare({ jurisdiction: 'be-fr', kind: 'case-conference' }, agreement),
	);
});

it('[P5] the combinations meet every rule, and each often', () => {
	const rules = [
		'P1',
		'P2',
		'P3',
		'P4',
		'P5',
		'P6',
		'P7',
		'P8',
		'P10',
		'P11',
		'P12',
		'P13',
		'P14',
		'P15',
		'P16',
		'P17',
		'P18',
		'P19',
		'P21',
		'P30',
		'P31',
		'P32',
		'P33',
		...['P22', 'P23', 'P24', 'P25'],
	];
	expect(rules.filter((rule) => (met.get(rule) ?? 0) < 20)).toEqual([]);
});
