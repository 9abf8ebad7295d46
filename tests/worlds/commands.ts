// One well-formed command of every type, with every field that it may carry. The ids name nothing.
import type { CommandInput } from '#lib/domain/command.ts';

const ID = 'nothing-has-this-id' as never;
const DAY = '2026-11-23';
const UNTIL = '2027-11-23T10:00:00Z';
const ENVELOPE = { commandId: 'once', ifVersion: 'v', happenedAt: '2026-11-23T09:00:00Z' };
const WHY = { purpose: 'pour la suite', necessity: 'sans cela, pas d’aide' };
const CLASSES = {
	title: 'Ce qui pèse',
	kind: 'secret',
	about: [ID],
	missions: [ID],
	thirdPersons: ['la sœur'],
	until: UNTIL,
} as const;

const EVERY: { readonly [Type in CommandInput['type']]: Extract<CommandInput, { type: Type }> } = {
	invite: {
		type: 'invite',
		name: 'Ana',
		service: 'AMO',
		function: 'assistante sociale',
		introducedAs: 'Ana, de l’AMO',
		kind: 'professional',
		secrecy: 'bound',
		missions: [ID],
		coordinator: true,
		account: ID,
		accompanies: ID,
		supervisor: ID,
		childOf: [ID],
		bornOn: DAY,
		until: UNTIL,
	},
	'name-person': { type: 'name-person', name: 'Ana', kind: 'adult', childOf: [ID], bornOn: DAY },
	retag: {
		type: 'retag',
		participantId: ID,
		kind: 'professional',
		secrecy: 'bound',
		missions: [ID],
		coordinator: true,
		accompanies: ID,
		supervisor: ID,
		childOf: [ID],
		bornOn: DAY,
		until: UNTIL,
	},
	remove: { type: 'remove', participantId: ID },
	'renew-code': { type: 'renew-code', participantId: ID },
	'confirm-link': { type: 'confirm-link', participantId: ID },
	'end-link': { type: 'end-link', participantId: ID },
	'record-notice': { type: 'record-notice', participantId: ID },
	'record-participation': { type: 'record-participation', participantId: ID, sectionId: ID },
	'record-presence': {
		type: 'record-presence',
		participantId: ID,
		presence: 'in-room',
		invitedOn: DAY,
		invitedHow: 'par lettre',
		accompaniedBy: 'sa sœur',
	},
	'record-agreement': {
		type: 'record-agreement',
		person: ID,
		scope: [ID],
		missions: [ID],
		persons: [ID],
		except: [ID],
		lift: [ID],
		purpose: 'la suite',
		decision: 'given',
		reason: 'parce que',
		capacity: 'self',
		form: 'spoken',
		explained: { intention: 'parler', withWhom: 'l’AMO', content: 'la situation' },
		until: UNTIL,
	},
	'withdraw-agreement': { type: 'withdraw-agreement', person: ID, scope: [ID] },
	'pause-sharing': { type: 'pause-sharing', person: ID, words: 'stop' },
	'create-section': {
		type: 'create-section',
		...CLASSES,
		about: [ID],
		missions: [ID],
		thirdPersons: ['x'],
	},
	'classify-section': {
		type: 'classify-section',
		sectionId: ID,
		...CLASSES,
		about: [ID],
		missions: [ID],
		thirdPersons: ['x'],
	},
	'retitle-section': { type: 'retitle-section', sectionId: ID, title: 'Autre' },
	'open-section': { type: 'open-section', sectionId: ID, ...WHY, readers: [ID], writers: [ID] },
	'widen-section': { type: 'widen-section', sectionId: ID, ...WHY, readers: [ID], missions: [ID] },
	'close-section': { type: 'close-section', sectionId: ID, ...WHY, readers: [ID], missions: [ID] },
	'take-back': { type: 'take-back', sectionId: ID, ...WHY, readers: [ID], missions: [ID] },
	'start-meeting': { type: 'start-meeting' },
	'start-phase': { type: 'start-phase', title: 'Le cercle', present: [ID] },
	'end-meeting': { type: 'end-meeting' },
	'record-decision': {
		type: 'record-decision',
		text: 'On se revoit',
		section: ID,
		who: 'Ana',
		due: DAY,
	},
	'admit-entry': { type: 'admit-entry', entryId: ID, sectionId: ID },
};

/** The compiler refuses a command type that this table forgets. */
export const COMMANDS: readonly CommandInput[] = Object.values(EVERY).map((command) => ({
	...command,
	...ENVELOPE,
}));
export const COMMAND_TYPES = Object.keys(EVERY) as readonly CommandInput['type'][];
