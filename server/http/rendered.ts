// A document in the format that was asked for: a plain page or a PDF with a neutral name.
import { refuse } from '#lib/domain/refusal.ts';
import type { PrintedDocument } from '#lib/documents/printed-document.ts';
import { documentPdf, type PdfParts } from '../pdf/document-pdf.ts';
import { PdfError } from '../pdf/pdf-maker.ts';
import type { Asked } from './asked.ts';
import { documentPage } from './document-page.ts';
import { refused } from './refusals.ts';

export interface Rendering {
	readonly format: string;
	/** YYYY-MM-DD, the one thing that the file's name tells. */
	readonly day: string | null;
	/** ms */
	readonly now: number;
	readonly document: () => PrintedDocument;
}

export async function rendered(
	parts: PdfParts,
	{ locale }: Asked,
	{ format, day, now, document }: Rendering,
): Promise<Response> {
	if (format === 'html') return documentPage(document());
	if (format !== 'pdf') return refused(refuse('malformed', { field: 'format' }), locale);
	try {
		const pdf = await documentPdf(parts, document(), now);
		return new Response(new Uint8Array(pdf), {
			headers: {
				'content-type': 'application/pdf',
				'content-disposition': attachment(day, 'pdf'),
			},
		});
	} catch (error) {
		if (!(error instanceof PdfError)) throw error;
		return refused({ refused: 'not-printed' }, locale);
	}
}

/** The file's name is neutral: a day, and nothing about anybody. */
export const attachment = (day: string | null, ending: string): string =>
	`attachment; filename="reunion${day === null ? '' : `-${day}`}.${ending}"`;
