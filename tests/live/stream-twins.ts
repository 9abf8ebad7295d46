// Two servers live through one history and differ only in what two people may not know: what these get must be equal, byte by byte.
import { updateMessage } from '#lib/sync/section-messages.ts';
import { diceOf, type Dice } from '../worlds/twin/dice.ts';
import { Stage, type Got } from './stream-stage.ts';

type Act = (stage: Stage, dice: Dice, slot: number) => void | Promise<unknown>;

const WHY = { purpose: 'préparer la suite', necessity: 'sans cela, pas d’aide' };
const words = (dice: Dice): string => 'mot '.repeat(1 + dice.upTo(dice.once(8) ? 2_000 : 12));
const write = (stage: Stage, name: string, section: Parameters<Stage['point']>[1], dice: Dice) => {
	if (stage.page(name).channel(section)) stage.page(name).write(section, words(dice));
};
/** Others whose line breaks; they show no cursor in common parts, where their going would be seen. */
const COMING_BACK = ['amo2', 'mother', 'carole'] as const;

/** What everybody may know: done alike in both worlds. */
const SHOWN: Readonly<Record<string, Act>> = {
	'somebody writes for everybody': (stage, dice) =>
		write(stage, dice.oneOf(['amo', 'marc', 'insertion']), dice.oneOf(stage.commons), dice),
	'somebody writes for everybody again': (stage, dice) =>
		write(stage, dice.oneOf(['amo', 'marc', 'insertion']), dice.oneOf(stage.commons), dice),
	'a cursor in a part for everybody': (stage, dice, slot) =>
		stage.point(dice.oneOf(['amo', 'marc']), dice.oneOf(stage.commons), slot),
	'a part for everybody': (stage, dice) =>
		stage.commons.length < 5 ? stage.common(dice.oneOf(['amo', 'marc'])) : undefined,
	'presence is recorded': (stage, dice) =>
		stage.try('carole', {
			type: 'record-presence',
			participantId: stage.world.id('insertion'),
			presence: dice.oneOf(['in-room', 'remote']),
		}),
	'a forbidden page comes back': (stage, dice) => stage.join(dice.oneOf(['marc', 'insertion'])),
	'a forbidden person asks': (stage, dice) => stage.ask(dice.oneOf(['marc', 'insertion'])),
	'a forbidden person guesses': (stage, dice) =>
		stage.try(dice.oneOf(['marc', 'insertion']), {
			...{ type: 'retitle-section', sectionId: 'nothing' as never, title: 'x' },
		}),
	'a decision for everybody': (stage, dice) =>
		stage.try(dice.oneOf(['amo', 'marc']), { type: 'record-decision', text: 'On se revoit' }),
};

const ofSecret = (stage: Stage, command: Record<string, unknown>): Promise<unknown> =>
	stage.try('amo', { sectionId: stage.secret, ...command } as never);
const ofMother = (stage: Stage, command: Record<string, unknown>): Promise<unknown> => {
	const person = stage.world.id('mother');
	return stage.try('mother', { person, ...command } as never);
};

/** What only those of the secret may know: done in one world. */
const HIDDEN: Readonly<Record<string, Act>> = {
	'words in the secret': (stage, dice) =>
		write(stage, dice.oneOf(['amo', 'amo2']), stage.secret, dice),
	'many words in the secret': (stage, dice) => {
		for (let count = 0; count < 40; count += 1) write(stage, 'amo', stage.secret, dice);
	},
	'words struck in the secret': (stage) => {
		const root = stage.page('amo').channel(stage.secret)?.doc.getXmlFragment('default');
		if (root && root.length > 0) root.delete(0, 1);
	},
	'a cursor in the secret': (stage, dice, slot) =>
		stage.point(dice.oneOf(['amo', 'amo2']), stage.secret, slot),
	'an update that the gate refuses': (stage) => {
		const page = stage.page('amo2');
		const channel = page.channel(stage.secret);
		// a clock that leaves a gap: ten items of this client are missing
		if (channel?.access === 'write') page.say(channel.number, updateMessage(gap(channel.clientId)));
	},
	'a page that speaks no protocol': async (stage) => {
		stage.page('amo2').socket.say(new Uint8Array([255, 255, 255]));
		await stage.world.rest();
		await stage.join('amo2');
	},
	'somebody else comes back': (stage, dice) => stage.join(dice.oneOf(COMING_BACK)),
	'a stop': (stage) => ofMother(stage, { type: 'withdraw-agreement', scope: 'all' }),
	'a stop to one part': (stage) =>
		ofMother(stage, { type: 'withdraw-agreement', scope: [stage.secret] }),
	'a pause': (stage) => ofMother(stage, { type: 'pause-sharing', words: 'stop' }),
	'a yes': (stage) => stage.world.agreed(),
	'an opening': (stage) => {
		const readers = [stage.world.id('amo2')];
		return ofSecret(stage, { type: 'open-section', ...WHY, readers, writers: readers });
	},
	'a closing': (stage) => ofSecret(stage, { type: 'close-section' }),
	'a taking back': (stage) => ofSecret(stage, { type: 'take-back' }),
	'another title': (stage, dice) =>
		ofSecret(stage, { type: 'retitle-section', title: words(dice).slice(0, 90) }),
	'a decision of the secret': (stage) =>
		stage.try('amo', { type: 'record-decision', text: 'Entre nous', section: stage.secret }),
	'another secret': (stage) => stage.world.secret('Autre chose'),
	'a refused command': (stage) =>
		stage.try('amo2', { type: 'close-section', sectionId: stage.secret }),
	'a part that does not exist': (stage) =>
		stage.try('amo2', { type: 'close-section', sectionId: 'nothing' as never }),
	'a later device of somebody': (stage) =>
		stage.world.hosts.enter(stage.world.meeting, stage.world.id('amo2'), false),
};

/** One item of a client whose earlier items nobody has: clock 10, as Yjs writes it. */
function gap(clientId: number): Uint8Array {
	const bytes = [1, 1];
	for (let rest = clientId; ; rest = Math.floor(rest / 128)) {
		bytes.push((rest % 128) | (rest >= 128 ? 128 : 0));
		if (rest < 128) break;
	}
	return new Uint8Array([
		...bytes,
		10,
		7,
		1,
		7,
		...[...'default'].map((one) => one.charCodeAt(0)),
		3,
		9,
		...[...'paragraph'].map((one) => one.charCodeAt(0)),
		0,
	]);
}

interface Slot {
	readonly shown: string;
	readonly hidden: string;
	/** Both begin in the same turn, where one of them is text. */
	readonly together: boolean;
	/** ms until the next one */
	readonly pause: number;
}

function drawSlots(seed: number, length: number): Slot[] {
	const dice = diceOf(seed);
	return Array.from({ length }, () => ({
		shown: dice.oneOf(Object.keys(SHOWN)),
		hidden: dice.oneOf(Object.keys(HIDDEN)),
		together: dice.once(2),
		pause: dice.once(3) ? dice.upTo(25_000) : dice.upTo(400),
	}));
}

/** Text makes no ids, so it may come in the same turn as anything. */
const SYNC = /words|writes|cursor/;

async function play(
	seed: number,
	slots: readonly Slot[],
	hidden: ReadonlySet<number>,
): Promise<Stage> {
	const stage = await Stage.set();
	for (const [index, slot] of slots.entries()) {
		const key = 10 + index * 2;
		const isHidden = hidden.has(index);
		// acts that make ids take turns; text may come in the same turn as anything
		const together = slot.together && (SYNC.test(slot.hidden) || SYNC.test(slot.shown));
		const show = () => {
			stage.begin(key);
			return SHOWN[slot.shown]!(stage, diceOf(seed * 1_000 + index), key);
		};
		const hide = () => {
			stage.begin(key + 1);
			return isHidden
				? HIDDEN[slot.hidden]!(stage, diceOf(seed * 1_000 + 500 + index), key)
				: undefined;
		};
		if (together && SYNC.test(slot.hidden)) {
			void hide();
			await show();
		} else {
			const pending = Promise.resolve(hide());
			if (!together) await pending;
			if (!together) await stage.world.rest();
			await show();
			await pending;
		}
		await stage.world.rest();
		await stage.world.pass(slot.pause);
	}
	return stage;
}

export interface TwinsTold {
	/** null: the forbidden people got the same. */
	readonly difference: string | null;
	readonly messages: number;
	/** What happened in the world where more happened. */
	readonly marks: ReadonlySet<string>;
}

const shownOf = ({
	who,
	at,
	size,
	bytes,
}: Got | { who: string; at: number; size: number; bytes: string }): string =>
	`${who} at ${at} ms, ${size} bytes: ${JSON.stringify(bytes.slice(0, 400))}`;

function differenceOf(one: readonly Got[], other: readonly Got[]): string | null {
	const longer = Math.max(one.length, other.length);
	for (let index = 0; index < longer; index += 1) {
		const [a, b] = [one[index], other[index]];
		if (a && b && JSON.stringify(a) === JSON.stringify(b)) continue;
		return [
			`message ${index} of ${one.length} and ${other.length}`,
			...[a, b].map((got) => (got ? shownOf(got) : 'nothing')),
		].join('\n');
	}
	return null;
}

/** Leaves out every hidden act without which they still differ. */
async function fewest(
	seed: number,
	slots: readonly Slot[],
	quiet: Stage,
	busy: Stage,
): Promise<string | null> {
	let acts = new Set(slots.keys());
	let difference = differenceOf(quiet.got, busy.got);
	if (!difference) return null;
	for (const index of slots.keys()) {
		const fewer = new Set([...acts].filter((one) => one !== index));
		const found = differenceOf(quiet.got, (await play(seed, slots, fewer)).got);
		if (found) [acts, difference] = [fewer, found];
	}
	const course = slots.map(({ shown, hidden, together, pause }, index) => {
		const act = acts.has(index) ? ` + ${hidden}${together ? ' at once' : ''}` : '';
		return `  ${index} ${shown}${act}, ${pause} ms`;
	});
	return [`seed ${seed}`, ...course, difference].join('\n');
}

/** One history with everything hidden in it and without; where they differ, the fewest hidden acts that do it. */
export async function tellStreams(seed: number, length: number): Promise<TwinsTold> {
	const slots = drawSlots(seed, length);
	const quiet = await play(seed, slots, new Set());
	const busy = await play(seed, slots, new Set(slots.keys()));
	const difference = await fewest(seed, slots, quiet, busy);
	return { difference, messages: quiet.got.length, marks: busy.marks };
}

/** A secret grows until its log is shortened, while somebody else writes; in the other world it stays empty. */
export async function tellShortened(updates: number): Promise<TwinsTold> {
	const [quiet, busy] = [await Stage.set(), await Stage.set()];
	busy.world.before = (act) => void busy.marks.add(act);
	for (let count = 0; count < updates; count += 1) {
		busy.page('amo').write(busy.secret, 'mot');
		for (const stage of [quiet, busy]) {
			if (count % 25 === 0) stage.page('marc').write(stage.commons[0]!, 'mot');
			await stage.world.rest();
			await stage.world.pass(1_000);
		}
	}
	const difference = differenceOf(quiet.got, busy.got);
	return { difference, messages: quiet.got.length, marks: busy.marks };
}
