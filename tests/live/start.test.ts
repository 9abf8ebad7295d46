// The process itself: what it refuses to start with.
import { expect, test } from 'vitest';
import { run } from '../worlds/server-process.ts';

test.each([
	[{ PORT: 'eighty' }, 'PORT must be a whole number from 0 to 65535.'],
	[{ HOST: '0.0.0.0' }, 'ORIGIN must be set when HOST (0.0.0.0) is not a loopback address.'],
])(
	'a bad setting stops the start with one sentence and nothing else: %j',
	async (env, sentence) => {
		const { code, output } = await run('production', env);
		expect(output.trim()).toBe(sentence);
		expect(code).toBe(1);
	},
);

test('an unknown setting of ours stops the start and is named', async () => {
	const { code, output } = await run('production', { ENTOUR_DATA: '/srv' });
	expect(output.trim()).toMatch(/^ENTOUR_DATA is not a setting of Entour; .*\.$/);
	expect(code).toBe(1);
});
