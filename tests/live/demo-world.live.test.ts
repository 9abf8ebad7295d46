// The demo's world on the whole server: everybody reads what the seed says that they read, and nothing else.
import { expect, test } from 'vitest';
import { seedWorld } from '#server/demo/world.ts';
import { HttpPerson } from '../worlds/http-person.ts';
import { PlainPage } from '../worlds/plain-page.ts';
import { startWhole } from '../worlds/whole-server.ts';

const KINDS = [
	...['professional', 'adult', 'young-person', 'parent', 'support', 'lawyer', 'interpreter'],
	...['intern', 'volunteer', 'superior', 'authority', 'other'],
];

test('each person of the demo receives the canaries of the parts that they read, and no other', async () => {
	await using server = await startWhole();
	const { meetings } = await seedWorld(server.app, server.origin);
	const kinds = new Set(
		meetings.flatMap(({ participants }) => participants.map((one) => one.kind)),
	);
	expect([...kinds].sort()).toEqual([...KINDS].sort());
	for (const meeting of meetings) {
		for (const { id, code, name, kind: isA } of meeting.participants) {
			if (code === null) continue;
			const helps = isA === 'professional';
			const person = new HttpPerson(server.origin);
			expect((await person.join(code)).status).toBe(303);
			using page = new PlainPage(person, meeting.id);
			const theirs = meeting.sections.filter(({ readers }) => readers.includes(id));
			for (const { canary, id: section } of theirs)
				await page.until(() => page.text(section).includes(canary), `${name} reads ${canary}`);
			await page.until(() => page.controls.length > 0, 'a view');
			const all = page.haystack();
			for (const { canary, title, kind, holder, id: section } of meeting.sections) {
				const reads = theirs.some((one) => one.id === section);
				expect([name, canary, all.includes(canary)]).toEqual([name, canary, reads]);
				// nobody agreed to the title of an extract: whom it is addressed to gets its words alone
				const titled = kind === 'extract' ? reads && (id === holder || !helps) : reads;
				expect([name, title, all.includes(title)]).toEqual([name, title, titled]);
			}
		}
	}
});

test('the demo’s accounts sign in, and an administrator has no meeting', async () => {
	await using server = await startWhole();
	const { accounts } = await seedWorld(server.app, server.origin);
	const listed: Record<string, number> = {};
	for (const { email, password, kind } of accounts) {
		const person = new HttpPerson(server.origin);
		expect((await person.signIn(email, password)).status).toBe(303);
		const { body } = await person.json('/api/meetings');
		listed[kind] = (listed[kind] ?? 0) + (body.meetings as unknown[]).length;
	}
	expect(listed).toEqual({ coordinator: 5, professional: 1, administrator: 0 });
});
