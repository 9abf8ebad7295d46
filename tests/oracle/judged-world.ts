// A world whose every accepted command is told to the oracle too, so that both can be asked about the same moment.
import { parseCommand, type CommandInput } from '#lib/domain/command.ts';
import type { SectionId } from '#lib/domain/ids.ts';
import type { Answer } from '#lib/domain/meeting/facts.ts';
import { isRefusal, type Refusal } from '#lib/domain/refusal.ts';
import { World } from '../worlds/world.ts';
import type { Called } from './plain-facts.ts';
import { Oracle } from './oracle.ts';

export class JudgedWorld extends World {
	readonly oracle: Oracle;

	constructor(called: Called) {
		const { jurisdiction, kind } = called;
		super(jurisdiction, { kind, legalBasis: 'Décret du 18 janvier 2018' });
		this.oracle = new Oracle(called, this.id('carole'));
	}

	override try(name: string, input: CommandInput, entry: string | null = null): Answer | Refusal {
		const answer = super.try(name, input, entry);
		const command = parseCommand(input);
		if (isRefusal(answer) || isRefusal(command)) return answer;
		const made = answer.participantId ?? answer.sectionId ?? answer.agreementId ?? '';
		this.oracle.tell({ at: this.at, by: this.id(name), command, made });
		return answer;
	}

	override wait(milliseconds: number): this {
		super.wait(milliseconds);
		this.oracle.pass(this.at);
		return this;
	}

	/** Where the two differ, one line each; `met` counts the rules by which the product decided. */
	differences(sections: ReadonlyMap<string, SectionId>, met: Map<string, number>): string[] {
		const lines: string[] = [];
		for (const name of this.people.keys())
			for (const [label, section] of sections) {
				const [product = '', rule = ''] = this.may(name, section).split(' ');
				const oracle = this.oracle.may(this.id(name), section);
				met.set(rule, (met.get(rule) ?? 0) + 1);
				if (product !== oracle)
					lines.push(`${name} × ${label}: ${product} ${rule}, oracle ${oracle}`);
			}
		return lines;
	}
}
