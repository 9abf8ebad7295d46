// Every preset against the closed table: what one tap proposes must stand.
import { describe, expect, test } from 'vitest';
import type { MissionId, ParticipantId } from '#lib/domain/ids.ts';
import { refusedField, secreciesOf } from '#lib/domain/table/combinations.ts';
import { KINDS, type Tags } from '#lib/domain/table/facts.ts';
import { baseLocale, locales } from '#lib/paraglide/runtime.js';
import { missionId, missionLabel, SUGGESTED_MISSIONS } from './missions.ts';
import { PRESETS, presetsOf, PRESET_GROUPS, type Ask, type Preset } from './presets.ts';
import { presetLabel } from './preset-words.ts';

const someone = 'someone' as ParticipantId;

const FILLED: Record<Ask, Partial<Tags>> = {
	bornOn: { bornOn: '2011-03-04' },
	childOf: { childOf: [someone] },
	accompanies: { accompanies: someone },
	supervisor: { supervisor: someone },
	until: { until: 1 },
	secrecy: {},
};

const tagsOf = (preset: Preset, mission: MissionId | null): Tags => ({
	kind: preset.kind,
	secrecy: preset.secrecy,
	missions: mission ? [mission] : [],
	coordinator: false,
	accompanies: null,
	supervisor: null,
	childOf: [],
	bornOn: null,
	until: null,
	...preset.asks.reduce<Partial<Tags>>((tags, ask) => ({ ...tags, ...FILLED[ask] }), {}),
});

describe.each(PRESETS.map((preset): [string, Preset] => [preset.id, preset]))(
	'the preset %s',
	(_, preset) => {
		test('[R2] is a combination that the closed table allows, with all that it asks for', () => {
			const mission = preset.mission && missionId(preset.mission);
			expect(refusedField(tagsOf(preset, mission))).toBeNull();
		});

		test('[R2] proposes a mission only to professionals bound by secrecy', () => {
			const mayHave = preset.kind === 'professional' && preset.secrecy === 'bound';
			expect(preset.mission !== null).toBe(mayHave);
		});

		test('asks about secrecy only where the closed table leaves a choice', () => {
			const choices = secreciesOf(preset.kind).length;
			if (preset.asks.includes('secrecy')) expect(choices).toBeGreaterThan(1);
		});

		test.each(locales)('has a name in %s', (locale) => {
			expect(presetLabel(preset, { locale })).not.toBe('');
		});
	},
);

test('every kind of participant can be invited with a preset', () => {
	expect(new Set(PRESETS.map(({ kind }) => kind))).toEqual(new Set(KINDS));
});

test('every preset stands in exactly one group', () => {
	const grouped = PRESET_GROUPS.flatMap((group) => presetsOf(group).map(({ id }) => id));
	expect(grouped.sort()).toEqual(PRESETS.map(({ id }) => id).sort());
});

test('names differ, so that nobody taps the wrong one', () => {
	const names = PRESETS.map((preset) => presetLabel(preset, { locale: baseLocale }));
	expect(new Set(names).size).toBe(names.length);
});

test('every mission that a preset proposes is among the suggestions', () => {
	for (const { mission } of PRESETS) if (mission) expect(SUGGESTED_MISSIONS).toContain(mission);
	expect(SUGGESTED_MISSIONS.map((mission) => missionLabel(mission))).not.toContain('');
});
