// The interpreter's phase, and everybody else who may sit at a table: who has something from a link alone, and who has nothing.
import { explained, mission, type DemoCase } from '../case.ts';
import type { DemoTable } from '../table.ts';

export const interpreter: DemoCase = {
	call: {
		kind: 'network',
		purpose: 'Le logement de la famille Haddad après le 15 décembre',
		jurisdiction: 'be-fr',
		missions: [mission('social-aid', 'Aide sociale générale')],
		place: 'CPAS, salle des permanences',
	},
	async play(table) {
		await help(table);
		await family(table);
		await others(table);
		await table.does('youssef', 'confirm-link', { participantId: table.id('samira') });
		await table.does('ines', 'confirm-link', { participantId: table.id('zoe') });
		await table.does('carole', 'start-meeting');
		await table.are('excused', 'luc', 'bernard', 'helene');
		await table.are(
			'in-room',
			...['carole', 'ines', 'damien', 'youssef', 'amal', 'samira', 'zoe', 'mireille'],
		);
		await texts(table);
	},
};

async function help(table: DemoTable): Promise<void> {
	const bound = {
		kind: 'professional',
		secrecy: 'bound',
		missions: ['social-aid'],
		service: 'CPAS, service social général',
		function: 'assistant social',
	} as const;
	await table.invites('ines', {
		...bound,
		name: 'Inès Vandamme',
		function: 'assistante sociale',
		introducedAs: 'assistante sociale',
	});
	await table.invites('damien', {
		...bound,
		name: 'Damien Roche',
		introducedAs: 'assistant social',
	});
	await table.invites('zoe', {
		name: 'Zoé Lambrecht',
		kind: 'intern',
		secrecy: 'bound',
		function: 'stagiaire',
		introducedAs: 'stagiaire d’Inès',
		supervisor: table.id('ines'),
		until: '2027-06-30',
	});
}

async function family(table: DemoTable): Promise<void> {
	await table.invites('youssef', { name: 'Youssef Haddad', kind: 'parent', secrecy: 'none' });
	await table.invites('amal', { name: 'Amal Haddad', kind: 'adult', secrecy: 'none' });
	const accompanies = table.id('youssef');
	await table.invites('samira', {
		name: 'Samira El Idrissi',
		kind: 'interpreter',
		secrecy: 'discretion',
		introducedAs: 'interprète',
		accompanies,
	});
	await table.invites('jean', {
		name: 'Jean-Marie Collet',
		kind: 'support',
		secrecy: 'none',
		introducedAs: 'personne de confiance de Youssef',
		accompanies,
	});
	await table.invites('helene', {
		name: 'Hélène Gilson',
		kind: 'lawyer',
		secrecy: 'bound',
		introducedAs: 'avocate de Youssef',
		accompanies,
	});
	await table.invites('odile', {
		name: 'Odile Marchand',
		kind: 'volunteer',
		secrecy: 'discretion',
		introducedAs: 'bénévole à l’école des devoirs',
		supervisor: table.id('ines'),
	});
}

async function others(table: DemoTable): Promise<void> {
	await table.invites('bernard', {
		name: 'Bernard Thiry',
		kind: 'superior',
		secrecy: 'bound',
		function: 'directeur',
		introducedAs: 'directeur du service',
	});
	await table.invites('luc', {
		name: 'Luc Fabry',
		kind: 'authority',
		secrecy: 'authority',
		introducedAs: 'inspecteur de police, agent de quartier',
	});
	await table.invites('mireille', {
		name: 'Mireille Stevens',
		kind: 'other',
		secrecy: 'discretion',
		introducedAs: 'gérante de l’immeuble',
	});
}

async function texts(table: DemoTable): Promise<void> {
	await table.agrees('youssef', {
		missions: ['social-aid'],
		purpose: 'trouver un logement avant l’échéance',
		form: 'through-interpreter',
		...explained(
			'parler de vos papiers et de vos dettes',
			'le service social',
			'ce qui bloque la garantie locative',
		),
	});
	await table.writes('carole', 'common', {
		title: 'Les visites prévues',
		kind: 'common',
		canary: 'Libellule',
		words: [
			'Deux visites jeudi : rue de la Libellule à 14 h, puis le deux-pièces au-dessus de la boulangerie à 16 h.',
			'Amal garde les enfants. Samira accompagne Youssef pour traduire.',
		],
	});
	await table.opens('common');
	await table.writes('ines', 'debts', {
		title: 'Ce qui bloque la garantie',
		kind: 'secret',
		about: ['youssef'],
		missions: ['social-aid'],
		canary: 'alambic',
		words: [
			'Youssef rembourse encore le passage de sa famille : quatre cents euros par mois à un cousin, sans papier. « Un alambic », dit-il, « tout y passe et il ne sort qu’une goutte ».',
			'Sans cette dette, la garantie locative serait possible dès décembre.',
		],
	});
	await table.opens('debts', {
		purpose: 'Monter le dossier de garantie',
		necessity: 'Damien décide des aides et doit connaître la charge réelle',
		readers: table.ids('damien', 'youssef'),
	});
	await table.does('ines', 'record-decision', {
		text: 'Damien demande la garantie locative avant le 4 décembre.',
		who: 'Damien Roche',
		due: '2026-12-04',
	});
}
