// Acts on danger: recording what was done toward one addressee, naming who may read it, deciding when the family is told.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import type { DangerId, TextId } from '../ids.ts';
import { groundsFor } from '../policy/jurisdictions/danger.ts';
import { isRefusal, NOT_FOUND, refuse, type Refusal } from '../refusal.ts';
import { isBound } from '../table/facts.ts';
import { isToldOf, type Danger, type FamilyTold } from './facts.ts';

/** Per person, so that nobody's limit tells of another's acts. */
export const MAX_OWN_DANGERS = 50;
const NOT_ALLOWED = refuse('not-allowed');

type Recording = CommandOf<'record-danger'>;
type Family = Pick<Recording, 'family' | 'reason' | 'againOn'>;

/** The whole of the day on which it is decided again has yet to come. */
const isToCome = (act: Act, day: string): boolean => Date.parse(`${day}T00:00:00Z`) > act.at;

/** [G4] deferring needs its reason in words, and a day. */
function refusedFamily(act: Act, { family, reason, againOn }: Family): Refusal | null {
	if (family === 'informed') return null;
	if (!reason?.trim()) return refuse('malformed', { field: 'reason' });
	if (againOn === undefined || !isToCome(act, againOn))
		return refuse('malformed', { field: 'againOn' });
	return null;
}

function familyTold(act: Act, id: DangerId, { family, reason, againOn }: Family): FamilyTold {
	if (family === 'informed') return { state: 'informed' };
	return {
		state: 'deferred',
		reason: act.words(`danger:${id}`, reason ?? ''),
		againOn: againOn ?? '',
	};
}

/** Only one's own parts: what waits is what their holder would have told. */
function refusedSections(act: Act, { sections = [] }: Recording): Refusal | null {
	for (const id of sections) {
		const seen = act.section(id);
		if (isRefusal(seen)) return seen;
		if (seen.section.holder !== act.actor.id) return NOT_ALLOWED;
	}
	return null;
}

/** [G3] a ground that this jurisdiction gives to somebody like the actor, toward this addressee. */
function refusedGround(act: Act, { ground, addressee, addresseeName }: Recording): Refusal | null {
	if (addressee === 'other' && !addresseeName?.trim())
		return refuse('malformed', { field: 'addresseeName' });
	const speaker = { bound: isBound(act.actor) };
	const may = groundsFor(act.meeting.called.jurisdiction, speaker, addressee);
	return may.some(({ id }) => id === ground) ? null : refuse('combination', { field: 'ground' });
}

/** Anybody who is admitted may fear for somebody. It opens nothing and asks nobody. [G1] */
export function recordDanger(act: Act, command: Recording): Done | Refusal {
	const own = [...act.meeting.dangers.values()].filter(({ by }) => by === act.actor.id);
	if (own.length >= MAX_OWN_DANGERS) return refuse('too-many');
	const refused =
		act.unknownPeople(command.about, command.readers) ??
		refusedSections(act, command) ??
		refusedGround(act, command) ??
		refusedFamily(act, command);
	if (refused) return refused;
	const id = act.id<DangerId>();
	const words = (said: string): TextId => act.words(`danger:${id}`, said);
	const { addressee, ground } = command;
	const event = {
		type: 'danger-recorded',
		danger: id,
		happenedAt: act.happenedAt,
		by: act.actor.id,
		about: [...new Set(command.about)],
		addressee,
		addresseeName: act.wordsIf(`danger:${id}`, command.addresseeName),
		ground,
		fear: words(command.fear),
		tried: words(command.tried),
		consulted: words(command.consulted),
		alone: words(command.alone),
		said: words(command.said),
		sections: [...new Set(command.sections)],
		family: familyTold(act, id, command),
		readers: named(act, command.readers),
	} as const;
	return done([event], { dangerId: id });
}

const named = (act: Act, readers: Recording['readers']) =>
	[...new Set(readers)].filter((id) => id !== act.actor.id);

/** The author's own act, or why not; to everybody else it does not exist. */
function ownDanger(act: Act, id: DangerId): Danger | Refusal {
	const danger = act.meeting.dangers.get(id);
	if (!danger || !isToldOf(danger, act.actor.id)) return NOT_FOUND;
	return danger.by === act.actor.id ? danger : NOT_ALLOWED;
}

/** Names who may read the record from now on: the list is this one, nobody else's word adds to it. */
export function shareDanger(act: Act, command: CommandOf<'share-danger'>): Done | Refusal {
	const danger = ownDanger(act, command.dangerId);
	if (isRefusal(danger)) return danger;
	const unknown = act.unknownPeople(command.readers);
	if (unknown) return unknown;
	const readers = named(act, command.readers);
	return done([{ type: 'danger-shared', danger: danger.id, readers }]);
}

export function informFamily(act: Act, command: CommandOf<'inform-family'>): Done | Refusal {
	const danger = ownDanger(act, command.dangerId);
	if (isRefusal(danger)) return danger;
	const refused = refusedFamily(act, command);
	if (refused) return refused;
	const family = familyTold(act, danger.id, command);
	return done([{ type: 'danger-family-decided', danger: danger.id, family }]);
}
