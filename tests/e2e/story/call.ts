// How the coordinator gets everybody to the table: signing in, calling, inviting by function, starting.
import { expect } from '@playwright/test';
import type { Person } from './person.ts';

export interface Guest {
	readonly name: string;
	readonly preset: string;
	readonly service?: string;
	readonly bornOn?: string;
	readonly parent?: string;
}

export const GUESTS: readonly Guest[] = [
	{ name: 'Karim Benali', preset: 'AMO, aide à la jeunesse', service: 'Les Tilleuls' },
	{ name: 'Nadia Ferrer', preset: 'agent·e d’insertion', service: 'Les Tilleuls' },
	{ name: 'Lise Delcourt', preset: 'AMO, aide à la jeunesse', service: 'Le Détour' },
	{ name: 'Marc Petit', preset: 'enseignant·e' },
	{ name: 'Mme Diallo', preset: 'mère' },
	{ name: 'Idris Diallo', preset: 'jeune', bornOn: '2011-03-01', parent: 'Mme Diallo' },
];

export async function signIn(
	carole: Person,
	account: { email: string; password: string },
): Promise<void> {
	await carole.page.goto('/login');
	await carole.page.getByLabel('Adresse e-mail').fill(account.email);
	await carole.page.getByLabel('Mot de passe').fill(account.password);
	await carole.page.getByRole('main').locator('form button[type=submit]').click();
	await carole.page.waitForURL('**/meetings');
}

export async function invite(carole: Person, guest: Guest): Promise<string> {
	await carole.press(guest.preset);
	await carole.fill('Nom', guest.name);
	if (guest.bornOn) await carole.fill('Date de naissance', guest.bornOn);
	if (guest.parent) {
		const parent = carole.page.getByRole('checkbox', { name: guest.parent });
		if (!(await parent.isChecked())) await carole.tap(parent);
	}
	if (guest.service) {
		await carole.tap(carole.page.getByText('Adapter ce qui est proposé'));
		await carole.fill('Service', guest.service);
	}
	const link = carole.page.locator('.link bdi').first();
	await carole.press('Inviter');
	// the sheet makes place for the new link
	await expect(link).toContainText('/join#');
	return (await link.textContent()) ?? '';
}

/** Calls, names two missions, invites everybody; the links by name. */
export async function call(carole: Person, purpose: string): Promise<Map<string, string>> {
	await carole.tap(carole.page.getByRole('link', { name: 'Appeler une réunion' }).first());
	await carole.fill('Pourquoi se réunir ?', purpose);
	await carole.press('aide à la jeunesse');
	await carole.press('insertion, activation');
	await carole.press('Continuer : les personnes');
	const links = new Map<string, string>();
	for (const guest of GUESTS) links.set(guest.name, await invite(carole, guest));
	return links;
}
