import { storeContract } from '../contract.ts';
import { openEmpty } from './store-world.ts';

storeContract('on disk', openEmpty);
