// What a PDF says to whoever searches it: its words, its title and what else stands in its metadata.
import { extractText, getDocumentProxy, getMeta } from 'unpdf';

export async function textOfPdf(pdf: Uint8Array): Promise<string> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { text } = await extractText(document, { mergePages: true });
	return text;
}

export interface PdfMeta {
	readonly pages: number;
	readonly info: Readonly<Record<string, unknown>>;
	readonly metadata: string;
}

export async function metaOfPdf(pdf: Uint8Array): Promise<PdfMeta> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const { info, metadata } = await getMeta(document);
	return { pages: document.numPages, info, metadata: JSON.stringify(metadata ?? null) };
}

/** The names of the files that it carries. */
export async function attachmentsOfPdf(pdf: Uint8Array): Promise<string[]> {
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const attachments = (await document.getAttachments()) as Readonly<Record<string, unknown>> | null;
	return Object.keys(attachments ?? {});
}
