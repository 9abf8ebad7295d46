import { storeContract } from '../contract.ts';
import { memoryStore } from './store.ts';

storeContract('in memory', async () => {
	const store = memoryStore();
	return { store, [Symbol.asyncDispose]: () => store.close() };
});
