// The teacher's one fact: the girl nurses her sick father, the diagnosis is written, and the teacher must be able to do his part without it.
import { explained, mission, type DemoCase } from '../case.ts';

/** The end of the June that comes next. */
function endOfSchoolYear(): string {
	const today = new Date();
	const year = today.getUTCFullYear() + (today.getUTCMonth() >= 6 ? 1 : 0);
	return `${year}-06-30`;
}

export const oneFact: DemoCase = {
	call: {
		kind: 'network',
		purpose: 'Aménager les jeudis de Lina jusqu’aux vacances',
		jurisdiction: 'be-fr',
		missions: [mission('school-guidance', 'Guidance scolaire')],
		place: 'École communale, local 12',
	},
	async play(table) {
		const guidance = {
			kind: 'professional',
			secrecy: 'bound',
			missions: ['school-guidance'],
		} as const;
		await table.invites('anne', {
			...guidance,
			name: 'Anne Delvaux',
			service: 'CPMS',
			function: 'assistante sociale',
			introducedAs: 'agente du CPMS',
		});
		await table.invites('emilie', {
			...guidance,
			name: 'Émilie Poncelet',
			service: 'Promotion de la santé à l’école',
			function: 'médecin scolaire',
			introducedAs: 'médecin scolaire',
		});
		await table.invites('marc', {
			name: 'Marc Petit',
			kind: 'professional',
			secrecy: 'discretion',
			function: 'enseignant',
			introducedAs: 'titulaire de classe',
		});
		await table.invites('philippe', { name: 'Philippe Renard', kind: 'parent', secrecy: 'none' });
		await table.invites('lina', {
			name: 'Lina Renard',
			kind: 'young-person',
			secrecy: 'none',
			bornOn: '2013-04-12',
			childOf: table.ids('philippe'),
		});
		await table.invites('sofia', {
			name: 'Sofia Baert',
			kind: 'lawyer',
			secrecy: 'bound',
			function: 'avocate',
			introducedAs: 'avocate de Lina',
			accompanies: table.id('lina'),
		});
		await table.does('lina', 'confirm-link', { participantId: table.id('sofia') });
		await table.does('carole', 'start-meeting');
		await table.are('in-room', 'carole', 'anne', 'emilie', 'marc', 'philippe', 'lina', 'sofia');
		const about = explained(
			'dire pourquoi les jeudis sont difficiles',
			'le CPMS et le médecin scolaire, pas l’école',
			'la maladie et les soins à la maison',
		);
		const agreement = {
			missions: ['school-guidance'],
			purpose: 'alléger les jeudis de Lina',
			...about,
		};
		await table.agrees('philippe', agreement);
		await table.agrees('lina', { ...agreement, capacity: 'with-lawyer' });
		await table.writes('anne', 'common', {
			title: 'L’horaire du jeudi',
			kind: 'common',
			canary: 'Girandole',
			words: [
				'Lina a le projet « Girandole » le jeudi en dernière heure ; son groupe peut avancer sans elle jusqu’en juin.',
				'Prochain point le 14 janvier, à l’école.',
			],
		});
		await table.opens('common');
		await table.writes('anne', 'illness', {
			title: 'Ce qui se passe à la maison',
			kind: 'secret',
			about: ['philippe', 'lina'],
			missions: ['school-guidance'],
			canary: 'belladone',
			words: [
				'Philippe a une sclérose en plaques, confirmée en septembre. Le jeudi est le jour de la perfusion ; Lina prépare le repas et reste avec lui.',
				'Elle garde la liste des médicaments dans un herbier, à la page de la belladone, « parce que personne n’ira voir là ».',
			],
		});
		await table.opens('illness', {
			purpose: 'Alléger les jeudis de Lina sans l’interroger',
			necessity: 'Le médecin scolaire doit savoir ce que Lina porte pour la suivre',
			readers: table.ids('emilie', 'philippe', 'lina'),
		});
		await table.writes('anne', 'extract', {
			title: 'Ce qui peut être dit à Marc',
			kind: 'extract',
			about: ['philippe', 'lina'],
			until: endOfSchoolYear(),
			canary: 'sauterelle',
			words: [
				'Lina peut partir à 15 h le jeudi jusqu’en juin. Merci de ne pas l’interroger ; si elle s’éclipse, un signe discret suffit (le mot convenu est « sauterelle »).',
			],
		});
		await table.opens('extract', {
			purpose: 'Que Lina puisse partir sans se justifier',
			necessity: 'Marc compte les absences',
			readers: table.ids('marc'),
		});
		await table.agreesWordForWord('extract', 'philippe', 'lina');
		await table.does('anne', 'record-decision', {
			text: 'Anne voit Lina le lundi, à la bibliothèque, pendant la pause.',
			who: 'Anne Delvaux',
		});
	},
};
