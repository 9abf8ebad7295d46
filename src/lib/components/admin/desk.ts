// What the administration page gets from its server, and how it is said. Nothing here comes from a meeting (R12).
import {
	JURISDICTION_IDS,
	type JurisdictionId,
} from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import type { Retention } from '#lib/domain/retention/retention.ts';
import type { Option } from '../ui/option.ts';

export type AccountKind = 'coordinator' | 'professional' | 'administrator';
export type AccountSecrecy = 'bound' | 'discretion' | 'none';

export interface ServiceRow {
	readonly id: string;
	readonly name: string;
	readonly active: boolean;
}
export interface PersonRow {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly kind: AccountKind;
	/** Id of a service. */
	readonly service: string | null;
	readonly function: string | null;
	readonly secrecy: string;
	readonly active: boolean;
	readonly provisional: boolean;
}
export interface AdminDesk {
	readonly organisation: {
		readonly name: string;
		readonly jurisdictions: readonly string[];
		readonly retention?: Retention;
		readonly rules?: string;
		readonly figuresSince?: number;
	};
	/** In this language the proposed rules were asked for. */
	readonly proposedIn: Locale | null;
	readonly services: readonly ServiceRow[];
	readonly people: readonly PersonRow[];
	/** The administrator's own account. */
	readonly me: string;
}

/** What the last act answered; a password stands in it once. */
export interface AdminAnswer {
	readonly code?: string;
	/** In the reader's language. */
	readonly message?: string;
	readonly done?: string;
	readonly password?: string;
	readonly person?: string;
}

export const kindOptions = (): Option<AccountKind>[] => [
	{
		value: 'coordinator',
		label: m.admin_kind_coordinator(),
		hint: m.admin_kind_coordinator_hint(),
	},
	{
		value: 'professional',
		label: m.admin_kind_professional(),
		hint: m.admin_kind_professional_hint(),
	},
	{
		value: 'administrator',
		label: m.admin_kind_administrator(),
		hint: m.admin_kind_administrator_hint(),
	},
];

export const secrecyOptions = (): Option<AccountSecrecy>[] => [
	{ value: 'bound', label: m.secrecy_bound(), hint: m.secrecy_bound_hint() },
	{ value: 'discretion', label: m.secrecy_discretion(), hint: m.secrecy_discretion_hint() },
	{ value: 'none', label: m.secrecy_none() },
];

export const jurisdictionIds: readonly JurisdictionId[] = JURISDICTION_IDS;

/** "function · service · no longer signs in" */
export function personWords(person: PersonRow, services: readonly ServiceRow[]): string {
	return [
		person.function ?? '',
		services.find(({ id }) => id === person.service)?.name ?? '',
		person.active ? '' : m.admin_person_ended(),
		person.active && person.provisional ? m.admin_person_provisional() : '',
	]
		.filter((words) => words !== '')
		.join(' · ');
}
