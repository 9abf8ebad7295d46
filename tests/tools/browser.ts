// Where the browser of the tests is, and how to get one on a machine that has none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The shell first: a whole browser without a window still loads pages of its own for windows that nobody sees. */
const SYSTEM = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
];

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
export function provideBrowser(): string | null {
	for (const provide of [() => true, download, fromSystem]) {
		const found = provide() && findBrowser();
		if (found) return found;
	}
	return null;
}

function download(): boolean {
	console.log('No browser found: trying `playwright install chromium` …');
	return succeeds('npx', ['playwright', 'install', 'chromium'], 300_000);
}

function fromSystem(): boolean {
	const get = process.getuid?.() === 0 ? 'apt-get' : 'sudo -n apt-get';
	console.log(`No browser found: trying \`${get} install chromium\` …`);
	const add = (name: string) => `${get} install -y --no-install-recommends ${name}`;
	const install = `${get} update && { ${add('chromium-headless-shell')} || ${add('chromium')}; }`;
	return succeeds('sh', ['-c', install], 600_000);
}

function succeeds(command: string, args: string[], timeout: number): boolean {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const stdio = ['ignore', 'ignore', 'inherit'] as const;
	return spawnSync(command, args, { stdio: [...stdio], timeout, env }).status === 0;
}
