// An answer in words: "oui", "oui, sauf Lena", "non", "pas demandé".
import { m } from '#lib/paraglide/messages.js';
import type { View, WholeAgreementView } from '#lib/domain/view/view.ts';
import { shortNameOf } from '../table/people.ts';
import { listed } from '../table/words.ts';

const WORDS: Readonly<Record<WholeAgreementView['decision'], () => string>> = {
	given: m.agree_said_given,
	refused: m.agree_said_refused,
	informed: m.agree_said_informed,
	'not-asked': m.agree_said_not_asked,
	impossible: m.agree_said_impossible,
	withdrawn: m.agree_said_withdrawn,
	paused: m.agree_said_paused,
};

export function saidWords(
	view: View,
	said: Pick<WholeAgreementView, 'decision' | 'except'>,
): string {
	if (said.decision === 'given' && said.except.length > 0) {
		return m.agree_said_except({
			names: listed(said.except.map((id) => shortNameOf(view, id))),
		});
	}
	return WORDS[said.decision]();
}
