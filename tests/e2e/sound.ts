// What every page must be in every state: clean for axe, and nothing wider than the screen.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The faults that axe finds, each with where it is. No page of ours has frames: none is opened only to sum up their results. */
export async function faultsOf(page: Page, within?: string): Promise<string[]> {
	const axe = new AxeBuilder({ page }).setLegacyMode();
	const { violations } = await (within ? axe.include(within) : axe).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.target)}`);
}

export async function expectSound(page: Page, state = new URL(page.url()).pathname): Promise<void> {
	// what follows the width of the window comes a moment after it
	const wider = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	await expect.poll(wider, { message: `${state}: scrolls sideways` }).toBeLessThanOrEqual(0);
	expect(await faultsOf(page), state).toEqual([]);
}
