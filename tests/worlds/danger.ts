// An act toward an addressee, as anybody at a table may record it.
import type { CommandInput } from '#lib/domain/command.ts';

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
