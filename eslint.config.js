// The linter: type-aware rules, Svelte's rules, and the traps of this project that a linter can see.
import path from 'node:path';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, includeIgnoreFile } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const asyncTransaction = {
	selector:
		"CallExpression[callee.property.name='transaction'] > :matches(ArrowFunctionExpression, FunctionExpression)[async=true]",
	message:
		'A transaction of SQLite is synchronous: an async callback throws, and what follows its first await runs outside any transaction. Await before the transaction, not in it.',
};

export default defineConfig(
	includeIgnoreFile(path.resolve(import.meta.dirname, '.gitignore')),
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			'no-undef': 'off', // TypeScript knows
			'no-restricted-syntax': ['error', asyncTransaction],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true },
			],
			'@typescript-eslint/require-await': 'off', // ports are async, also where an adapter is not
			'svelte/no-navigation-without-resolve': 'off', // no base path here
			'svelte/no-useless-mustaches': 'off', // {' '} is how Prettier keeps a space
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
	},
	{
		// the linter does not see through `generics` and untyped `$props()`; svelte-check does
		files: ['**/*.svelte'],
		rules: Object.fromEntries(
			['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
				`@typescript-eslint/no-unsafe-${what}`,
				'off',
			]),
		),
	},
	{
		// worlds hand out their functions one by one
		files: ['tests/**', '**/*.test.ts', '**/*-world.ts', 'server/store/contract/**'],
		rules: { '@typescript-eslint/unbound-method': 'off' },
	},
	{ files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] },
);
