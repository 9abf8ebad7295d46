// The coordinator's work on who sits at the table: inviting, correcting tags, renewing links, removing.
import { SvelteMap } from 'svelte/reactivity';
import type { Answer, Refused } from '#lib/client/commands.ts';
import type { CommandInput } from '#lib/domain/command.ts';
import type { ParticipantId } from '#lib/domain/ids.ts';
import type { ParticipantView, View } from '#lib/domain/view/view.ts';

/** Where commands go and the view comes from: the live meeting, or plain HTTP before it is open. */
export interface TableFace {
	readonly view: View | null;
	command(input: CommandInput): Promise<Answer>;
}

export interface Invited {
	readonly participantId: ParticipantId;
	readonly name: string;
	/** false: named, without a place at the table. */
	readonly seated: boolean;
	/** How one enters; null for whoever has an account or was only named. */
	readonly link: string | null;
}

export class PeopleDesk {
	/** The last person invited, or whose link was renewed: shown until the next one. */
	latest = $state<Invited | null>(null);
	refused = $state<Refused | null>(null);
	busy = $state(false);
	/** INVARIANT: entry links live in this page's memory alone; the server only gives a new one. */
	readonly links = new SvelteMap<ParticipantId, string>();

	readonly #table: TableFace;
	readonly #origin: () => string;

	constructor(table: TableFace, origin: () => string) {
		this.#table = table;
		this.#origin = origin;
	}

	get view(): View | null {
		return this.#table.view;
	}

	/** Everyone but oneself: nobody retags themselves (R2). The family first. */
	get others(): readonly ParticipantView[] {
		const { view } = this;
		if (!view) return [];
		return view.participants
			.filter(({ id }) => id !== view.me.participantId)
			.sort((a, b) => Number(b.family) - Number(a.family) || a.name.localeCompare(b.name));
	}

	/** True when it was done; otherwise `refused` says why not. */
	async invite(command: CommandInput & { type: 'invite' | 'name-person' }): Promise<boolean> {
		const made = await this.#do(command);
		if (!made) return false;
		const id = (made.participantId ?? '') as ParticipantId;
		this.#show(
			{ participantId: id, name: command.name, seated: command.type === 'invite' },
			made.code,
		);
		return true;
	}

	async renew({ id, name }: ParticipantView): Promise<void> {
		const made = await this.#do({ type: 'renew-code', participantId: id });
		if (made) this.#show({ participantId: id, name, seated: true }, made.code);
	}

	async remove({ id }: ParticipantView): Promise<boolean> {
		const made = await this.#do({ type: 'remove', participantId: id });
		if (!made) return false;
		this.links.delete(id);
		if (this.latest?.participantId === id) this.latest = null;
		return true;
	}

	async retag(command: CommandInput & { type: 'retag' }): Promise<boolean> {
		return (await this.#do(command)) !== null;
	}

	/** Forgets a refusal that was read. */
	settle(): void {
		this.refused = null;
	}

	#show(invited: Omit<Invited, 'link'>, code: string | undefined): void {
		const link = code ? `${this.#origin()}/join#${code}` : null;
		if (link) this.links.set(invited.participantId, link);
		this.latest = { ...invited, link };
	}

	async #do(command: CommandInput) {
		if (this.busy) return null;
		this.busy = true;
		this.refused = null;
		const answer = await this.#table.command(command);
		this.busy = false;
		if (answer.ok) return answer.made;
		this.refused = answer;
		return null;
	}
}
