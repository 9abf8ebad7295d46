// A meeting's table without its live connection, while it is being prepared: one view, asked anew after each command.
import { askView, sendCommand, type Answer, type Fetch } from '#lib/client/commands.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { View } from '#lib/domain/view/view.ts';
import type { TableFace } from './people-desk.svelte.ts';

export class TableOverHttp implements TableFace {
	view = $state.raw<View>()!;
	readonly #fetch: Fetch;

	constructor(view: View, fetch: Fetch = (path, init) => globalThis.fetch(path, init)) {
		this.view = view;
		this.#fetch = fetch;
	}

	async command(input: CommandInput): Promise<Answer> {
		const answer = await sendCommand(this.#fetch, this.view.meeting.id, input);
		const now = await askView(this.#fetch, this.view.meeting.id);
		if (now.ok) this.view = now.view;
		return answer;
	}
}
