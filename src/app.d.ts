declare global {
	// eslint-disable-next-line @typescript-eslint/no-namespace -- the framework reads its types from here
	namespace App {
		interface Locals {}
	}
}

export {};
