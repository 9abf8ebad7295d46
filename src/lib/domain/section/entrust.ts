// Handing a part over (R4): its holder alone entrusts it, to a bound colleague of the same mission who could read it if named.
import { done, type Act, type Done } from '../act.ts';
import type { CommandOf } from '../command.ts';
import { isCovered, isOwnReserved, sharesMission } from '../policy/coverage.ts';
import { authorityAtTable, isHere, tagsRefuse } from '../policy/own-access.ts';
import type { RuleId } from '../policy/rules.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { isBound, type Participant } from '../table/facts.ts';
import { ownSection } from './acts.ts';
import type { Section } from './facts.ts';

/** A common part holds no secret; who answers for it is a colleague of the same mission all the same. */
function refusesCommon({ actor }: Act, to: Participant): RuleId | null {
	if (!isBound(to) || to.kind !== 'professional') return 'P12';
	return sharesMission(actor, to) ? null : 'P13';
}

/** [S11] nobody is handed what they could not read if they were named now: a handing over is no way around a no. */
function refusesSecret({ meeting, at }: Act, section: Section, to: Participant): RuleId | null {
	// a superior, a lawyer or an authority may read; a part is held by a professional of the help
	if (to.kind !== 'professional') return 'P12';
	const tags = tagsRefuse(meeting, section, to);
	if (tags) return tags;
	if (!isCovered(meeting, section, to, at)) return 'P14';
	return authorityAtTable(meeting) ? 'P15' : null;
}

/** Takes effect at once: the new holder gets nothing that the rules would keep from them, and may close it or hand it back. */
export function entrust(act: Act, command: CommandOf<'entrust-section'>): Done | Refusal {
	const section = ownSection(act, command.sectionId);
	if (isRefusal(section)) return section;
	const to = act.person(command.to);
	if ('refused' in to) return to;
	const answer = { sectionId: section.id };
	if (to.id === act.actor.id) return done([], answer);
	if (section.kind === 'draft') return refuse('kind-missing', { field: 'kind' });
	// agreed words were agreed as this holder's
	if (section.kind === 'extract') return refuse('not-allowed');
	if (isOwnReserved(section) || !isBound(act.actor)) return refuse('not-allowed');
	if (!isHere(to, act.at)) return refuse('not-allowed', { rule: 'P9' });
	const rule = section.kind === 'common' ? refusesCommon(act, to) : refusesSecret(act, section, to);
	if (rule) return refuse('not-allowed', { rule });
	return done(
		[{ type: 'section-entrusted', section: section.id, from: act.actor.id, to: to.id }],
		answer,
	);
}
