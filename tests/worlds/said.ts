// What people say and write in the tests, where the words themselves do not matter.
import type { CommandInput } from '#lib/domain/command.ts';

/** A yes, aloud, for the youth-aid mission. */
export const SAID = {
	missions: ['youth-aid'] as never,
	purpose: 'préparer la suite',
	decision: 'given',
	capacity: 'self',
	form: 'spoken',
	explained: { intention: 'en parler', withWhom: 'l’AMO', content: 'la situation' },
} as const;

/** What anybody may say, bound or not, in any jurisdiction. */
export const DANGER = {
	type: 'record-danger',
	addressee: 'youth-services',
	ground: 'duty-to-help',
	fear: 'Canari : des coups',
	tried: 'en parler avec elle',
	consulted: 'une collègue, sans nom',
	alone: 'elle rentre chez elle ce soir',
	said: 'son nom, son âge, la marque',
	family: 'deferred',
	reason: 'le danger est à la maison',
	againOn: '2026-12-01',
} as const satisfies CommandInput;

/** Ids of nothing, among them those that mean something to a machine. */
export const NOWHERE = [
	'nothing-has-this-id',
	'',
	'\0',
	'__proto__',
	'constructor',
	'x'.repeat(1_000_000),
];
