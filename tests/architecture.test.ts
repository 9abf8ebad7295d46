// The layers and the rules of the house, checked on the tree; each rule is first seen red on a made-up one.
import { describe, expect, test } from 'vitest';
import { complaints, RULES } from './tools/architecture-rules.ts';
import { readTree } from './tools/source-tree.ts';

type Files = Record<string, string>;

const imports = (what: string) => `import { x } from '${what}';\nexport const y = x;\n`;

/** Per rule: trees that it must refuse, and one that it must accept. */
const EXAMPLES: Record<string, { refused: Files[]; accepted: Files }> = {
	'domain-is-pure': {
		refused: [
			{ 'src/lib/domain/table/facts.ts': imports('yjs') },
			{ 'src/lib/domain/table/facts.ts': imports('node:crypto') },
			{ 'src/lib/domain/table/facts.ts': imports('../../sync/frames.ts') },
			{ 'src/lib/domain/table/facts.ts': `import type { X } from '#lib/client/x.ts';` },
			{ 'src/lib/domain/table/facts.ts': `export { x } from '#server/app.ts';` },
			{ 'src/lib/domain/table/facts.ts': `export const x = () => import('svelte');` },
		],
		accepted: {
			'src/lib/domain/table/facts.ts': imports('../ids.ts') + imports('valibot'),
			'src/lib/domain/table/facts.test.ts': imports('fast-check'),
		},
	},
	'sync-is-the-wire': {
		refused: [
			{ 'src/lib/sync/frames.ts': imports('ws') },
			{ 'src/lib/sync/frames.ts': imports('#lib/client/meeting.svelte.ts') },
		],
		accepted: {
			'src/lib/sync/frames.ts': imports('lib0/encoding') + imports('#lib/domain/ids.ts'),
		},
	},
	'client-below-components': {
		refused: [
			{ 'src/lib/client/meeting.svelte.ts': imports('#lib/components/ui/Dialog.svelte') },
			{ 'src/lib/client/meeting.svelte.ts': imports('#server/app.ts') },
		],
		accepted: { 'src/lib/client/meeting.svelte.ts': imports('#lib/sync/frames.ts') },
	},
	'components-below-routes': {
		refused: [
			{
				'src/lib/components/table/Seat.svelte': `<script lang="ts">\n${imports('../../../routes/x.ts')}</script>\n<p>x</p>`,
			},
			{ 'src/lib/components/table/seat.ts': imports('#server/live/room.ts') },
		],
		accepted: {
			'src/lib/components/table/Seat.svelte': `<script>${imports('#lib/client/x.ts')}</script>`,
		},
	},
	'pages-reach-the-server-through-app': {
		refused: [
			{ 'src/routes/+page.ts': imports('#server/app.ts') },
			{ 'src/routes/m/+page.svelte': `<script>${imports('#server/app.ts')}</script>` },
			{ 'src/lib/client/x.ts': `import type { X } from '#server/store/ports.ts';` },
		],
		accepted: {
			'src/routes/+page.server.ts': imports('#server/app.ts'),
			'src/routes/api/+server.ts': imports('#server/app.ts'),
			'src/routes/+layout.server.ts': imports('#server/app.ts'),
			'src/hooks.server.ts': imports('#server/app.ts'),
			'src/app.d.ts': imports('#server/app.ts'),
		},
	},
	'server-files-import-only-app': {
		refused: [
			{ 'src/routes/api/+server.ts': imports('#server/live/mailbox.ts') },
			{ 'src/routes/+page.server.ts': imports('#server/auth/sessions.ts') },
			{ 'src/hooks.server.ts': `import type { Account } from '#server/store/ports.ts';` },
		],
		accepted: { 'src/hooks.server.ts': imports('#server/app.ts') + imports('#lib/domain/ids.ts') },
	},
	'documents-are-words': {
		refused: [
			{ 'src/lib/documents/x.ts': imports('../components/ui/icons.ts') },
			{ 'src/lib/documents/x.ts': imports('svelte') },
		],
		accepted: { 'src/lib/documents/x.ts': imports('#lib/domain/words.ts') },
	},
	'server-knows-no-browser': {
		refused: [
			{ 'server/live/room.ts': imports('#lib/client/meeting.svelte.ts') },
			{ 'server/app.ts': imports('../src/routes/x.ts') },
		],
		accepted: { 'server/live/room.ts': imports('#lib/sync/frames.ts') + imports('ws') },
	},
	'ports-know-only-the-domain': {
		refused: [
			{ 'server/store/ports.ts': imports('drizzle-orm') },
			{ 'server/store/people-ports.ts': imports('./sqlite/schema.ts') },
		],
		accepted: {
			'server/store/people-ports.ts': imports('./ports.ts') + imports('#lib/domain/ids.ts'),
		},
	},
	'only-app-wires': {
		refused: [
			{ 'server/live/mailbox.ts': imports('../store/sqlite/open.ts') },
			{ 'server/auth/sessions.ts': imports('#server/store/memory/store.ts') },
		],
		accepted: {
			'server/app.ts': imports('./store/sqlite/open.ts'),
			'server/store/sqlite/open.ts': imports('./schema.ts'),
			'server/auth/sessions.test.ts': imports('#server/store/memory/store.ts'),
		},
	},
	'product-imports-no-tests': {
		refused: [
			{ 'server/app.ts': imports('../tests/worlds/table.ts') },
			{ 'server/auth/entry.ts': imports('./auth-world.ts') },
			{ 'server/app.ts': imports('./store/contract.ts') },
		],
		accepted: {
			'server/auth/auth-world.ts': imports('../../tests/worlds/table.ts'),
			'server/store/sqlite/open.test.ts': imports('../contract.ts'),
			'server/store/contract.ts': imports('./contract/sections.ts'),
		},
	},
	'domain-has-no-clock-and-no-chance': {
		refused: ['Date.now()', 'new Date()', 'Math.random()', 'crypto.randomUUID()'].map((use) => ({
			'src/lib/domain/table/acts.ts': `export const x = ${use};`,
		})),
		accepted: {
			'src/lib/domain/table/acts.ts': `// never Date.now()\nexport const x = (at: number) => new Date(at);`,
			'src/lib/domain/table/acts.test.ts': `export const x = Date.now();`,
			'server/live/clock.ts': `export const now = () => Date.now();`,
		},
	},
	'words-follow-grants': {
		refused: [
			{ 'server/live/mailbox.ts': `export const x = (p) => p.sections.load('s');` },
			{ 'server/minutes.ts': `export const x = (sectionStore) => sectionStore.load('s');` },
		],
		accepted: {
			'server/live/room.ts': `export const x = (sections) => sections.load('s');`,
			'server/live/room-text.ts': `export const x = (sections) => sections.load('s');`,
			'server/live/mailbox.ts': `export const x = (meetings) => meetings.load('m');`,
		},
	},
	'no-barrels': {
		refused: [{ 'src/lib/domain/index.ts': `export * from './ids.ts';` }],
		accepted: { 'src/lib/domain/x.ts': `export { x } from './ids.ts';` },
	},
	'files-stay-short': {
		refused: [{ 'server/live/room.ts': 'x();\n'.repeat(331) }],
		accepted: { 'server/live/room.ts': 'x();\n'.repeat(330) },
	},
	'no-svelte-config': {
		refused: [{ 'svelte.config.js': '' }, { 'svelte.config.ts': '' }],
		accepted: { 'vite.config.ts': '' },
	},
	'components-live-in-noun-folders': {
		refused: [{ 'src/lib/components/Seat.svelte': '' }],
		accepted: { 'src/lib/components/table/Seat.svelte': '' },
	},
	'names-say-what': {
		refused: [
			{ 'src/lib/client/utils.ts': '' },
			{ 'server/helpers/time.ts': '' },
			{ 'server/live/manager.ts': '' },
		],
		accepted: { 'server/live/mailbox.ts': '' },
	},
};

describe.each(RULES)('$name', (rule) => {
	const example = EXAMPLES[rule.name];
	const tree = (files: Files = {}) => new Map(Object.entries(files));

	test('refuses what it forbids, by name and with the right place', () => {
		expect(example?.refused ?? [], 'a rule needs examples').not.toEqual([]);
		for (const files of example?.refused ?? []) {
			const [complaint] = complaints([rule], tree(files));
			expect(complaint, JSON.stringify(files)).toContain(`[${rule.name}] ${Object.keys(files)[0]}`);
			expect(complaint).toContain(rule.instead);
		}
	});

	test('accepts what it allows', () => {
		expect(complaints([rule], tree(example?.accepted))).toEqual([]);
	});

	test('holds in the tree', () => {
		expect(complaints([rule], readTree()).join('\n')).toBe('');
	});
});

test('the tree that is judged is the real one', () => {
	const files = [...readTree().keys()];
	expect(files).toContain('server/app.ts');
	expect(files).toContain('src/routes/+layout.svelte');
	expect(files).toContain('tests/architecture.test.ts');
});
