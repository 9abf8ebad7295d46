// npm run verify as people run it: sentences or JSON, and an exit code that a script can trust.

import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { place, spoil, type Place } from './verify-world.ts';

const COMMAND = path.resolve(import.meta.dirname, '../admin/verify.ts');

function run({ dataDir, keyDir }: Place, ...more: string[]) {
	const env = { ...process.env, DATA_DIR: dataDir, KEY_DIR: keyDir };
	const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...more], {
		env,
		encoding: 'utf8',
	});
	return { status, stdout, stderr };
}

it('a verification ends with 0 when all is well, with 1 and the place when not', async () => {
	using home = await place();
	const [{ draft }] = home.lived;
	const good = run(home);
	expect(good).toMatchObject({ status: 0, stderr: '' });
	expect(good.stdout).toContain('2 meetings');
	expect(good.stdout).toContain('Everything is as it was written.');
	spoil(home.dataDir, 'entour.db', [
		`delete from section_update where section = '${draft}' and n = 2`,
	]);
	const bad = run(home, '--json');
	expect(bad.status).toBe(1);
	expect(JSON.parse(bad.stdout)).toMatchObject({
		ok: false,
		counts: { meetings: 2 },
		faults: [{ where: `section "${draft}"`, seq: 2, what: 'is missing' }],
		remarks: [],
	});
	expect(run(home).stdout).toContain(`- section "${draft}": number 2 is missing`);
	const elsewhere = run(home, '--data', path.join(home.root, 'nowhere'));
	expect(elsewhere).toMatchObject({ status: 1, stdout: '' });
	expect(elsewhere.stderr).toMatch(/^There is no database .*\n$/);
	expect(run(home, '--all').stderr).toContain('npm run verify');
});
