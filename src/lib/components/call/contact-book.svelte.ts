// Professionals whom the organisation met before: asked for once a panel opens, kept only at the hand of whoever invites.
import { isRecord, type Fetch } from '#lib/client/commands.ts';
import type { InviteForm } from './invite-form.svelte.ts';

export interface Contact {
	readonly id: string;
	readonly name: string;
	/** What they were invited as: the id of a preset. */
	readonly preset: string;
	readonly introducedAs: string;
	readonly service: string;
	readonly secrecy: 'bound' | 'discretion';
}

const PATH = '/api/contacts';

export class ContactBook {
	/** null: whoever runs this table has no organisation that keeps anybody. */
	all = $state.raw<readonly Contact[] | null>(null);
	/** What was asked last could not be done. */
	failed = $state(false);
	readonly #fetch: Fetch;

	constructor(fetch: Fetch) {
		this.#fetch = fetch;
	}

	async load(): Promise<void> {
		const answer = await this.#ask(PATH);
		const body: unknown = answer?.ok ? await answer.json() : null;
		this.all =
			isRecord(body) && Array.isArray(body['contacts']) ? (body['contacts'] as Contact[]) : null;
	}

	/** A professional without an account here: whoever has one is found by it. */
	mayKeep({ isProfessional, colleague, secrecy }: InviteForm): boolean {
		const promised = secrecy === 'bound' || secrecy === 'discretion';
		return this.all !== null && isProfessional && !colleague && promised;
	}

	async keep({ name, introducedAs, service, secrecy, preset }: InviteForm): Promise<void> {
		const contact = { name, introducedAs, service, secrecy, preset: preset.id };
		const headers = { 'content-type': 'application/json' };
		await this.#do(PATH, { method: 'POST', headers, body: JSON.stringify(contact) });
	}

	async forget({ id }: Contact): Promise<void> {
		await this.#do(`${PATH}/${encodeURIComponent(id)}`, { method: 'DELETE' });
	}

	async #do(path: string, init: RequestInit): Promise<void> {
		const answer = await this.#ask(path, init);
		this.failed = !answer?.ok;
		if (answer?.ok) await this.load();
	}

	#ask = (path: string, init?: RequestInit): Promise<Response | null> =>
		this.#fetch(path, init).catch(() => null);
}
