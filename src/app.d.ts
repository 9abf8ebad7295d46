import type { Locals as Found } from '#server/app.ts';

declare global {
	namespace App {
		// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the framework's name for ours
		interface Locals extends Found {}
	}
}

export {};
