// The same act, a little otherwise: one field of its command changed.
import type { Meeting } from '#lib/domain/meeting/facts.ts';
import { PRESENCES } from '#lib/domain/table/facts.ts';
import { MISSIONS } from './beginning.ts';
import type { Dice } from './dice.ts';
import type { Act } from './steps.ts';

type Change = (value: unknown, meeting: Meeting, dice: Dice) => unknown;

const people: Change = (_, { table }, dice) => dice.some([...table.participants.keys()], 3);
const sections: Change = (value, meeting, dice) => {
	const ids = [...meeting.sections.sections.keys()];
	const more = dice.some(ids, 2);
	return Array.isArray(value) ? [...new Set([...(value as string[]), ...more])] : more;
};
const missions: Change = (_, __, dice) => dice.some(MISSIONS, 2);
const text: Change = (value) => `${String(value)} (autre)`;

const CHANGES: Readonly<Record<string, Change>> = {
	scope: sections,
	missions,
	persons: people,
	except: people,
	readers: people,
	writers: people,
	present: people,
	about: people,
	lift: people,
	title: text,
	purpose: text,
	necessity: text,
	text,
	name: text,
	words: text,
	fear: text,
	said: text,
	reason: text,
	invitedHow: text,
	presence: (_, __, dice) => dice.oneOf(PRESENCES),
	decision: (_, __, dice) => dice.oneOf(['given', 'refused', 'informed', 'not-asked']),
};

export function mutated(act: Act, meeting: Meeting, dice: Dice): Act {
	if (!('command' in act)) return act;
	const fields = Object.keys(act.command).filter((field) => field in CHANGES);
	const optional = act.command.type === 'record-agreement' ? ['except', 'persons'] : [];
	const all = [...fields, ...optional];
	if (all.length === 0) return act;
	const field = dice.oneOf(all);
	const value = CHANGES[field]!(act.command[field], meeting, dice);
	return { ...act, command: { ...act.command, [field]: value } };
}
