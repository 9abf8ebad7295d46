// Where the browser of the tests is, and how to get one on a machine that has none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium as packaged by a system runs without its own sandbox in containers, and must not call home. */
export const SYSTEM_ARGS = [
	'--no-sandbox',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-quic',
	'--disable-sync',
];

/** The path of an installed browser, or null. CHROMIUM_PATH comes first. */
export function findBrowser(): string | null {
	const own = process.env.CHROMIUM_PATH;
	if (own) return own;
	return [...SYSTEM, chromium.executablePath()].find((file) => existsSync(file)) ?? null;
}

/** Finds a browser or installs one: Playwright's own download first, then the system's package. */
export function provideBrowser(): string {
	const found = findBrowser() ?? (download() && findBrowser()) ?? (fromSystem() && findBrowser());
	if (found) return found;
	throw new Error(
		'No browser for the tests: install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
	);
}

function download(): boolean | null {
	console.log('No browser found: trying `playwright install chromium` …');
	return succeeds('npx', ['playwright', 'install', 'chromium'], 300_000);
}

function fromSystem(): boolean | null {
	const install = ['apt-get install -y --no-install-recommends chromium'];
	const root = process.getuid?.() === 0 ? '' : 'sudo -n ';
	console.log(`No browser found: trying \`${root}${install.join('')}\` …`);
	return succeeds('sh', ['-c', `${root}apt-get update && ${root}${install.join('')}`], 600_000);
}

/** null rather than false, so that `??` goes on to the next way. */
function succeeds(command: string, args: string[], timeout: number): true | null {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const { status } = spawnSync(command, args, {
		stdio: ['ignore', 'ignore', 'inherit'],
		timeout,
		env,
	});
	return status === 0 ? true : null;
}
