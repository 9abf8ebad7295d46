// All options of Vite, SvelteKit, Paraglide and Vitest; see D1 in the README for why svelte.config.js does not exist.
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { paraglideOptions } from './paraglide.config.ts';
import { liveEntry } from './server/dev-plugin.ts';

/** The framework announces a new page in an element with a style attribute of its own; this hash allows that one and no other. */
const announcerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** Tests that need runes to react: Svelte's browser build, without a DOM. */
const RUNES = ['src/lib/client/**/*.test.ts', 'src/**/*.svelte.test.ts'];

/** A test waits for what it needs; this only ends one that waits for nothing, also on a machine with much else to do. */
const SLOW_MACHINE_MS = 60_000;
const SLOW_PROCESS_MS = 180_000;

/** `npm run test:long`: its own files, and those that take more chance in it (tests/tools/long.ts). */
const LONG = 'tests/**/*.long.test.ts';
const MORE_CHANCE = [
	'tests/live/{chaos,editor-fuzz,gate-fuzz}.live.test.ts',
	'tests/process/kill.process.test.ts',
	'tests/worlds/twins.test.ts',
	'tests/oracle/*.test.ts',
];
const LONG_MS = 3 * 3_600_000;

export default defineConfig({
	plugins: [
		paraglideVitePlugin(paraglideOptions),
		liveEntry(),
		sveltekit({
			// a prefix of its own, so that no variable of the surroundings configures the adapter
			adapter: adapter({ envPrefix: 'KIT_NODE_' }),
			// hooks.server.ts asks every change of any type for our Origin, before anything else; this check knows forms alone
			csrf: { trustedOrigins: ['*'] },
			csp: {
				mode: 'hash', // a nonce would make two equal answers differ
				directives: {
					'default-src': ['none'],
					'script-src': ['self'],
					'style-src': ['self'],
					'style-src-attr': ['unsafe-hashes', announcerStyle],
					'img-src': ['self'],
					'font-src': ['self'],
					'connect-src': ['self'],
					'manifest-src': ['self'],
					'form-action': ['self'],
					'frame-ancestors': ['none'],
					'base-uri': ['none'],
				},
			},
			output: { linkHeaderPreload: false },
		}),
	],
	build: { assetsInlineLimit: 0 }, // the content policy allows no data: addresses
	server: {
		host: process.env.HOST ?? '127.0.0.1',
		port: Number(process.env.PORT ?? 3000),
		strictPort: true,
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					testTimeout: SLOW_MACHINE_MS,
					hookTimeout: SLOW_MACHINE_MS,
					include: [
						'src/**/*.test.ts',
						'server/**/*.test.ts',
						'tests/*.test.ts',
						'tests/{tools,worlds,regressions,cases,oracle}/**/*.test.ts',
					],
					exclude: [...RUNES, LONG, 'tests/**/*.live.test.ts'],
				},
			},
			{
				extends: true,
				resolve: { conditions: ['browser'] },
				test: {
					name: 'client',
					environment: './tests/tools/rune-environment.ts',
					include: RUNES,
				},
			},
			{
				extends: true,
				test: {
					name: 'live',
					environment: 'node',
					isolate: false, // worlds share nothing; loading the server anew for each file took a third of the time
					testTimeout: SLOW_MACHINE_MS,
					hookTimeout: SLOW_MACHINE_MS,
					include: ['tests/{live,situations}/**/*.test.ts', 'tests/cases/**/*.live.test.ts'],
					exclude: [LONG],
				},
			},
			{
				extends: true,
				test: {
					name: 'process',
					environment: 'node',
					testTimeout: SLOW_PROCESS_MS,
					hookTimeout: SLOW_PROCESS_MS,
					include: ['tests/process/**/*.test.ts'],
					exclude: [LONG],
				},
			},
			{
				extends: true,
				test: {
					name: 'long',
					environment: 'node',
					env: { LONG: '1' },
					testTimeout: LONG_MS,
					hookTimeout: LONG_MS,
					include: [LONG, ...MORE_CHANCE],
				},
			},
		],
	},
});
