// The table at which every history begins: all kinds of people, before anything was said or written.
import { parseCommand, type CallMeeting, type CommandInput } from '#lib/domain/command.ts';
import { decide } from '#lib/domain/decide.ts';
import type { AccountId, MeetingId, ParticipantId } from '#lib/domain/ids.ts';
import { callMeeting } from '#lib/domain/meeting/acts.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Dice } from './dice.ts';
import { encountersAfter, noEncounters, type Encounters } from './looks.ts';
import { BEGIN, idOf, type Taken } from './steps.ts';

export const MISSIONS = ['youth-aid', 'activation', 'care'] as const;

type Seat = Omit<Extract<CommandInput, { type: 'invite' }>, 'type' | 'name' | 'missions'> & {
	missions?: readonly string[];
};

const seatOf = (name: string): ParticipantId => idOf(`${name}.1`) as ParticipantId;

const FAMILY = { secrecy: 'none' } as const;
const BOUND = { kind: 'professional', secrecy: 'bound' } as const;

const PEOPLE: Readonly<Record<string, Seat>> = {
	dora: { kind: 'professional', secrecy: 'discretion', coordinator: true },
	amo: { ...BOUND, missions: ['youth-aid'] },
	amo2: { ...BOUND, missions: ['youth-aid', 'care'] },
	saj: { ...BOUND, missions: ['youth-aid', 'activation'] },
	insertion: { ...BOUND, missions: ['activation'] },
	care: { ...BOUND, missions: ['care'] },
	doctor: { ...BOUND, missions: ['care', 'youth-aid'] },
	teacher: { kind: 'professional', secrecy: 'discretion' },
	neighbour: { kind: 'other', secrecy: 'none' },
	mother: { ...FAMILY, kind: 'parent' },
	father: { ...FAMILY, kind: 'parent' },
	son: {
		...FAMILY,
		kind: 'young-person',
		bornOn: '2011-03-01',
		childOf: [seatOf('mother'), seatOf('father')],
	},
	girl: { ...FAMILY, kind: 'young-person', bornOn: '2017-03-01', childOf: [seatOf('mother')] },
	support: { ...FAMILY, kind: 'support', accompanies: seatOf('mother') },
	lawyer: { kind: 'lawyer', secrecy: 'bound', accompanies: seatOf('son') },
	interpreter: { kind: 'interpreter', secrecy: 'discretion', accompanies: seatOf('father') },
	intern: { kind: 'intern', secrecy: 'bound', supervisor: seatOf('amo') },
	volunteer: { kind: 'volunteer', secrecy: 'none', accompanies: seatOf('mother') },
	superior: { kind: 'superior', secrecy: 'bound' },
	officer: { kind: 'authority', secrecy: 'authority' },
};

/** Beside a legal basis, so that it shuts nobody out. */
const AUTHORISATION = {
	by: 'le procureur du Roi',
	date: '2026-11-20',
	participants: ['Carole'],
	purpose: 'protéger la fille',
	modalities: 'une séance, sans copie',
};

/** Laid out beforehand; each step that is drawn may be one of them. */
const COURSE: NonNullable<CallMeeting['course']> = [
	{ title: 'Accueil', stays: 'everyone', minutes: 5 },
	{ title: 'Le cercle', stays: 'circle', minutes: 25 },
	{ title: 'Entre nous', stays: 'family', minutes: 10 },
];
export const STEPS = COURSE.length;

/** Where the law asks least, agreements are tried most. */
const called = (jurisdiction: JurisdictionId, conference: boolean): Meeting => {
	const newIds = idsOf('carole');
	const result = callMeeting(
		{
			type: 'call-meeting',
			kind: conference ? 'case-conference' : 'network',
			...(conference && { legalBasis: 'Un décret', authorisation: AUTHORISATION }),
			purpose: 'La suite',
			jurisdiction,
			missions: MISSIONS.map((id) => ({ id: id as never, label: `Mission ${id}` })),
			course: COURSE,
		},
		{
			account: {
				id: 'account' as AccountId,
				name: 'Carole',
				service: 'Coordination',
				function: 'coordinatrice',
				secrecy: 'bound',
			},
			jurisdictions: [jurisdiction],
			meeting: 'meeting' as MeetingId,
			at: BEGIN,
			newId: newIds,
		},
	);
	if (isRefusal(result)) throw new Error(result.refused);
	return result.meeting;
};

const idsOf = (name: string): (() => string) => {
	let count = 0;
	return () => idOf(`${name}.${++count}`);
};

export interface Begun {
	readonly meeting: Meeting;
	readonly encounters: Encounters;
	/** The commands that led here, by the coordinator, with their answers. */
	readonly done: readonly NonNullable<Taken['done']>[];
}

const INVITATIONS = Object.entries(PEOPLE).map(([name, seat]) => ({
	type: 'invite',
	name,
	service: `Service de ${name}`,
	function: `Fonction de ${name}`,
	introducedAs: `Présentation de ${name}`,
	missions: [],
	...seat,
}));

const together = (title: string, present: readonly ParticipantId[]) => ({
	type: 'start-phase',
	title,
	present,
});

/**
 * Some histories begin before the meeting, some with everyone in one room, and most with a table at which not everyone
 * has met: what one may not know of people shows best there. The authority waits outside.
 */
export function beginning(jurisdiction: JurisdictionId, dice: Dice): Begun {
	const conference = jurisdiction.startsWith('be') && dice.once(8);
	const meeting = called(jurisdiction, conference);
	const begun: Begun = { meeting, encounters: noEncounters, done: [] };
	const kind = dice.upTo(5);
	if (kind === 0) return ran(begun, INVITATIONS);
	const everyone = Object.keys(PEOPLE)
		.filter((name) => name !== 'officer')
		.map(seatOf);
	const presences = ['mother', 'father', 'son', 'girl', 'amo', 'amo2'].map((name) => ({
		type: 'record-presence',
		participantId: seatOf(name),
		presence: 'in-room',
	}));
	const start = { type: 'start-meeting' };
	if (kind === 1)
		return ran(begun, [...INVITATIONS, start, together('Tous', everyone), ...presences]);
	const some = dice.some(everyone, 12);
	const apart = [start, together('Avant', []), ...INVITATIONS, together('Le cercle', some)];
	return ran(begun, [...apart, ...presences]);
}

function ran(begun: Begun, commands: readonly object[]): Begun {
	const [coordinator] = begun.meeting.table.participants.keys();
	return commands.reduce<Begun>(({ meeting, encounters, done }, input, index) => {
		const command = parseCommand(input);
		if (isRefusal(command)) throw new Error(command.field);
		const newId = idsOf(command.type === 'invite' ? command.name : `begin${index}`);
		const actor = { participant: coordinator!, entry: null };
		const result = decide(meeting, command, { actor, at: BEGIN, newId });
		if (isRefusal(result)) throw new Error(`${command.type}: ${result.refused}`);
		const after = encountersAfter(encounters, result.meeting);
		const { answer } = result;
		return { meeting: result.meeting, encounters: after, done: [...done, { command, answer }] };
	}, begun);
}
