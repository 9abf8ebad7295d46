// A printed document as a PDF that can be told again: with a code on it, and a seal in it.
import { randomBytes } from 'node:crypto';
import QRCode from 'qrcode';
import type { PrintedDocument } from '#lib/documents/printed-document.ts';
import { m } from '#lib/paraglide/messages.js';
import { paperCode } from '../evidence/paper-code.ts';
import { BLANK_MARK, sealed } from '../evidence/sealed-pdf.ts';
import type { Signer } from '../evidence/signer.ts';
import type { Keys } from '../store/ports.ts';
import type { PdfMaker } from './pdf-maker.ts';

const DAY = 86_400_000;

export interface PdfParts {
	readonly maker: PdfMaker;
	readonly signer: Signer;
	readonly keys: Pick<Keys, 'derive'>;
	readonly origin: string;
}

/** Rejects with PdfError. The time in the file is that of the day: a minute would tell when somebody asked for it. */
export async function documentPdf(
	{ maker, signer, keys, origin }: PdfParts,
	printed: PrintedDocument,
	at: number,
): Promise<Uint8Array> {
	const code = paperCode(keys, (bytes) => new Uint8Array(randomBytes(bytes)));
	const address = new URL(`/verify?code=${code}`, origin).href;
	const picture = await QRCode.toString(address, { type: 'svg', margin: 0 });
	const words = m.pv_verify({ address: new URL('/verify', origin).href });
	const verify = { picture, alt: m.pv_verify_picture(), words, code };
	const data = JSON.stringify({ ...printed, mark: BLANK_MARK, verify });
	const pdf = await maker.make({ data, at: Math.floor(at / DAY) * DAY });
	return sealed(pdf, (bytes) => signer.sign(bytes));
}
