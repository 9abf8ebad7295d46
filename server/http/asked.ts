// One request, as every route gets it: who asks, in which language, and the ids in its path.
import type { Locale } from '#lib/paraglide/runtime.js';
import type { Visitor } from '../visit/visitor.ts';

export interface Asked {
	readonly request: Request;
	readonly url: URL;
	readonly visitor: Visitor;
	readonly locale: Locale;
}

/** What stands in the path where the route has `:id`. */
export type Answering = (asked: Asked, id: string) => Promise<Response>;

export interface Route {
	/** As in `/api/meetings/:id/minutes`. */
	readonly path: string;
	readonly methods: Readonly<Record<string, Answering>>;
}

export interface Found {
	readonly route: Route;
	readonly id: string;
}

/** Any string is well-formed as an id, the empty one too; only what cannot be decoded finds no route. */
export function findRoute(routes: readonly Route[], pathname: string): Found | null {
	const asked = pathname.split('/');
	for (const route of routes) {
		const parts = route.path.split('/');
		const fits = (part: string, index: number) => part === ':id' || part === asked[index];
		if (parts.length !== asked.length || !parts.every(fits)) continue;
		const id = decoded(asked[parts.indexOf(':id')] ?? '');
		return id === null ? null : { route, id };
	}
	return null;
}

function decoded(part: string): string | null {
	try {
		return decodeURIComponent(part);
	} catch {
		return null;
	}
}
