// Another organisation's meeting: nobody of the first one has anything of it, and the other way round.
import { explained, mission, type DemoCase } from '../case.ts';

export const elsewhere: DemoCase = {
	call: {
		kind: 'network',
		purpose: 'Le retour à domicile de Rachid',
		jurisdiction: 'be-fr',
		missions: [mission('care', 'Soins')],
		place: 'Maison médicale',
	},
	async play(table) {
		await table.invites('celine', {
			name: 'Céline Noël',
			kind: 'professional',
			secrecy: 'bound',
			missions: ['care'],
			service: 'Soins à domicile',
			function: 'infirmière',
			introducedAs: 'infirmière',
		});
		await table.invites('rachid', { name: 'Rachid Amrani', kind: 'adult', secrecy: 'none' });
		await table.does('carole', 'start-meeting');
		await table.are('in-room', 'carole', 'celine', 'rachid');
		await table.agrees('rachid', {
			missions: ['care'],
			purpose: 'rentrer chez lui',
			...explained('préparer le retour', 'l’infirmière', 'le traitement'),
		});
		await table.writes('carole', 'common', {
			title: 'Le jour du retour',
			kind: 'common',
			canary: 'obsidienne',
			words: [
				'Rachid rentre mercredi. Les clés sont chez la voisine, dans la boîte en obsidienne.',
			],
		});
		await table.opens('common');
		await table.writes('celine', 'treatment', {
			title: 'Le traitement',
			kind: 'secret',
			about: ['rachid'],
			missions: ['care'],
			canary: 'mandragore',
			words: [
				'Rachid a arrêté la méthadone seul en octobre. Il demande qu’on ne l’écrive pas « comme une mandragore qu’on arrache » : il veut essayer encore.',
			],
		});
		await table.opens('treatment', {
			purpose: 'Ajuster les soins à domicile',
			necessity: 'Un dosage ignoré serait dangereux',
			readers: table.ids('rachid'),
		});
	},
};
