// Draws acts on the table: people, tags, links and presence.
import { PRESENCES } from '#lib/domain/table/facts.ts';
import { MISSIONS } from './beginning.ts';
import { momentOfSlot } from './steps.ts';
import { type Draw, seated, family, idOf, by, coordinator, soon } from './drawing.ts';

export const invite: Draw = (drawing) => {
	const { dice } = drawing;
	const kind = dice.oneOf([
		{ kind: 'professional', secrecy: 'bound', missions: dice.some(MISSIONS, 2) },
		{ kind: 'professional', secrecy: 'discretion', until: soon(drawing) },
		{ kind: 'parent', secrecy: 'none' },
		{ kind: 'support', secrecy: 'none', accompanies: dice.oneOf(family(drawing)).id },
		{ kind: 'authority', secrecy: 'authority' },
		{ kind: 'young-person', secrecy: 'none', childOf: dice.some(family(drawing).map(idOf), 2) },
	]);
	return by(drawing, coordinator(drawing), {
		type: 'invite',
		name: `Invité ${drawing.slot}`,
		missions: [],
		...kind,
	});
};

export const namePerson: Draw = (drawing) =>
	by(drawing, coordinator(drawing), {
		type: 'name-person',
		name: `Nommé ${drawing.slot}`,
		kind: drawing.dice.oneOf(['adult', 'young-person']),
	});

export const retag: Draw = (drawing) => {
	const { dice } = drawing;
	const person = dice.oneOf([...seated(drawing), ...family(drawing)]);
	const change = dice.oneOf([
		{ missions: dice.some(MISSIONS, 2) },
		{ secrecy: 'discretion', missions: [] },
		{ secrecy: 'bound' },
		{ bornOn: dice.oneOf(['2010-01-01', '2013-11-23', '2018-01-01']) },
		{ childOf: dice.some(family(drawing).map(idOf), 2) },
		{ accompanies: dice.oneOf(family(drawing)).id },
		{ kind: 'other', missions: [] },
		{ coordinator: dice.once(2) },
		{ until: soon(drawing) },
	]);
	return by(drawing, coordinator(drawing), { type: 'retag', participantId: person.id, ...change });
};

export const remove: Draw = (drawing) =>
	by(drawing, coordinator(drawing), {
		type: 'remove',
		participantId: drawing.dice.oneOf(seated(drawing)).id,
	});

export const renewCode: Draw = (drawing) =>
	by(drawing, coordinator(drawing), {
		type: 'renew-code',
		participantId: drawing.dice.oneOf(seated(drawing)).id,
	});

export const confirmLink: Draw = (drawing) => {
	const waiting = seated(drawing).filter(
		(person) => (person.accompanies ?? person.supervisor) !== null && !person.linkConfirmed,
	);
	if (waiting.length === 0) return null;
	const person = drawing.dice.oneOf(waiting);
	const other = person.accompanies ?? person.supervisor;
	return by(drawing, other!, { type: 'confirm-link', participantId: person.id });
};

export const endLink: Draw = (drawing) => {
	const linked = seated(drawing).filter(({ linkConfirmed }) => linkConfirmed);
	if (linked.length === 0) return null;
	const person = drawing.dice.oneOf(linked);
	const ends = [person.id, (person.accompanies ?? person.supervisor)!];
	return by(drawing, drawing.dice.oneOf(ends), { type: 'end-link', participantId: person.id });
};

export const notice: Draw = (drawing) => {
	const volunteers = seated(drawing).filter(
		({ kind, noticed }) => kind === 'volunteer' && !noticed,
	);
	if (volunteers.length === 0) return null;
	const { id } = drawing.dice.oneOf(volunteers);
	return by(drawing, coordinator(drawing), { type: 'record-notice', participantId: id });
};

export const presence: Draw = (drawing) => {
	const { dice } = drawing;
	const person = dice.oneOf([...seated(drawing), ...family(drawing)]);
	const isAuthority = person.secrecy === 'authority' && !dice.once(4);
	return by(drawing, coordinator(drawing), {
		type: 'record-presence',
		participantId: person.id,
		presence: isAuthority ? 'left' : dice.once(3) ? dice.oneOf(PRESENCES) : 'in-room',
		...(dice.once(4) && { invitedOn: '2026-11-02', invitedHow: 'par lettre' }),
		...(dice.once(4) && { happenedAt: new Date(momentOfSlot(drawing.slot - 3)).toISOString() }),
	});
};

/** Somebody on the telephone is alone, or is not. */
export const earshot: Draw = (drawing) => {
	const { dice } = drawing;
	const far = seated(drawing).filter(({ presence: is }) => is === 'remote');
	if (far.length === 0) return null;
	const { id } = dice.oneOf(far);
	const actor = dice.once(2) ? id : coordinator(drawing);
	return by(drawing, actor, { type: 'tell-earshot', participantId: id, alone: dice.once(2) });
};

/** Whoever is bound by nothing promises discretion. */
export const undertake: Draw = (drawing) => {
	const asked = seated(drawing).filter(({ secrecy }) => ['discretion', 'none'].includes(secrecy));
	if (asked.length === 0) return null;
	return by(drawing, drawing.dice.oneOf(asked).id, { type: 'give-undertaking' });
};

export const leave: Draw = (drawing) => {
	const person = drawing.dice.oneOf(seated(drawing));
	return by(drawing, person.id, {
		type: 'record-presence',
		participantId: person.id,
		presence: 'left',
	});
};
