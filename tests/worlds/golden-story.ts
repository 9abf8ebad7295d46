// A short meeting in which every type of event really happens once: what tests/golden/ keeps of each release.
import { eraseNotes } from '#lib/domain/decide.ts';
import type { CallMeeting } from '#lib/domain/command.ts';
import { giveWord } from '#lib/domain/entering.ts';
import type { ParticipantId, SectionId } from '#lib/domain/ids.ts';
import { evolve, type Happened, type Meeting } from '#lib/domain/meeting/facts.ts';
import { textsOf } from '#lib/domain/meeting/texts-of.ts';
import { handWords } from './golden-words.ts';
import { World } from './world.ts';

const HOUR = 3_600_000;

/** A meeting is one kind or the other; its authorisation folds anywhere. */
const CONFERENCE: Partial<CallMeeting> = {
	kind: 'case-conference',
	authorisation: {
		by: 'le procureur du Roi',
		date: '2026-11-20',
		participants: ['Carole', 'Ana'],
		purpose: 'protéger le fils',
		modalities: 'une séance',
	},
};

const COURSE: CallMeeting['course'] = [
	{ title: 'Accueil', stays: 'everyone', minutes: 5 },
	{ title: 'Le cercle', stays: 'circle', minutes: 25 },
];

export const goldenStory = (): readonly Happened[] => goldenMeeting().history;

export function goldenMeeting(): Meeting {
	const world = new World('be-fr', { course: COURSE });
	const until = new Date(world.at + 5 * HOUR).toISOString();
	world.bound('amo', 'youth-aid');
	world.invite('amo2', {
		missions: ['youth-aid'] as never,
		service: 'AMO',
		function: 'assistante sociale',
		introducedAs: 'Ana, de l’AMO',
	});
	world.family('mother');
	world.family('son', 'young-person', { bornOn: '2011-03-01', childOf: [world.id('mother')] });
	world.seat('intern', 'intern', { supervisor: world.id('amo'), until });
	world.seat('director', 'superior');
	world.do('carole', { type: 'lay-ground-rules', title: 'Nos règles' });
	world.start().inRoom('mother', 'son', 'amo', 'amo2');
	const circle = ['mother', 'son', 'amo'].map((name) => world.id(name));
	const step = { title: 'Le cercle', present: circle, step: 1 };
	world.do('carole', { type: 'start-phase', ...step, call: 'https://appel.example/cercle' });
	world.phase('mother', 'son', 'amo', 'amo2');
	world.confirm('amo', 'intern').retag('amo2', { until });
	const happenedAt = new Date(world.at).toISOString();
	world.do('carole', { type: 'record-ground-rules-read', happenedAt });
	derive(world);
	world.do('carole', { type: 'renew-code', participantId: world.id('amo2') });
	agree(world);
	const part = share(world);
	handWords(world);
	const device = world.device('amo2');
	world.meeting = giveWord(world.meeting, device, world.at).meeting;
	const danger = world.danger('amo', {
		about: [world.id('son')],
		addresseeName: 'le SAJ',
		readers: [world.id('amo2')],
		sections: [part],
		happenedAt: new Date(world.at).toISOString(),
	});
	world.do('amo', { type: 'share-danger', dangerId: danger, readers: [world.id('mother')] });
	world.do('amo', { type: 'inform-family', dangerId: danger, family: 'informed' });
	adopt(world);
	world.wait(6 * HOUR).remove('son');
	world.do('carole', { type: 'end-meeting' });
	world.wait(400 * 24 * HOUR);
	world.meeting = eraseNotes(world.meeting, world.at).meeting;
	return tied(authorised(world.meeting), world.id('amo'));
}

/** Called from another meeting, whose ids stand nowhere in this one but for what ties a person's seats. */
function tied(meeting: Meeting, participant: ParticipantId): Meeting {
	const event = { type: 'person-tied', participant, ref: 'elsewhere' } as const;
	return evolve(meeting, event, meeting.moment, meeting.order + 1);
}

/** The authorisation of a real case conference, its ids told apart from those of this meeting. */
function authorised(meeting: Meeting): Meeting {
	const other = new World('be-fr', CONFERENCE).meeting;
	const apart = <Value>(value: Value): Value =>
		JSON.parse(JSON.stringify(value).replaceAll('"id-', '"conference-')) as Value;
	const { event } = other.history.find((one) => one.event.type === 'conference-authorised')!;
	const after = evolve(meeting, apart(event), meeting.moment, meeting.order + 1);
	const named = textsOf(event).map((id) => [apart(id), other.texts.get(id)!] as const);
	return { ...after, texts: new Map([...after.texts, ...named]) };
}

/** A part is marked, the minutes proposed, remarked on and adopted; then the mother goes back on her word. */
function adopt(world: World): void {
	world.agrees('mother');
	const part = world.secret('amo', ['mother'], { title: 'Ce qui aide' });
	world.do('amo', { type: 'mark-part', sectionId: part, inMinutes: true });
	const until = new Date(world.at + HOUR).toISOString();
	const answer = { type: 'answer-part', sectionId: part, answer: 'no', what: 'wrong' } as const;
	world.do('mother', { ...answer, words: 'C’était avant' });
	const common = world.common('amo', 'Ce que nous retenons');
	world.written.set(common, 'Appeler le médecin avant jeudi');
	world.do('amo', { type: 'mark-part', sectionId: common, inMinutes: true });
	world.do('carole', { type: 'propose-minutes', until });
	world.do('mother', { type: 'remark-minutes', text: 'Je le dirais autrement', item: part });
	world.do('carole', { type: 'adopt-minutes' });
	world.do('mother', { type: 'remark-minutes', text: 'C’était un jeudi', dissent: true });
	world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
	const passage = { from: 0, words: 'Appeler le médecin' };
	world.do('amo', { type: 'take-back', sectionId: common, passage });
}

function derive(world: World): void {
	world.seat('volunteer', 'volunteer', { accompanies: world.id('mother') });
	world.do('carole', { type: 'record-notice', participantId: world.id('volunteer') });
	world.confirm('mother', 'volunteer');
	world.do('mother', { type: 'end-link', participantId: world.id('volunteer') });
}

function agree(world: World): void {
	world.do('carole', {
		type: 'record-presence',
		participantId: world.id('mother'),
		presence: 'in-room',
		invitedOn: '2026-11-02',
		invitedHow: 'par lettre',
		accompaniedBy: 'sa sœur',
		happenedAt: new Date(world.at).toISOString(),
	});
	world.agrees('mother', {
		commandId: 'once',
		reason: 'pour lui',
		lasting: true,
		persons: [world.id('amo2')],
		except: [world.id('intern')],
		until: new Date(world.at + HOUR).toISOString(),
	});
}

function share(world: World): SectionId {
	const common = world.common('amo');
	world.do('amo', { type: 'entrust-section', sectionId: common, to: world.id('amo2') });
	const part = world.create('amo', 'secret', { title: 'Ce qui pèse', thirdPersons: ['la tante'] });
	const missions = ['youth-aid'] as never;
	const about = [world.id('mother')];
	const until = new Date(world.at + 2 * HOUR).toISOString();
	world.do('amo', { type: 'classify-section', sectionId: part, about, missions, until });
	world.do('amo', { type: 'retitle-section', sectionId: part, title: 'Ce qui lui pèse' });
	const participantId = world.id('director');
	world.do('amo', { type: 'record-participation', sectionId: part, participantId });
	world.open('amo', part, { writers: ['amo2'] });
	const why = { purpose: 'plus', necessity: 'plus' };
	world.do('amo', { type: 'widen-section', sectionId: part, missions, ...why });
	world.do('amo', {
		type: 'record-decision',
		text: 'Appeler',
		section: part,
		who: 'Ana',
		due: '2026-12-01',
	});
	const device = world.device('amo2');
	world.do('amo', { type: 'admit-entry', entryId: device, sectionId: part });
	world.do('mother', { type: 'withdraw-agreement', person: world.id('mother'), scope: [part] });
	return part;
}
