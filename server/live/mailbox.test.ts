import { expect, test } from 'vitest';
import { Mailbox } from './mailbox.ts';

function box(textDone: () => Promise<void> = () => Promise.resolve()) {
	const course: string[] = [];
	const mailbox = new Mailbox<string, string>({
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
