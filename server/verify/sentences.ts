// A verification as lines for whoever runs the server.

import { COUNTED, type Finding, type Report } from './report.ts';

const line = ({ where, seq, what }: Finding): string =>
	seq === null ? `- ${where}: ${what}` : `- ${where}: number ${seq} ${what}`;

export function sentencesOf({ faults, remarks, counts }: Report): string[] {
	const counted = COUNTED.map((name) => `${counts[name]} ${name}`).join(', ');
	const verdict =
		faults.length === 0
			? 'Everything is as it was written.'
			: `${faults.length} ${faults.length === 1 ? 'thing is' : 'things are'} not as written:`;
	const noted = remarks.length > 0 ? ['Worth knowing:', ...remarks.map(line)] : [];
	return [`Looked at ${counted}.`, verdict, ...faults.map(line), ...noted];
}
