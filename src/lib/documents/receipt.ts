// A receipt: what one person said about sharing, in sentences for them and as a record for machines. Out of their view alone.
import type { Moment } from '#lib/domain/ids.ts';
import type { View, WholeAgreementView } from '#lib/domain/view/view.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Fact } from './minutes-words.ts';
import { clock, day, listed } from './names.ts';
import { written, type PrintedDocument } from './printed-document.ts';

type Said = 'given' | 'refused' | 'withdrawn' | 'paused';
export type Receiptable = WholeAgreementView & { readonly decision: Said };

const SAID: Readonly<Record<Said, () => string>> = {
	given: m.receipt_given,
	refused: m.receipt_refused,
	withdrawn: m.receipt_withdrawn,
	paused: m.receipt_paused,
};
/** W3C Data Privacy Vocabulary 2. */
const STATUS: Readonly<Record<Said, string>> = {
	given: 'dpv:ConsentGiven',
	refused: 'dpv:ConsentRefused',
	withdrawn: 'dpv:ConsentWithdrawn',
	paused: 'dpv:ConsentWithdrawn',
};

const isReceiptable = (agreement: WholeAgreementView): agreement is Receiptable =>
	Object.hasOwn(SAID, agreement.decision);

/** The reader's own yes, no or stop; null for everything else, known to them or not. */
export function receiptable({ me, agreements }: View, id: string): Receiptable | null {
	const found = agreements.find(
		(agreement): agreement is WholeAgreementView => 'id' in agreement && agreement.id === id,
	);
	return found?.person === me.participantId && isReceiptable(found) ? found : null;
}

const nameIn = ({ participants, me }: View, id: string): string =>
	participants.find((person) => person.id === id)?.name ?? (id === me.participantId ? me.name : '');

const namesIn = (view: View, ids: readonly string[]): string =>
	listed(ids.map((id) => nameIn(view, id)).filter((name) => name !== ''));

function scopeIn({ sections }: View, { scope }: Receiptable): string {
	if (scope === 'all') return m.receipt_everything();
	const titles = scope.map((id) => sections.find((part) => part.id === id)?.title ?? '');
	return titles.filter((title) => title !== '').join(', ') || m.receipt_one_part();
}

const FORM: Readonly<Record<NonNullable<WholeAgreementView['form']>, () => string>> = {
	spoken: m.receipt_spoken,
	signed: m.receipt_signed,
	'through-interpreter': m.receipt_interpreter,
};

const untilWords = (until: Moment, thisMeeting = false): string =>
	thisMeeting ? m.receipt_till_adopted({ day: day(until) }) : day(until);

function factsOf(view: View, agreement: Receiptable): Fact[] {
	const { explained, persons, except, purpose, reason, form, until, thisMeeting, recordedBy } =
		agreement;
	return [
		{ term: m.receipt_about(), words: scopeIn(view, agreement) },
		{ term: m.receipt_why(), words: explained?.intention || purpose },
		{ term: m.receipt_with(), words: explained?.withWhom || namesIn(view, persons) },
		{ term: m.receipt_content(), words: explained?.content ?? '' },
		{ term: m.receipt_except(), words: namesIn(view, except) },
		{ term: m.receipt_reason(), words: reason },
		{ term: m.receipt_how(), words: form ? FORM[form]() : '' },
		{ term: m.receipt_until(), words: until === null ? '' : untilWords(until, thisMeeting) },
		{ term: m.receipt_noted_by(), words: nameIn(view, recordedBy) },
	].filter(({ words }) => words !== '');
}

export function printedReceipt(view: View, agreement: Receiptable, at: Moment): PrintedDocument {
	const { name } = view.me;
	const said = { day: day(agreement.at), time: clock(agreement.at) };
	return {
		...written(),
		title: SAID[agreement.decision](),
		what: m.receipt_title(),
		confidential: m.pv_confidential({ name }),
		standing: m.receipt_said_on(said),
		facts: factsOf(view, agreement),
		lists: [],
		foot: `${m.pv_foot({ name, day: day(at), time: clock(at) })} ${m.receipt_change_mind()}`,
	};
}

const iso = (at: Moment): string => new Date(at).toISOString();

/**
 * The four parts of a consent record (ISO/IEC TS 27560:2023) in the terms of the Data Privacy Vocabulary: header,
 * processing, parties, event. `origin`: where it was issued, and where a mind is changed.
 */
export function receiptRecord(view: View, agreement: Receiptable, origin: string): object {
	const { explained, purpose, decision, at, until, form, persons, recordedBy } = agreement;
	const person = { '@type': 'dpv:DataSubject', 'schema:name': view.me.name };
	return {
		'@context': {
			dpv: 'https://w3id.org/dpv#',
			dct: 'http://purl.org/dc/terms/',
			schema: 'https://schema.org/',
		},
		'@type': 'dpv:ConsentReceipt',
		'dct:conformsTo': 'ISO/IEC TS 27560:2023',
		'dct:hasVersion': '1',
		'dct:identifier': agreement.id,
		'dct:language': getLocale(),
		'dpv:hasDataSubject': person,
		'dpv:hasResponsibleEntity': { '@id': origin },
		'dpv:hasProcess': {
			'@type': 'dpv:Process',
			'dct:subject': scopeIn(view, agreement),
			'dpv:hasPurpose': explained?.intention || purpose,
			'dpv:hasPersonalData': explained?.content ?? '',
			'dpv:hasProcessing': 'dpv:Share',
			'dpv:hasRecipient': explained?.withWhom || namesIn(view, persons),
			'dpv:hasLegalBasis': 'dpv:ExplicitlyExpressedConsent',
			'dpv:hasRight': { '@type': 'dpv:ActiveRight', 'dct:description': m.receipt_change_mind() },
			...(until !== null && { 'dpv:hasDuration': { 'schema:validThrough': iso(until) } }),
		},
		'dpv:hasConsentStatus': {
			'@type': STATUS[decision],
			'dpv:isIndicatedBy': person,
			'dpv:isIndicatedAtTime': iso(at),
			...(form && { 'dpv:hasIndicationMethod': FORM[form]() }),
			'dct:creator': nameIn(view, recordedBy),
		},
	};
}
