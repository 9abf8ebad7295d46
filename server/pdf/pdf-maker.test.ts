// Documents are set in a thread: hostile words stay words, a document that takes too long ends alone, and the next one is made.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { faultsOfPdf, NOT_IN_WINDOW } from '../../tests/worlds/pdf-standard.ts';
import { textOfPdf } from '../../tests/worlds/pdf-text.ts';
import { BLANK_MARK } from '../evidence/sealed-pdf.ts';
import { PdfError, PdfMaker, PDF_SIZE, PDF_WAITING } from './pdf-maker.ts';

let maker: PdfMaker | null = null;
afterEach(async () => void (await maker?.close()));

const HOSTILE =
	'#let x = 1 $x$ *gras* _fin_ \\ `code` <label> @ref [#read("/etc/passwd")] // -- ~ "';

const line = (words: string, more: object = {}) => ({
	words,
	more: '',
	audience: '',
	time: '',
	...more,
});

const DOCUMENT = {
	locale: 'fr',
	direction: 'ltr',
	title: 'Réunion du 22 novembre 2026',
	what: 'Procès-verbal',
	confidential: 'Personnel et confidentiel · exemplaire de Mère',
	standing: 'Proposé.',
	facts: [{ term: 'But', words: HOSTILE }],
	lists: [
		{
			form: 'things',
			title: 'Décisions',
			aside: '',
			lines: [
				line(HOSTILE, {
					text: [
						{ kind: 'heading', level: 1, runs: [{ text: HOSTILE }] },
						{
							kind: 'numbered',
							level: 2,
							number: 3,
							runs: [{ text: 'un', bold: true, italic: true }],
						},
						{ kind: 'bullet', level: 1, runs: [{ text: '= pas un titre\n- ni une liste' }] },
						{ kind: 'quote', level: 0, runs: [{ text: 'مرحبا' }] },
						{ kind: 'paragraph', level: 0, runs: [] },
					],
				}),
			],
		},
	],
	foot: 'Exemplaire de Mère.',
	mark: BLANK_MARK,
	verify: {
		picture:
			'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="2" height="2"/></svg>',
		alt: 'Code',
		words: 'Vérifier : https://entour.example/verify',
		code: '4F2A9-00000',
	},
};

const setting = (document: object = DOCUMENT) => ({ data: JSON.stringify(document), at: 0 });

describe('setting documents', () => {
	it('prints every word as it is, and reads no file for any of them', async () => {
		maker = new PdfMaker();
		const pdf = await maker.make(setting());
		if (process.env.PDF_OUT) writeFileSync(process.env.PDF_OUT, pdf);
		expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
		const text = await textOfPdf(pdf);
		for (const word of ['#let x = 1 $x$ *gras* _fin_', '#read("/etc/passwd")', '= pas un titre'])
			expect(text.replaceAll(/\s+/g, ' ')).toContain(word);
	});
});

describe('the standards', () => {
	it('are kept: PDF/A-2a, and all but one point of PDF/UA-1, as far as the structure of the file tells', async () => {
		maker = new PdfMaker();
		const pdf = await maker.make(setting());
		expect(await faultsOfPdf(pdf)).toEqual([NOT_IN_WINDOW]);
	});

	it.each([
		['pdfaid:part>2<', 'pdfaid:part>3<', 'it does not say that it is PDF/A part 2'],
		['%PDF-1.7', '%PDF-1.4', 'the header is not PDF 1.7 with a line of bytes after it'],
	])('would be seen to be broken: %s', async (was, is, fault) => {
		maker = new PdfMaker();
		const pdf = Buffer.from(await maker.make(setting())).toString('latin1');
		expect(pdf).toContain(was);
		const broken = Buffer.from(pdf.replace(was, is), 'latin1');
		expect(await faultsOfPdf(broken)).toEqual([fault, NOT_IN_WINDOW]);
	});
});

const SILENT = path.resolve(import.meta.dirname, '../../tests/worlds/silent-thread.ts');
const refusedWith = (what: string): unknown =>
	expect.objectContaining({ name: 'PdfError', message: what });

describe('limits', () => {
	it('a document that takes too long is given up, with its thread', async () => {
		maker = new PdfMaker({ thread: SILENT, timeLimit: 50 });
		await expect(maker.make(setting())).rejects.toEqual(refusedWith('the document takes too long'));
	});
	it('a document that cannot be set is told as that alone, and the next one is made', async () => {
		maker = new PdfMaker();
		const broken = { ...DOCUMENT, locale: 7 };
		const [first, second] = await Promise.allSettled([
			maker.make(setting(broken)),
			maker.make(setting()),
		]);
		expect(first).toMatchObject({ status: 'rejected', reason: { name: 'PdfError' } });
		expect(second.status).toBe('fulfilled');
	});
	it('a document that is too large, and one more than may wait, are refused at once', async () => {
		maker = new PdfMaker({ thread: SILENT, timeLimit: 50 });
		await expect(maker.make({ data: ' '.repeat(PDF_SIZE + 1), at: 0 })).rejects.toBeInstanceOf(
			PdfError,
		);
		const all = Array.from({ length: PDF_WAITING + 1 }, () => maker!.make(setting()));
		await expect(all.at(-1)).rejects.toEqual(refusedWith('too many documents wait'));
		await maker.close();
		await Promise.allSettled(all);
	});
});
