// The rows of the agreement panel: one per person concerned and voice, as the reader may record them.
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import type { Capacity, Scope } from '#lib/domain/agreement/facts.ts';
import type {
	AgreementView,
	ParticipantView,
	View,
	WholeAgreementView,
} from '#lib/domain/view/view.ts';
import { familyOf, isHere, personOf } from '../table/people.ts';

export interface Row {
	readonly key: string;
	readonly person: ParticipantView;
	/** In what capacity this voice speaks; the others that are possible stand in `capacities`. */
	readonly capacity: Capacity;
	readonly capacities: readonly Capacity[];
	/** Who may speak for a child; empty for one's own voice. */
	readonly parents: readonly ParticipantView[];
	/** In the room or at a distance: whoever speaks here can be heard, so "spoken" is true. */
	readonly heard: boolean;
}

const parentsOf = (view: View, person: ParticipantView): ParticipantView[] =>
	(person.childOf ?? []).flatMap((id) => personOf(view, id) ?? []);

function voicesOf(view: View, person: ParticipantView): Row[] {
	const capacities = person.capacities ?? [];
	const own = capacities.filter((capacity) => capacity !== 'representative');
	const parents = parentsOf(view, person);
	const row = (capacity: Capacity, of: readonly Capacity[]): Row => {
		const represented = capacity === 'representative';
		return {
			key: `${person.id}:${represented ? 'representative' : 'self'}`,
			person,
			capacity,
			capacities: of,
			parents: represented ? parents : [],
			heard: represented ? parents.some(isHere) || isHere(person) : isHere(person),
		};
	};
	const [first] = own;
	return [
		...(first ? [row(first, own)] : []),
		...(capacities.includes('representative') ? [row('representative', ['representative'])] : []),
	];
}

/** About a part: the persons whom it is about; about everything: the whole family. */
export function rowsOf(view: View, scope: Scope): Row[] {
	const sections = view.sections.filter((section) => scope !== 'all' && scope.includes(section.id));
	const about = new Set(sections.flatMap((section) => section.about));
	return familyOf(view)
		.filter((person) => scope === 'all' || about.has(person.id))
		.filter((person) => mayRecord(view, person, scope))
		.flatMap((person) => voicesOf(view, person));
}

const isWhole = (agreement: AgreementView): agreement is WholeAgreementView => 'id' in agreement;

const sameScope = (a: Scope, b: Scope): boolean =>
	a === 'all' || b === 'all' ? a === b : a.some((id) => b.includes(id));

export const isRepresented = (row: Pick<Row, 'capacity'>): boolean =>
	row.capacity === 'representative';

/** An adult who brings a lawyer says so; of a young person who may speak alone it is asked. */
export const asksLawyer = (row: Row): boolean =>
	row.capacity === 'self' &&
	row.capacities.includes('with-lawyer') &&
	row.person.kind === 'young-person';

/** What this voice last said about this, as the reader may know it. */
export function saidBy(
	view: View,
	row: { readonly person: Pick<ParticipantView, 'id'>; readonly capacity: Capacity },
	scope: Scope,
): WholeAgreementView | null {
	const said = view.agreements.filter(
		(agreement): agreement is WholeAgreementView =>
			isWhole(agreement) &&
			agreement.person === row.person.id &&
			agreement.standing === 'in-force' &&
			sameScope(agreement.scope, scope) &&
			(agreement.capacity === null ||
				(agreement.capacity === 'representative') === isRepresented(row)),
	);
	return said.reduce<WholeAgreementView | null>(
		(last, each) => (last && last.at >= each.at ? last : each),
		null,
	);
}

/** A yes from before the meeting began, that nothing followed: in the room it is only asked whether it is still right. */
export function saidBefore(
	view: View,
	row: Parameters<typeof saidBy>[1],
	scope: Scope,
): WholeAgreementView | null {
	const { state, startedAt } = view.meeting;
	const said = saidBy(view, row, scope);
	if (state !== 'running' || startedAt === null || said === null) return null;
	return said.decision === 'given' && said.at < startedAt ? said : null;
}

/** Exclusions add up, and end only when lifted by name. */
export function excludedBy(view: View, row: Row, scope: Scope): ParticipantId[] {
	const excluded = new Set<ParticipantId>();
	const said = view.agreements
		.filter(isWhole)
		.filter(({ person, scope: of }) => person === row.person.id && sameScope(of, scope))
		.sort((a, b) => a.at - b.at);
	for (const { except, lift } of said) {
		for (const id of except) excluded.add(id);
		for (const id of lift) excluded.delete(id);
	}
	return [...excluded];
}

/** "Agreement given" beside a name, for those who may know it; never its limits, a refusal or a withdrawal. */
export const hasAgreed = (view: View, person: ParticipantId): boolean =>
	view.agreements.some(
		(agreement) =>
			agreement.person === person &&
			agreement.decision === 'given' &&
			(!isWhole(agreement) || agreement.standing === 'in-force'),
	);

/** Parts for which an agreement can be noted by this reader: their own, and what they see where they coordinate. */
export const scopesOf = (view: View): SectionId[] =>
	view.sections
		.filter(
			(section) =>
				(section.kind === 'secret' || section.kind === 'reserved') &&
				section.state !== 'draft' &&
				(section.holder === view.me.participantId || view.me.coordinator),
		)
		.map((section) => section.id);

/** Whose agreement the reader may record here: their own, a small child's, anyone's at their word where they hold or coordinate. */
function mayRecord(view: View, person: ParticipantView, scope: Scope): boolean {
	if (!person.capacities) return false;
	if (person.id === view.me.participantId || view.me.coordinator) return true;
	if (person.childOf?.includes(view.me.participantId))
		return person.capacities.includes('representative');
	const held = view.sections.filter((section) => section.holder === view.me.participantId);
	return scope !== 'all' && scope.every((id) => held.some((section) => section.id === id));
}

/** Whether the panel has anything to record for this reader at all. */
export const hasPanel = (view: View): boolean =>
	rowsOf(view, 'all').length > 0 || scopesOf(view).some((id) => rowsOf(view, [id]).length > 0);
