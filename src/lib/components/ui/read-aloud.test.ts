import { expect, it } from 'vitest';
import { localVoice } from './read-aloud.svelte.ts';

const voice = (lang: string, localService: boolean) => ({ lang, localService });

it('takes a voice of the language that stays on the device, and none that needs a network', () => {
	const here = voice('fr-FR', true);
	expect(localVoice([voice('fr-BE', false), voice('en-GB', true), here], 'fr')).toBe(here);
	expect(localVoice([voice('fr_BE', true)], 'fr')).not.toBeNull();
	expect(localVoice([voice('fr-FR', false)], 'fr')).toBeNull();
	expect(localVoice([voice('fro-FR', true)], 'fr')).toBeNull();
	expect(localVoice([], 'fr')).toBeNull();
});
