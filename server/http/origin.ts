// Who may change something: a page of ours alone. The Host header decides nothing.

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isRead = (method: string): boolean => READS.has(method);

/** True for the one public address; missing, "null" and look-alikes are foreign. */
export const isOurs = (origin: string | null | undefined, ours: string): boolean => origin === ours;

export const mayPass = (request: Request, ours: string): boolean =>
	isRead(request.method) || isOurs(request.headers.get('origin'), ours);
