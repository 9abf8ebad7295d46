// The project's own sources as data, and what each of them imports: the architecture test judges this, so rules can be tried on made-up trees.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Path from the project's root, with slashes → source text. */
export type SourceTree = ReadonlyMap<string, string>;

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = ['*.{ts,js}', '{src,server,tests,drizzle}/**/*.{ts,js,svelte}'];
const GENERATED = /^src\/lib\/paraglide\//;
const ALIASES: Record<string, string> = { '#lib/': 'src/lib/', '#server/': 'server/' };

export function readTree(): SourceTree {
	const files = globSync(SOURCES, { cwd: ROOT })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => !GENERATED.test(file))
		.sort();
	return new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
}

/** Tests, their worlds and the contract suites; the layers bind the product. */
export function isTest(file: string): boolean {
	return (
		file.startsWith('tests/') ||
		/(\.(test|e2e)|-world|-contract)\.ts$|^server\/store\/contract(\/|\.ts$)/.test(file)
	);
}

/** What a file imports, types included: paths for our own files, `npm:name`, `node:name` or `$app/…` for the rest. */
export function importsOf(file: string, source: string): string[] {
	const { importedFiles } = ts.preProcessFile(script(file, source), true, true);
	return importedFiles.map(({ fileName }) => target(file, fileName));
}

/** The source without its comments, so that a rule may be named in one. */
export function withoutComments(file: string, source: string): string {
	const text = script(file, source);
	const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false);
	return ts.createPrinter({ removeComments: true }).printFile(parsed);
}

function script(file: string, source: string): string {
	if (!file.endsWith('.svelte')) return source;
	return [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
		.map(([, code]) => code)
		.join('\n');
}

function target(from: string, specifier: string): string {
	const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix));
	if (alias) return ALIASES[alias] + specifier.slice(alias.length);
	if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier);
	if (/^(node:|\$)/.test(specifier)) return specifier;
	const parts = specifier.split('/');
	return `npm:${specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]}`;
}
