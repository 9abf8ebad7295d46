// The key with which anybody can check, off line too, what was issued here.
import { app } from '#server/app.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	new Response(app().evidence.publicKey, {
		headers: { 'content-type': 'application/x-pem-file' },
	});
