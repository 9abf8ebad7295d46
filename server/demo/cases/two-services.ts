// Two services of one CPAS: same employer, same mail domain, another mission. What the mother confides goes to the AMO, not next door.
import { explained, mission, type DemoCase } from '../case.ts';

export const twoServices: DemoCase = {
	call: {
		kind: 'network',
		purpose: 'Préparer le retour de Mathis à l’école et soutenir sa maman',
		jurisdiction: 'be-fr',
		missions: [
			mission('social-aid', 'Aide sociale générale'),
			mission('activation', 'Insertion socioprofessionnelle'),
			mission('youth-aid', 'Aide à la jeunesse'),
		],
		place: 'Maison de quartier, salle du premier étage',
	},
	async play(table) {
		const bound = { kind: 'professional', secrecy: 'bound' } as const;
		await table.invites('nadia', {
			...bound,
			name: 'Nadia Ferrer',
			missions: ['social-aid'],
			service: 'CPAS, service social général',
			function: 'assistante sociale',
			introducedAs: 'assistante sociale',
		});
		await table.invites('thomas', {
			...bound,
			name: 'Thomas Lenoir',
			missions: ['activation'],
			service: 'CPAS, service insertion',
			function: 'agent d’insertion',
			introducedAs: 'agent d’insertion',
		});
		await table.invites('karim', {
			...bound,
			name: 'Karim Benali',
			missions: ['youth-aid'],
			service: 'AMO La Passerelle',
			function: 'éducateur',
			introducedAs: 'éducateur',
		});
		await table.invites('sandra', { name: 'Sandra Maes', kind: 'adult', secrecy: 'none' });
		await table.invites('fatou', {
			name: 'Fatou Diallo',
			kind: 'professional',
			secrecy: 'discretion',
			function: 'aide familiale',
			introducedAs: 'aide familiale',
		});
		await table.invites('julie', {
			...bound,
			name: 'Julie Marchal',
			missions: ['youth-aid'],
			service: 'SAJ',
			function: 'assistante sociale',
			introducedAs: 'déléguée',
			account: table.colleague,
		});
		await table.does('carole', 'start-meeting');
		await table.are('in-room', 'carole', 'nadia', 'thomas', 'karim', 'sandra', 'fatou');
		await table.agrees('sandra', {
			missions: ['social-aid', 'youth-aid'],
			except: table.ids('thomas'),
			purpose: 'que l’éducateur de Mathis comprenne ses lundis',
			...explained(
				'parler de ce que vous vivez le week-end',
				'l’AMO, et pas le service insertion',
				'ce que vous avez dit à Nadia',
			),
		});
		await table.writes('carole', 'common', {
			title: 'Ce qui est en place',
			kind: 'common',
			canary: 'Tramontane',
			words: [
				'Mathis est attendu en classe le lundi 30 novembre à 8 h 20 ; son institutrice l’accueille à la grille.',
				'Fatou passe le mardi et le vendredi, de 9 h à midi. Le club de voile « La Tramontane » garde une place pour lui le mercredi.',
			],
		});
		await table.opens('common');
		await table.writes('nadia', 'weekends', {
			title: 'Les fins de semaine',
			kind: 'secret',
			about: ['sandra'],
			missions: ['social-aid', 'youth-aid'],
			canary: 'cardamome',
			words: [
				'Sandra dit qu’elle boit de nouveau le week-end, quand Mathis est chez son parrain. Elle s’arrête le dimanche midi.',
				'Son signal à elle : quand le thé à la cardamome ne suffit plus, elle appelle sa sœur. Elle souhaite que l’éducateur le sache pour les lundis matin.',
			],
		});
		await table.opens('weekends', {
			purpose: 'Comprendre les lundis de Mathis et ne pas laisser Sandra seule',
			necessity: 'Sans cela, l’éducateur lirait ses absences comme un désintérêt',
			readers: table.ids('karim', 'sandra'),
		});
		await table.writes('thomas', 'training', {
			title: 'La formation de Sandra',
			kind: 'draft',
			canary: 'Escarboucle',
			words: ['Rappeler le centre « Escarboucle » : reste-t-il une place au module de janvier ?'],
		});
		await table.does('carole', 'record-decision', {
			text: 'Mathis reprend la classe le 30 novembre, accompagné la première semaine.',
			who: 'Karim Benali',
			due: '2026-11-30',
		});
	},
};
