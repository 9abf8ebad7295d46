// Node with the browser's build of our modules: runes react, and there is no DOM to lean on.
import type { Environment } from 'vitest/runtime';

const runes: Environment = {
	name: 'runes',
	viteEnvironment: 'client',
	setup: () => ({ teardown: () => undefined }),
};

export default runes;
