// HTML out of values: every value is escaped where it is put in, so that no name or purpose can become markup.

export class Markup {
	readonly html: string;
	constructor(html: string) {
		this.html = html;
	}
}

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

type Value = string | Markup | readonly Markup[];

export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
	const rest = values.map((value, index) => rendered(value) + parts[index + 1]!);
	return new Markup(parts[0]! + rest.join(''));
}

function rendered(value: Value): string {
	if (value instanceof Markup) return value.html;
	if (typeof value !== 'string') return value.map((one) => one.html).join('');
	return value.replace(/[&<>"']/g, (letter) => ESCAPES[letter]!);
}
