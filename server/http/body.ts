// Reads a request's body up to a limit; what is over it is never held in memory.

/** An id of 1 MB is well-formed and gets the "not found" of every unknown id; around it stands a command. */
export const COMMAND_BYTES = 1_200_000;
export const FORM_BYTES = 16_384;
export const NOTEBOOK_BYTES = 1_048_576;

export type Bytes = Uint8Array<ArrayBuffer>;

export async function readBody(request: Request, limit: number): Promise<Bytes | 'too-large'> {
	if (Number(request.headers.get('content-length') ?? 0) > limit) return 'too-large';
	if (!request.body) return new Uint8Array();
	const chunks: Bytes[] = [];
	let size = 0;
	// not cancelled when it is too long: that would cut the connection before the answer
	const reader = request.body.getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return Buffer.concat(chunks);
		size += value.byteLength;
		if (size > limit) return 'too-large';
		chunks.push(value);
	}
}

/** The fields of an HTML form, in either encoding; a field that comes twice, or a file, is none. */
export async function readForm(
	bytes: Bytes,
	contentType: string | null,
): Promise<ReadonlyMap<string, string>> {
	const fields = new Map<string, string>();
	const form = await formData(bytes, contentType ?? '');
	for (const name of new Set(form.keys())) {
		const [value, second] = form.getAll(name);
		if (typeof value === 'string' && second === undefined) fields.set(name, value);
	}
	return fields;
}

async function formData(bytes: Bytes, type: string): Promise<FormData> {
	try {
		return await new Response(bytes, { headers: { 'content-type': type } }).formData();
	} catch {
		return new FormData();
	}
}
