// A printed document as a plain page: HTML without a style and without a script.
import type { Block, Words } from '#lib/domain/words.ts';
import type { PrintedDocument, PrintedLine, PrintedList } from '#lib/documents/printed-document.ts';
import { html, Markup } from './markup.ts';

/** `record`: the same for machines, kept inside the page, where nothing runs it. */
export function documentPage(printed: PrintedDocument, record?: object): Response {
	return new Response(`<!doctype html>\n${page(printed, record).html}`, {
		headers: { 'content-type': 'text/html; charset=utf-8' },
	});
}

/** INVARIANT: no `<` is left in it, so nothing that somebody wrote can end the element. */
const recordOf = (record: object): Markup =>
	new Markup(
		`<script type="application/json">${JSON.stringify(record).replaceAll('<', '\\u003c')}</script>`,
	);

const page = (printed: PrintedDocument, record?: object): Markup =>
	html`<html lang="${printed.locale}" dir="${printed.direction}">
		<head>
			<meta charset="utf-8" />
			<meta name="viewport" content="width=device-width, initial-scale=1" />
			<title>${printed.title}</title>
		</head>
		<body>
			<main>
				<h1>${printed.title}</h1>
				<p>${printed.what}</p>
				<p>${printed.confidential}</p>
				<p>${printed.standing}</p>
				<dl>
					${printed.facts.map(
						({ term, words }) =>
							html`<dt>${term}</dt>
								<dd>${words}</dd>`,
					)}
				</dl>
				${printed.lists.map(listed)}
				<p>${printed.foot}</p>
			</main>
			${record ? recordOf(record) : ''}
		</body>
	</html>`;

const listed = ({ title, aside, lines }: PrintedList): Markup =>
	html`<h2>${title}</h2>
		${aside ? html`<p>${aside}</p>` : ''}
		<ul>
			${lines.map((line) => html`<li>${lineOf(line)}</li>`)}
		</ul>`;

function lineOf({ words, more, audience, time, text }: PrintedLine): readonly Markup[] {
	const beside = [time, more, audience].filter((word) => word !== '').join(' · ');
	return [
		html`<p>${words}</p>`,
		...(text ? textOf(text) : []),
		...(beside ? [html`<p><small>${beside}</small></p>`] : []),
	];
}

const textOf = (words: Words): readonly Markup[] => words.map(block);

function block({ kind, number, runs }: Block): Markup {
	const marks = { bullet: '• ', numbered: `${number ?? 1}. ` };
	const before = kind === 'bullet' || kind === 'numbered' ? marks[kind] : '';
	const words = runs.map(({ text, bold, italic }) => {
		const inner = italic ? html`<em>${text}</em>` : html`${text}`;
		return bold ? html`<strong>${inner}</strong>` : inner;
	});
	if (kind === 'heading') return html`<h3>${words}</h3>`;
	if (kind === 'quote') return html`<blockquote>${words}</blockquote>`;
	return html`<p>${before}${words}</p>`;
}
