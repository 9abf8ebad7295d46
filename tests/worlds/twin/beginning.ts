// The table at which every history begins: all kinds of people, before anything was said or written.
import { parseCommand, type CommandInput } from '#lib/domain/command.ts';
import { decide } from '#lib/domain/decide.ts';
import type { AccountId, MeetingId, ParticipantId } from '#lib/domain/ids.ts';
import { callMeeting } from '#lib/domain/meeting/acts.ts';
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { isRefusal } from '#lib/domain/refusal.ts';
import type { Dice } from './dice.ts';
import { encountersAfter, noEncounters, type Encounters } from './looks.ts';
import { BEGIN, idOf } from './steps.ts';

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

/** Where the law asks least, agreements are tried most. */
const called = (jurisdiction: JurisdictionId): Meeting => {
	const newIds = idsOf('carole');
	const result = callMeeting(
		{
			type: 'call-meeting',
			kind: 'network',
			purpose: 'La suite',
			jurisdiction,
			missions: MISSIONS.map((id) => ({ id: id as never, label: `Mission ${id}` })),
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
}

export function beginning(jurisdiction: JurisdictionId, dice: Dice): Begun {
	let meeting = called(jurisdiction);
	const [coordinator] = meeting.table.participants.keys();
	for (const [name, seat] of Object.entries(PEOPLE)) {
		const command = parseCommand({
			type: 'invite',
			name,
			service: `Service de ${name}`,
			function: `Fonction de ${name}`,
			introducedAs: `Présentation de ${name}`,
			missions: [],
			...seat,
		});
		if (isRefusal(command)) throw new Error(`${name}: ${command.field ?? ''}`);
		const actor = { participant: coordinator!, entry: null };
		const result = decide(meeting, command, { actor, at: BEGIN, newId: idsOf(name) });
		if (isRefusal(result)) throw new Error(`${name}: ${result.refused} ${result.field ?? ''}`);
		meeting = result.meeting;
	}
	const begun: Begun = { meeting, encounters: noEncounters };
	return dice.once(5) ? begun : inTheRoom(begun, coordinator!);
}

/** Most histories begin in the room, with the family there and the authority waiting outside. */
function inTheRoom(begun: Begun, coordinator: ParticipantId): Begun {
	const present = [...begun.meeting.table.participants.values()]
		.filter(({ kind }) => kind !== 'authority')
		.map(({ id }) => id);
	const commands = [
		{ type: 'start-meeting' },
		{ type: 'start-phase', title: 'Le cercle', present },
		...['mother', 'father', 'son', 'girl', 'amo', 'amo2'].map((name) => ({
			type: 'record-presence',
			participantId: seatOf(name),
			presence: 'in-room',
		})),
	];
	return commands.reduce(({ meeting, encounters }, input, index) => {
		const command = parseCommand(input);
		if (isRefusal(command)) throw new Error(command.field);
		const actor = { participant: coordinator, entry: null };
		const result = decide(meeting, command, { actor, at: BEGIN, newId: idsOf(`room${index}`) });
		if (isRefusal(result)) throw new Error(result.refused);
		const after = encountersAfter(encounters, result.meeting);
		return { meeting: result.meeting, encounters: after };
	}, begun);
}
