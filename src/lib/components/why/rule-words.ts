// Every rule in one plain sentence, with the article behind it. The legal terms stand here and nowhere else on the page.
import { m } from '#lib/paraglide/messages.js';
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { quotedFor, type Sector } from '#lib/domain/policy/jurisdictions/codes.ts';
import { jurisdictionOf } from '#lib/domain/policy/jurisdictions/jurisdictions.ts';
import type { RuleId } from '#lib/domain/policy/rules.ts';

interface Law {
	readonly penal: string;
	readonly sources: string;
}
interface Words {
	readonly why: () => string;
	readonly source: (law: Law) => string;
}
const WORDS: Readonly<Record<RuleId, Words>> = {
	P1: { why: m.rule_P1, source: m.rule_P1_source },
	P2: { why: m.rule_P2, source: m.rule_P2_source },
	P3: { why: m.rule_P3, source: m.rule_P3_source },
	P4: { why: m.rule_P4, source: m.rule_P4_source },
	P5: { why: m.rule_P5, source: m.rule_P5_source },
	P6: { why: m.rule_P6, source: m.rule_P6_source },
	P7: { why: m.rule_P7, source: m.rule_P7_source },
	P8: { why: m.rule_P8, source: m.rule_P8_source },
	P9: { why: m.rule_P9, source: m.rule_P9_source },
	P10: { why: m.rule_P10, source: m.rule_P10_source },
	P11: { why: m.rule_P11, source: m.rule_P11_source },
	P12: { why: m.rule_P12, source: m.rule_P12_source },
	P13: { why: m.rule_P13, source: m.rule_P13_source },
	P14: { why: m.rule_P14, source: m.rule_P14_source },
	P15: { why: m.rule_P15, source: m.rule_P15_source },
	P16: { why: m.rule_P16, source: m.rule_P16_source },
	P17: { why: m.rule_P17, source: m.rule_P17_source },
	P18: { why: m.rule_P18, source: m.rule_P18_source },
	P19: { why: m.rule_P19, source: m.rule_P19_source },
	P20: { why: m.rule_P20, source: m.rule_P20_source },
	P21: { why: m.rule_P21, source: m.rule_P21_source },
	P22: { why: m.rule_P22, source: m.rule_P22_source },
	P23: { why: m.rule_P23, source: m.rule_P23_source },
	P24: { why: m.rule_P24, source: m.rule_P24_source },
	P25: { why: m.rule_P25, source: m.rule_P25_source },
	P26: { why: m.rule_P26, source: m.rule_P26_source },
	P27: { why: m.rule_P27, source: m.rule_P27_source },
	P28: { why: m.rule_P28, source: m.rule_P28_source },
	P29: { why: m.rule_P29, source: m.rule_P29_source },
	P30: { why: m.rule_P30, source: m.rule_P30_source },
	P31: { why: m.rule_P31, source: m.rule_P31_source },
	P32: { why: m.rule_P32, source: m.rule_P32_source },
	P33: { why: m.rule_P33, source: m.rule_P33_source },
	P34: { why: m.rule_P34, source: m.rule_P34_source },
	P35: { why: m.rule_P35, source: m.rule_P35_source },
};

export const ruleWords = (rule: RuleId): string => WORDS[rule].why();

/** The article that stands behind the rule where this meeting is held, and the code of the holder's own sector. [V11] */
export function ruleSource(
	rule: RuleId,
	jurisdiction: JurisdictionId,
	sectors: readonly Sector[] = [],
): string {
	const { penal } = jurisdictionOf(jurisdiction);
	return WORDS[rule].source({ penal, sources: quotedFor(jurisdiction, sectors).join(' ; ') });
}
