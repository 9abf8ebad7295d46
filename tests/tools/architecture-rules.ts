// The rules of the house that a reader of the tree can check. Each says what it forbids and where the thing belongs.
import { importsOf, isTest, withoutComments, type SourceTree } from './source-tree.ts';

export interface Breach {
	file: string;
	what: string;
}

export interface Rule {
	/** Named in the failure. */
	name: string;
	/** The right place, or the right way. */
	instead: string;
	breaches: (tree: SourceTree) => Breach[];
}

interface LayerRule {
	name: string;
	instead: string;
	from: RegExp;
	/** Every import of these files must match; tests are free. */
	only?: RegExp;
	/** No import of these files may match. */
	never?: RegExp;
}

interface UseRule {
	name: string;
	instead: string;
	use: RegExp;
	/** Where it may be written. */
	allowedIn: RegExp;
	/** Where it is looked for. */
	within: RegExp;
}

const LINES = 330;

const LAYERS: LayerRule[] = [
	{
		name: 'domain-is-pure',
		instead:
			'The domain knows only itself and valibot; what needs more belongs in sync, client or server.',
		from: /^src\/lib\/domain\//,
		only: /^(src\/lib\/domain\/|npm:valibot$)/,
	},
	{
		name: 'sync-is-the-wire',
		instead:
			'The wire knows the domain, lib0, yjs and y-protocols; state belongs in src/lib/client or server/live.',
		from: /^src\/lib\/sync\//,
		only: /^(src\/lib\/(domain|sync)\/|npm:(valibot|lib0|yjs|y-protocols)$)/,
	},
	{
		name: 'documents-are-words',
		instead:
			'A document is the words of what the domain gives, for a page, a print and a file alike; markup belongs to whoever renders it.',
		from: /^src\/lib\/documents\//,
		only: /^src\/lib\/(domain|documents|paraglide)\//,
	},
	{
		name: 'client-below-components',
		instead:
			'Browser state knows no markup: give the component the state, not the state the component.',
		from: /^src\/lib\/client\//,
		never: /^(src\/(lib\/components|routes)\/|server\/)/,
	},
	{
		name: 'components-below-routes',
		instead: 'A component gets what it shows as props or from src/lib/client.',
		from: /^src\/lib\/components\//,
		never: /^(src\/routes|server)\//,
	},
	{
		name: 'pages-reach-the-server-through-app',
		instead:
			'Export what the page needs from server/app.ts; only +*.server.ts, +server.ts and hooks.server.ts import it.',
		from: /^src\/(?!(.*\/)?(\+([\w.@-]*\.)?server|hooks\.server|app\.d)\.ts$)/,
		never: /^server\//,
	},
	{
		name: 'server-files-import-only-app',
		instead: 'Import #server/app.ts, types too; app is the only door to the server.',
		from: /^src\/(.*\/\+([\w.@-]*\.)?server|hooks\.server|app\.d)\.ts$/,
		never: /^server\/(?!app\.ts$)/,
	},
	{
		name: 'server-knows-no-browser',
		instead: 'What both ends share belongs in src/lib/domain, src/lib/sync or src/lib/documents.',
		from: /^server\//,
		never: /^src\/(?!lib\/(domain|sync|documents|paraglide)\/)/,
	},
	{
		name: 'ports-know-only-the-domain',
		instead: 'A port speaks the domain’s words; what an adapter needs belongs in its folder.',
		from: /^server\/store\/([\w-]+-)?ports\.ts$/,
		only: /^(src\/lib\/domain\/|server\/store\/(([\w-]+-)?ports|errors)\.ts$)/,
	},
	{
		name: 'only-app-wires',
		instead:
			'Take the port as an argument; server/app.ts alone chooses the adapter. What looks after the files themselves is server/verify and its commands.',
		from: /^(src\/|server\/(?!app\.ts$|store\/(sqlite|memory)\/|verify\/|admin\/(verify|backup)\.ts$))/,
		never: /^server\/store\/(sqlite|memory)\//,
	},
	{
		name: 'product-imports-no-tests',
		instead: 'What both need belongs in the product; worlds, contract suites and tests import it.',
		from: /^(src|server)\//,
		never: /^(tests\/|server\/store\/contract(\/|\.ts$))|(\.(test|e2e)|-world|-contract)\.ts$/,
	},
];

const USES: UseRule[] = [
	{
		name: 'domain-has-no-clock-and-no-chance',
		instead: 'Time, new ids and randomness are arguments: take `at` and `newId`.',
		use: /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bcrypto\b|\bperformance\.now\b|\bset(Timeout|Interval)\b/,
		within: /^src\/lib\/domain\//,
		allowedIn: /^$/,
	},
	{
		name: 'words-follow-grants',
		instead:
			'A section’s text is read by its room alone (server/live/room*.ts); everyone else asks the room with a grant.',
		use: /\bsections?(Store)?\.load\s*\(/i,
		within: /^(src|server)\//,
		allowedIn: /^server\/(live\/room[\w-]*\.ts$|store\/)/,
	},
	{
		name: 'no-barrels',
		instead: 'Import from the file that has it; export by name.',
		use: /^\s*export \* from/m,
		within: /^(src|server)\//,
		allowedIn: /^$/,
	},
];

const TREE: Rule[] = [
	{
		name: 'files-stay-short',
		instead: `One idea per file, ${LINES} lines at most: split it by idea.`,
		breaches: (tree) =>
			[...tree]
				.map(([file, source]) => ({ file, lines: source.trimEnd().split('\n').length }))
				.filter(({ lines }) => lines > LINES)
				.map(({ file, lines }) => ({ file, what: `has ${lines} lines` })),
	},
	{
		name: 'no-svelte-config',
		instead: 'The framework refuses it: options stand in vite.config.ts.',
		breaches: (tree) => files(tree, /^svelte\.config\./, 'must not exist'),
	},
	{
		name: 'components-live-in-noun-folders',
		instead: 'src/lib/components/<noun of the domain>/ or ui/.',
		breaches: (tree) => files(tree, /^src\/lib\/components\/[^/]+$/, 'stands in no folder'),
	},
	{
		name: 'names-say-what',
		instead:
			'Name it after its main export: manager, service, helper, util, misc and info say nothing.',
		breaches: (tree) =>
			files(
				tree,
				/(^|\/)(managers?|services?|helpers?|utils?|misc|infos?)(\/|\.\w+$)/,
				'has an empty name',
			),
	},
];

export const RULES: Rule[] = [...LAYERS.map(layerRule), ...USES.map(useRule), ...TREE];

/** One line per breach, made to be read in a failed check. */
export function complaints(rules: Rule[], tree: SourceTree): string[] {
	return rules.flatMap(({ name, instead, breaches }) =>
		breaches(tree).map(({ file, what }) => `[${name}] ${file} ${what}. ${instead}`),
	);
}

function layerRule({ name, instead, from, only, never }: LayerRule): Rule {
	const wrong = (target: string) => (only && !only.test(target)) || never?.test(target);
	const breaches = (tree: SourceTree) =>
		product(tree, from).flatMap(([file, source]) =>
			importsOf(file, source)
				.filter(wrong)
				.map((target) => ({ file, what: `imports ${target}` })),
		);
	return { name, instead, breaches };
}

function useRule({ name, instead, use, within, allowedIn }: UseRule): Rule {
	const breaches = (tree: SourceTree) =>
		product(tree, within)
			.filter(([file]) => !allowedIn.test(file))
			.map(([file, source]) => ({ file, found: use.exec(withoutComments(file, source))?.[0] }))
			.filter(({ found }) => found !== undefined)
			.map(({ file, found }) => ({ file, what: `says "${found?.trim()}"` }));
	return { name, instead, breaches };
}

function product(tree: SourceTree, where: RegExp): [string, string][] {
	return [...tree].filter(([file]) => where.test(file) && !isTest(file));
}

function files(tree: SourceTree, which: RegExp, what: string): Breach[] {
	return [...tree.keys()].filter((file) => which.test(file)).map((file) => ({ file, what }));
}
