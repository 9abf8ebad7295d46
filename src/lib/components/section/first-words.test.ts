import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { append } from './first-words.ts';

const markup = (fragment: Y.XmlFragment): string => fragment.toJSON();
const document = () => new Y.Doc().getXmlFragment('default');

test('the first letters begin a paragraph, and the next ones follow in it', () => {
	const fragment = document();
	append(fragment, 'A');
	append(fragment, 'wa dort peu.');
	expect(markup(fragment)).toBe('<paragraph>Awa dort peu.</paragraph>');
});

test('a line break begins a new paragraph', () => {
	const fragment = document();
	append(fragment, 'Un\nDeux');
	expect(markup(fragment)).toBe('<paragraph>Un</paragraph><paragraph>Deux</paragraph>');
});

test('what stands there already is left as it is', () => {
	const fragment = document();
	const heading = new Y.XmlElement('heading');
	fragment.insert(0, [heading]);
	append(fragment, 'Mots');
	expect(markup(fragment)).toBe('<heading></heading><paragraph>Mots</paragraph>');
});
