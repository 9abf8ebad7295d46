// What an administrator's forms may say, parsed once: typed values, or the field at fault.
import * as v from 'valibot';
import { RULES_LENGTH } from '#lib/domain/ground-rules/facts.ts';
import { LEAST_DAYS, MOST_DAYS } from '#lib/domain/retention/retention.ts';
import { JURISDICTION_IDS } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';

const LONGEST = { name: 200, email: 254, basis: 2_000, rules: RULES_LENGTH } as const;

const id = v.string();
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST.name));
const orNull = v.pipe(
	v.optional(v.string(), ''),
	v.trim(),
	v.maxLength(LONGEST.name),
	v.transform((value) => value || null),
);
/** Plain paragraphs: one to a line, none of them blank. */
const paragraphs = v.pipe(
	v.string(),
	v.transform((value) =>
		value
			.split(/\r?\n/)
			.map((line) => line.trim())
			.filter(Boolean)
			.join('\n'),
	),
	v.maxLength(LONGEST.rules),
);
/** Whole days, within what may be set. */
const days = v.pipe(
	v.string(),
	v.trim(),
	v.regex(/^\d{1,5}$/),
	v.transform(Number),
	v.minValue(LEAST_DAYS),
	v.maxValue(MOST_DAYS),
);
/** A checkbox: "on", or absent. */
const ticked = v.pipe(
	v.optional(v.string(), ''),
	v.transform((value) => value === 'on'),
);
const person = {
	name,
	email: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(LONGEST.email)),
	kind: v.picklist(['coordinator', 'professional', 'administrator']),
	service: orNull,
	function: orNull,
	secrecy: v.picklist(['bound', 'discretion', 'none']),
};

const FORMS = {
	organisation: v.object({
		name,
		jurisdictions: v.pipe(v.array(v.picklist(JURISDICTION_IDS)), v.minLength(1)),
	}),
	retention: v.object({
		notesDays: days,
		minutesDays: days,
		basis: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST.basis)),
	}),
	rules: v.object({ rules: paragraphs }),
	figures: v.object({ publish: ticked }),
	addService: v.object({ name }),
	changeService: v.object({ id, name, active: ticked }),
	addPerson: v.object(person),
	changePerson: v.object({ id, ...person, active: ticked }),
	resetPassword: v.object({ id }),
} as const;

export type AdminAction = keyof typeof FORMS;
export type FormOf<Action extends AdminAction> = v.InferOutput<(typeof FORMS)[Action]>;

/** Repeated where the form repeats them. */
const REPEATED: ReadonlySet<string> = new Set(['jurisdictions']);

export function parseForm<Action extends AdminAction>(
	action: Action,
	form: FormData,
): FormOf<Action> | { readonly field: string } {
	const fields: Record<string, unknown> = {};
	for (const key of new Set(form.keys())) {
		const values = form.getAll(key);
		fields[key] = REPEATED.has(key) || values.length > 1 ? values : values[0];
	}
	const read = v.safeParse(FORMS[action], fields);
	if (read.success) return read.output;
	return { field: v.getDotPath(read.issues[0]) ?? '' };
}
