// What somebody who tries the demo needs: one entry link per person, and the accounts.
import type { Seeded, SeededMeeting } from './world.ts';

export function linksOf({ accounts, meetings }: Seeded, origin: string): string {
	const people = meetings.map((meeting) => meetingLinks(meeting, origin));
	const rows = accounts.map(({ name, kind, email, password }) => {
		return `  ${kind.padEnd(14)} ${name.padEnd(18)} ${email.padEnd(42)} ${password}`;
	});
	return [...people, `Accounts, at ${origin}/login`, ...rows].join('\n');
}

function meetingLinks({ purpose, participants }: SeededMeeting, origin: string): string {
	const guests = participants.filter(({ code }) => code !== null);
	const rows = guests.map(({ name, kind, secrecy, missions, code }) => {
		const tag = [kind, secrecy, ...missions].join(', ');
		return `  ${name.padEnd(20)} ${tag.padEnd(36)} ${origin}/join#${code}`;
	});
	return [purpose, ...rows, ''].join('\n');
}
