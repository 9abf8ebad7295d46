// A receipt of what somebody said about sharing: for that person alone, as a page, a PDF, or a record that machines read.
import { isRefusal, NOT_FOUND } from '#lib/domain/refusal.ts';
import { printedReceipt, receiptRecord, receiptable } from '#lib/documents/receipt.ts';
import { sealedRecord } from '../evidence/sealed-record.ts';
import type { PdfParts } from '../pdf/document-pdf.ts';
import type { Meetings } from '../visit/meetings.ts';
import type { Asked } from './asked.ts';
import { refused } from './refusals.ts';
import { attachment, rendered } from './rendered.ts';

interface Parts {
	readonly meetings: Meetings;
	readonly pdf: PdfParts;
}

/** `?of=` an agreement's id; what is not one's own word does not exist. */
export async function receipt(
	{ meetings, pdf }: Parts,
	asked: Asked,
	id: string,
): Promise<Response> {
	const view = await meetings.view(asked.visitor, id);
	if (isRefusal(view)) return refused(view, asked.locale);
	const agreement = receiptable(view, asked.url.searchParams.get('of') ?? '');
	if (!agreement) return refused(NOT_FOUND, asked.locale);
	const format = asked.url.searchParams.get('format') ?? 'json';
	const now = Date.now();
	const day = new Date(agreement.at).toISOString().slice(0, 10);
	if (format !== 'json')
		return rendered(pdf, asked, {
			format,
			day,
			now,
			document: () => printedReceipt(view, agreement, now),
		});
	const record = sealedRecord(receiptRecord(view, agreement, pdf.origin), (bytes) =>
		pdf.signer.sign(bytes),
	);
	return new Response(record, {
		headers: {
			'content-type': 'application/ld+json',
			'content-disposition': attachment(day, 'jsonld'),
		},
	});
}
