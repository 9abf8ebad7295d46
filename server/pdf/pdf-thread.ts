// The thread that sets documents: it knows a template and plain values, and keeps nothing of either.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import type { FromThread, Setting, ThreadData } from './pdf-maker.ts';

const { directory, fonts } = workerData as ThreadData;
const template = readFileSync(path.join(directory, 'document.typ'), 'utf8');
const compiler = NodeCompiler.create({
	workspace: directory,
	fontArgs: [{ fontPaths: [...fonts] }],
});

/**
 * PDF/A-2a: to be kept for long, and tagged for those who listen to it. One standard an export; the template keeps to
 * what PDF/UA-1 asks, too. Values go in as JSON, never as markup.
 */
function set({ data, at }: Setting): Uint8Array {
	const pdf = compiler.pdf(
		{ mainFileContent: template, inputs: { data } },
		{ pdfStandard: PdfStandard.A_2a, creationTimestamp: Math.floor(at / 1000) },
	);
	return new Uint8Array(pdf);
}

const port = parentPort!;
port.on('message', (setting: Setting) => {
	let answer: FromThread;
	try {
		answer = { pdf: set(setting) };
	} catch {
		// what the compiler says may hold words of a note
		answer = { pdf: null };
	}
	port.postMessage(answer);
});
