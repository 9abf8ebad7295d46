// To whom the holder could hand a part over, as their own view tells it; the server decides again.
import type { ParticipantView, SectionView, View } from '#lib/domain/view/view.ts';
import { isMe, personOf } from '../table/people.ts';

/** Read it now by their own mission, or would if they were named. What lies in an agreement the server says. */
const READS: ReadonlySet<string> = new Set(['P5', 'P7']);
const COULD: ReadonlySet<string> = new Set(['P11', 'P16']);

function isColleague(view: View, person: ParticipantView): boolean {
	const mine = view.me.missions.map(({ id }) => id);
	const shared = person.missions?.some((mission) => mine.includes(mission)) === true;
	return person.kind === 'professional' && person.promise === 'secrecy' && shared;
}

export function successorsOf(view: View, section: SectionView): ParticipantView[] {
	if (!isMe(view, section.holder) || section.state === 'draft') return [];
	if (section.kind === 'common')
		return view.participants.filter(
			(person) => person.seated && !isMe(view, person.id) && isColleague(view, person),
		);
	const readers = section.readers.filter(({ rule }) => READS.has(rule));
	const waiting = (section.refused ?? []).filter(({ rule }) => COULD.has(rule));
	return [...readers, ...waiting].flatMap(({ participantId }) => {
		const person = personOf(view, participantId);
		return person?.kind === 'professional' ? [person] : [];
	});
}
