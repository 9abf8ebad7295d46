// The whole process on a disk that fails (H3, H4, H9): no false "saved", an alarm, and later everything in its order.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type } from '#lib/client/live-world.ts';
import { inLong } from '../tools/long.ts';
import { ClientPage } from '../live/client-table.ts';
import { KillableServer } from './kill-table.ts';

/** How long a foreign process holds the write lock, in milliseconds: past the time for which a write waits. */
const HELD_MS = inLong(8_000, 60_000);
const PATIENT = { timeout: 120_000, interval: 20 };
const isRoot = process.getuid?.() === 0;

beforeEach(() => void vi.stubGlobal('window', new EventTarget()));
afterEach(() => void vi.unstubAllGlobals());

/** A writer and a reader of one part. */
async function written(server: KillableServer) {
	const { table, sections } = await server.meeting(['writer', 'reader'], 1);
	const [section = ''] = sections;
	const pages = ['writer', 'reader'].map(
		(name) => new ClientPage(table.person(name), table.meeting),
	);
	const [writer, reader] = pages as [ClientPage, ClientPage];
	for (const page of pages) await page.opened(section);
	const add = (words: string): void => type(writer.section(section).document!.doc, words);
	add('avant ');
	await writer.saved();
	await reader.until(() => reader.words(section) === 'avant ');
	const stop = (): void => pages.forEach((page) => page.stop());
	return { table, section, writer, reader, add, stop };
}

type Written = Awaited<ReturnType<typeof written>>;

const health = async (server: KillableServer): Promise<number> =>
	(await fetch(`${server.origin}/health`)).status;

const until = (holds: () => boolean | Promise<boolean>): Promise<void> =>
	vi.waitFor(async () => {
		if (!(await holds())) throw new Error(`never: ${holds.toString()}`);
	}, PATIENT);

/** The disk cannot: whoever writes is told, and whoever runs the server. */
async function told(server: KillableServer, { section, writer, add }: Written): Promise<void> {
	add('pendant ');
	await until(() => writer.section(section).saving.state === 'stalled');
	expect(await health(server)).toBe(503);
	expect(writer.meeting.holdsWords).toBe(true);
	expect(server.output).toContain('live: text cannot be stored now');
	add('encore ');
}

/** Nothing at all can be written: nothing is shown, and commands say so. */
async function refused({ table, section, reader }: Written): Promise<void> {
	const answer = await table.person('writer').command(table.meeting, 'create-section');
	expect([answer.status, answer.body.code]).toEqual([503, 'storage']);
	expect(reader.words(section)).toBe('avant ');
}

/** Afterwards: all of it, in its order, for whoever reads, also after a kill. */
async function afterwards(
	server: KillableServer,
	{ table, section, writer, reader, stop }: Written,
) {
	await until(() => writer.meeting.saving.state === 'saved');
	await until(() => reader.words(section) === 'avant pendant encore ');
	await until(async () => (await health(server)) === 200); // a fault is told for some seconds more
	expect(writer.meeting.undelivered).toEqual([]);
	stop();
	await server.kill();
	await server.startAgain();
	const fresh = new ClientPage(table.person('reader'), table.meeting);
	await fresh.opened(section);
	expect(fresh.words(section)).toBe('avant pendant encore ');
	fresh.stop();
}

test.runIf(isRoot)('[W55] a full disk', async () => {
	const small = mkdtempSync(path.join(os.tmpdir(), 'entour-full-'));
	execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', small]);
	try {
		await using server = await KillableServer.start(small);
		const all = await written(server);
		const filler = path.join(small, 'filler');
		const { bavail, bsize } = statfsSync(small);
		writeFileSync(filler, Buffer.alloc(bavail * bsize));
		await told(server, all); // a smaller write may still find room
		rmSync(filler);
		await afterwards(server, all);
	} finally {
		execFileSync('umount', ['-l', small]);
		rmSync(small, { recursive: true, force: true });
	}
});

test.runIf(isRoot)(
	'[W55] a start on a disk that is read-only is refused with one sentence',
	async () => {
		const small = mkdtempSync(path.join(os.tmpdir(), 'entour-read-only-'));
		const mount = (...options: string[]) => execFileSync('mount', ['-o', ...options]);
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', small]);
		try {
			await using server = await KillableServer.start(small);
			const all = await written(server);
			all.stop();
			await server.kill();
			mount('remount,ro', small);
			const { code, output } = await server.second();
			expect(code).toBe(1);
			expect(output.trim().split('\n')).toHaveLength(1);
			mount('remount,rw', small);
			await server.startAgain();
			const fresh = new ClientPage(all.table.person('reader'), all.table.meeting);
			await fresh.opened(all.section);
			expect(fresh.words(all.section)).toBe('avant ');
			fresh.stop();
		} finally {
			execFileSync('umount', ['-l', small]);
			rmSync(small, { recursive: true, force: true });
		}
	},
);

test('[W55] a write lock that another process holds', async () => {
	await using server = await KillableServer.start();
	const all = await written(server);
	const thief = new Database(path.join(server.dataDir, 'entour.db'));
	thief.exec('begin immediate');
	const letGoAt = performance.now() + HELD_MS;
	await told(server, all);
	await refused(all);
	await until(() => performance.now() > letGoAt);
	expect(all.reader.words(all.section)).toBe('avant ');
	thief.exec('rollback');
	thief.close();
	await afterwards(server, all);
});

test('[W54] a second process on the same data refuses, and after kill -9 the next one starts at once', async () => {
	await using server = await KillableServer.start();
	const second = await server.second();
	expect(second.code).toBe(1);
	expect(second.output).toContain('Another process is using');
	expect(await health(server)).toBe(200);
	await server.kill();
	await server.startAgain();
	expect(await health(server)).toBe(200);
});
