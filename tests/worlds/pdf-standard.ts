// Whether a PDF keeps what PDF/A-2a and PDF/UA-1 ask, as far as its structure tells: the validator that the standards' own
// community uses needs a Java machine and is in no registry that the tests may reach. Each fault in words.
import { inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';

interface Node {
	readonly role?: string;
	readonly alt?: string;
	readonly lang?: string;
	readonly children?: readonly (Node | { readonly type: string })[];
}

const FORBIDDEN =
	/\/(JavaScript|JS|Launch|Movie|Sound|EmbeddedFiles|XFA|RichMedia|ImportData|ResetForm|SubmitForm|Encrypt|LZWDecode|NeedAppearances)\b/gu;

/** The file's objects as text: in clear, and those that lie in compressed object streams. */
function objectsOf(pdf: Uint8Array): string {
	const raw = Buffer.from(pdf).toString('latin1');
	const clear = raw.replace(/stream\r?\n[\s\S]*?endstream/gu, 'stream endstream');
	const packed = [...raw.matchAll(/<<([^>]*\/Type\s*\/ObjStm[\s\S]*?)>>\s*stream\r?\n/gu)];
	const inflated = packed.map((match) => {
		const from = match.index + match[0].length;
		const to = raw.indexOf('endstream', from);
		return inflateSync(Buffer.from(raw.slice(from, to), 'latin1')).toString('latin1');
	});
	return [clear, ...inflated].join('\n');
}

/** Faults of the file: what it declares, what it carries, and whether it stands alone. */
function fileFaults(pdf: Uint8Array): string[] {
	const raw = Buffer.from(pdf).toString('latin1');
	const objects = objectsOf(pdf);
	const faults: string[] = [];
	const must = (fault: string, holds: boolean): void => {
		if (!holds) faults.push(fault);
	};
	must(
		'the header is not PDF 1.7 with a line of bytes after it',
		/^%PDF-1\.7\r?\n%[\x80-\xff]{4}/u.test(raw),
	);
	must('the file has no identifier', /\/ID\s*\[/u.test(objects) || /\/ID\s*\[/u.test(raw));
	must('it does not say that it is PDF/A part 2', /pdfaid:part>2</u.test(raw));
	must('it does not say conformance A', /pdfaid:conformance>A</u.test(raw));
	must('its metadata have no title', /<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</u.test(raw));
	must('its metadata have no language', /<dc:language>[\s\S]*?<rdf:li[^>]*>[^<]+</u.test(raw));
	must(
		'it has no colour space of its own',
		/\/OutputIntents?\b/u.test(objects) && objects.includes('/GTS_PDFA'),
	);
	must('it is not marked', /\/Marked\s+true/u.test(objects));
	must('it has no tree of its structure', objects.includes('/StructTreeRoot'));
	must('its catalog has no language', /\/Lang\s*\(/u.test(objects));
	must(NOT_IN_WINDOW, /\/DisplayDocTitle\s+true/u.test(objects));
	const descriptors = objects.match(/\/Type\s*\/FontDescriptor[\s\S]*?>>/gu) ?? [];
	must('it has no fonts', descriptors.length > 0);
	must(
		'a font is not in it',
		descriptors.every((one) => /\/FontFile[23]?\b/u.test(one)),
	);
	const composed = objects.match(/\/Type\s*\/Font\b[^>]*?\/Subtype\s*\/Type0[\s\S]*?>>/gu) ?? [];
	must(
		'a font’s letters cannot be read back',
		composed.every((one) => one.includes('/ToUnicode')),
	);
	for (const [word] of objects.matchAll(FORBIDDEN)) faults.push(`it has ${word}`);
	return faults;
}

const isNode = (one: Node | { readonly type: string }): one is Node => 'children' in one;

const below = (node: Node): Node[] => [
	node,
	...(node.children ?? []).filter(isNode).flatMap((child) => below(child)),
];

function treeFaults(roots: readonly Node[]): string[] {
	const nodes = roots.flatMap((root) => below(root));
	const faults: string[] = [];
	const levels = nodes.flatMap(({ role }) => {
		const level = /^H([1-6])$/u.exec(role ?? '')?.[1];
		return level ? [Number(level)] : [];
	});
	if (levels.length === 0) faults.push('it has no heading');
	let last = 0;
	for (const level of levels) {
		if (level > last + 1) faults.push(`a heading of level ${level} follows one of level ${last}`);
		last = level;
	}
	for (const { role, alt } of nodes)
		if (role === 'Figure' && !alt) faults.push('a picture has no words');
	for (const { role, children } of nodes)
		if (
			role === 'L' &&
			!children?.every(
				(child) => !isNode(child) || ['LI', 'Caption', 'L'].includes(child.role ?? ''),
			)
		)
			faults.push('a list has something else than its points');
	return faults;
}

/** Text that stands in no tagged part and is no artifact either. */
function untagged(items: readonly { readonly type?: string; readonly str?: string }[]): string[] {
	let depth = 0;
	return items.flatMap(({ type, str }) => {
		if (type?.startsWith('beginMarkedContent')) depth += 1;
		else if (type === 'endMarkedContent') depth -= 1;
		else if (depth === 0 && str?.trim()) return [`“${str}” is not tagged`];
		return [];
	});
}

/** The one thing of PDF/UA-1 that is missing: the exporter sets it under that standard alone, and one file has one (D16). */
export const NOT_IN_WINDOW = 'its title is not what a window shows';

export async function faultsOfPdf(pdf: Uint8Array): Promise<string[]> {
	const faults = fileFaults(pdf);
	const document = await getDocumentProxy(new Uint8Array(pdf));
	const trees: Node[] = [];
	for (let n = 1; n <= document.numPages; n++) {
		const page = await document.getPage(n);
		const tree = (await page.getStructTree()) as Node | null;
		if (tree) trees.push(tree);
		else faults.push(`page ${n} has no structure`);
		const { items } = await page.getTextContent({ includeMarkedContent: true });
		faults.push(...untagged(items));
	}
	return [...faults, ...treeFaults(trees)];
}
