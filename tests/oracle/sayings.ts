// What people say to sharing, one saying at a time: a whole family's, and a yes said again as it was.
import type { CommandOf } from '#lib/domain/command.ts';
import { AGREEMENT_LASTS_MS, type Told } from './plain-facts.ts';

type Saying = CommandOf<'record-agreement'>;

export class Sayings {
	/** By what they were answered with. */
	readonly #said = new Map<string, Saying>();

	oneByOne(told: Told): Told[] {
		const { command, made } = told;
		if (command.type === 'record-agreements')
			return command.answers.map((one) => {
				const nobody = one.decision === 'refused' && { missions: [], persons: [] };
				return { ...told, command: { ...command, ...one, ...nobody, type: 'record-agreement' } };
			});
		if (command.type === 'record-agreement') this.#said.set(made, this.#kept(command, told.at));
		if (command.type !== 'confirm-agreement') return [told];
		const again = this.#said.get(command.agreementId)!;
		this.#said.set(made, again);
		return [{ ...told, command: again }];
	}

	/** Its end stays where it was, but that of a yes for this meeting; what was lifted once is not lifted again. */
	#kept({ lift: _, ...said }: Saying, at: number): Saying {
		return said.lasting ? { until: at + AGREEMENT_LASTS_MS, ...said } : said;
	}
}
