import { storeContract } from '../contract.ts';
import { openEmpty } from './world.ts';

storeContract('on disk', openEmpty);
