import { setImmediate as settled } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Mailbox } from './mailbox.ts';

function box(
	textDone: () => Promise<void> = () => Promise.resolve(),
	turn: () => Promise<void> | null = () => null,
) {
	const course: string[] = [];
	const mailbox = new Mailbox<string, string>({
		turn,
		async text(items) {
			course.push(`text ${items.join('')}`);
			await textDone();
		},
		async newcomers(items) {
			course.push(`newcomers ${items.join('')}`);
		},
		acted: () => course.push('acted'),
		broken: (error) => course.push(`broken ${String(error)}`),
	});
	const act = (name: string) =>
		mailbox.act(async () => {
			course.push(name);
			return name;
		});
	return { mailbox, course, act };
}

test('[W40] everything happens one after the other, in the order in which it came', async () => {
	const { mailbox, course, act } = box();
	mailbox.text('a');
	mailbox.text('b');
	const done = act('one');
	mailbox.text('c');
	mailbox.newcomer('x');
	mailbox.newcomer('y');
	expect(await done).toBe('one');
	await mailbox.drained();
	expect(course).toEqual(['text ab', 'one', 'acted', 'text c', 'newcomers xy']);
	expect(mailbox.idle).toBe(true);
});

test('[W22] what comes while text is stored is gathered for the next time', async () => {
	const { promise, resolve } = Promise.withResolvers<void>();
	const { mailbox, course } = box(() => promise);
	mailbox.text('a');
	await Promise.resolve();
	mailbox.text('b');
	mailbox.text('c');
	resolve();
	await mailbox.drained();
	expect(course).toEqual(['text a', 'text bc']);
});

test('[W40] an act that fails reaches its caller, and the order goes on', async () => {
	const { mailbox, course, act } = box();
	const failed = mailbox.act(() => Promise.reject(new Error('no')));
	const next = act('next');
	await expect(failed).rejects.toThrow('no');
	expect(await next).toBe('next');
	expect(course).toEqual(['acted', 'next', 'acted']);
});

test('[W40] text that breaks is told, and the order goes on', async () => {
	const { mailbox, course, act } = box(() => Promise.reject(new Error('bug')));
	mailbox.text('a');
	await act('next');
	expect(course).toEqual(['text a', 'broken Error: bug', 'next']);
});

test('[W40] only an act holds text back', async () => {
	const { mailbox } = box();
	const seen: boolean[] = [];
	const act = mailbox.act(async () => void seen.push(mailbox.acting));
	expect(mailbox.acting).toBe(false);
	await act;
	await mailbox.drained();
	expect([...seen, mailbox.acting]).toEqual([true, false]);
});

test('[W22] text waits for its turn, and takes along what came until then', async () => {
	const turns = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	let asked = 0;
	const { mailbox, course } = box(undefined, () => turns[asked++]!.promise);
	mailbox.text('a');
	await settled();
	mailbox.text('b');
	await settled();
	expect(course).toEqual([]);
	expect(mailbox.idle).toBe(false);
	turns[0]!.resolve();
	await mailbox.drained();
	expect(course).toEqual(['text ab']);
	mailbox.text('c');
	await settled();
	expect(course).toEqual(['text ab']);
	turns[1]!.resolve();
	await mailbox.drained();
	expect(course).toEqual(['text ab', 'text c']);
});

test('[W40] an act, or somebody who comes in, does not wait for the turn of the text before it', async () => {
	const turn = Promise.withResolvers<void>();
	const { mailbox, course, act } = box(undefined, () => turn.promise);
	mailbox.text('a');
	await settled();
	expect(await act('stop')).toBe('stop');
	mailbox.text('b');
	await settled();
	mailbox.newcomer('x');
	await mailbox.drained();
	turn.resolve();
	await settled();
	expect(course).toEqual(['text a', 'stop', 'acted', 'text b', 'newcomers x']);
});
