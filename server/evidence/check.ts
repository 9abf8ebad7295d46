// npm run check-document: whether a PDF or a receipt was issued by whoever has this key. Needs no server and no network.
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { isIssued } from './issued.ts';

const [file, keyFile] = process.argv.slice(2);
if (!file || !keyFile) {
	console.error('npm run check-document -- FILE KEY.pem (the key is at /verify/key)');
	process.exit(2);
}
try {
	const key = createPublicKey(readFileSync(keyFile));
	const known = isIssued(new Uint8Array(readFileSync(file)), (bytes, signature) =>
		verify(null, bytes, key, signature),
	);
	console.log(known ? 'Issued under this key, unaltered.' : 'Not known.');
	process.exitCode = known ? 0 : 1;
} catch {
	console.error('The file or the key cannot be read.');
	process.exitCode = 2;
}
