// The code of an entry link, between the address and the button: in this page's memory alone.

interface Address {
	readonly pathname: string;
	readonly hash: string;
}
interface Past {
	replaceState(data: unknown, unused: string, url: string): void;
}

export class Invitation {
	code = $state('');
	/** Typed by hand, where there was no link. */
	typed = $state('');
	/** The code came with the link, so that nothing has to be typed. */
	readonly fromLink = $derived(this.code !== '');
	/** Whether there was a link is known. */
	addressRead = $state(false);
	#path = '';

	/** Takes the code out of the address before anybody can read it there or share it. */
	takeFromAddress({ pathname, hash }: Address, past: Past): void {
		this.#path = pathname;
		this.addressRead = true;
		if (hash.length < 2) return;
		past.replaceState(null, '', pathname);
		this.code = decoded(hash.slice(1));
	}

	/** The whole link, to be carried to where its person is recognised. `origin`: of this page. */
	link(origin: string): string {
		return `${origin}${this.#path}#${encodeURIComponent(this.code)}`;
	}

	/** Back into the address, for the moment of loading the page anew in another language. True when there was a code. */
	putBack(past: Past): boolean {
		if (this.code) past.replaceState(null, '', this.link(''));
		return this.code !== '';
	}
}

/** Some mail programs encode a fragment; what cannot be decoded is taken as it is. */
function decoded(fragment: string): string {
	try {
		return decodeURIComponent(fragment);
	} catch {
		return fragment;
	}
}
