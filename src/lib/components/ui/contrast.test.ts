// Reads the tokens out of app.css and measures them as WCAG 2.2 does, in light and dark.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../../app.css', import.meta.url), 'utf8');

function tokensIn(block: string): Record<string, string> {
	return Object.fromEntries(
		[...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
	) as Record<string, string>;
}

const [, lightBlock = '', darkBlock = ''] =
	/^:root \{([\s\S]*?)^\}[\s\S]*?prefers-color-scheme: dark\) \{\s*:root \{([\s\S]*?)^\t\}/m.exec(
		css,
	) ?? [];
const light = tokensIn(lightBlock);
const dark = { ...light, ...tokensIn(darkBlock) };

const channel = (byte: number) => {
	const value = byte / 255;
	return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** source: WCAG 2.2, relative luminance */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
		channel(Number.parseInt(hex.slice(at, at + 2), 16)),
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (lighter + 0.05) / (darker + 0.05);
}

const KINDS = ['common', 'secret', 'reserved', 'extract', 'notebook'];
const TONES = ['good', 'warn', 'danger'];
const GROUNDS = ['paper', 'sheet', 'sunk', 'brand-soft'];
const SOFT = [...KINDS, ...TONES].map((name) => `${name}-soft`);

/** Text at any size needs 4.5:1, outlines of controls and focus 3:1 (1.4.3, 1.4.11). */
const TEXT: [string, string][] = [
	...['ink', 'ink-soft', 'ink-faint'].flatMap((ink) =>
		[...GROUNDS, ...SOFT].map((ground): [string, string] => [ink, ground]),
	),
	...['brand', ...KINDS, ...TONES].flatMap((ink) =>
		GROUNDS.map((ground): [string, string] => [ink, ground]),
	),
	...[...KINDS, ...TONES].map((name): [string, string] => [name, `${name}-soft`]),
	['on-brand', 'brand'],
	['on-brand', 'brand-strong'],
	['paper', 'danger'],
];
const EDGES: [string, string][] = ['edge', 'focus'].flatMap((edge) =>
	[...GROUNDS, ...SOFT].map((ground): [string, string] => [edge, ground]),
);

describe.each([
	['light', light],
	['dark', dark],
])('contrast in %s', (_, tokens) => {
	const measured = ([one, other]: [string, string]) =>
		contrast(tokens[one] ?? '', tokens[other] ?? '');

	test('black on white measures 21', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
	});

	test('the tokens were found', () => {
		for (const name of new Set([...TEXT, ...EDGES].flat()))
			expect(tokens, name).toHaveProperty(name);
	});

	test.each(TEXT)('text %s on %s has at least 4.5:1', (ink, ground) => {
		expect(measured([ink, ground])).toBeGreaterThanOrEqual(4.5);
	});

	test.each(EDGES)('edge %s on %s has at least 3:1', (edge, ground) => {
		expect(measured([edge, ground])).toBeGreaterThanOrEqual(3);
	});
});

test('dark names the same colours as light', () => {
	expect(Object.keys(tokensIn(darkBlock)).sort()).toEqual(Object.keys(light).sort());
});
