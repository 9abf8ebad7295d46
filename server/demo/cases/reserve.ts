// The young person's reserve, and a third person's secret: what Noé says stays with those he chose, and his sister is nobody's story.
import { explained, mission, type DemoCase } from '../case.ts';

export const reserve: DemoCase = {
	call: {
		kind: 'network',
		purpose: 'Que Noé retrouve une place à la maison et à l’école',
		jurisdiction: 'be-fr',
		missions: [mission('care', 'Soins'), mission('youth-aid', 'Aide à la jeunesse')],
		place: 'Service de santé mentale, rue des Tanneurs',
	},
	async play(table) {
		await seats(table);
		await table.does('carole', 'start-meeting');
		await table.are(
			'in-room',
			...['carole', 'valerie', 'olivier', 'karim', 'isabelle', 'didier', 'noe'],
		);
		await agreements(table);
		await table.writes('carole', 'common', {
			title: 'Le rythme de la semaine',
			kind: 'common',
			canary: 'ocarina',
			words: [
				'Noé reprend les cours à mi-temps, du lundi au mercredi. Il a retrouvé l’ocarina de son grand-père et joue le jeudi à l’académie.',
				'Ses parents proposent un repas ensemble le dimanche, sans parler des points.',
			],
		});
		await table.opens('common');
		await insults(table);
		await ownWords(table);
		await sister(table);
	},
};

type Play = DemoCase['play'];

const seats: Play = async (table) => {
	const care = { kind: 'professional', secrecy: 'bound', missions: ['care'] } as const;
	await table.invites('valerie', {
		...care,
		name: 'Valérie Simon',
		service: 'SSM Le Fil',
		function: 'psychologue',
		introducedAs: 'psychologue',
	});
	await table.invites('olivier', {
		...care,
		name: 'Olivier Mertens',
		service: 'SSM Le Fil',
		function: 'pédopsychiatre',
		introducedAs: 'médecin',
	});
	await table.invites('karim', {
		name: 'Karim Benali',
		kind: 'professional',
		secrecy: 'bound',
		missions: ['youth-aid'],
		service: 'AMO La Passerelle',
		function: 'éducateur',
		introducedAs: 'éducateur',
	});
	await table.invites('isabelle', { name: 'Isabelle Fontaine', kind: 'parent', secrecy: 'none' });
	await table.invites('didier', { name: 'Didier Lambert', kind: 'parent', secrecy: 'none' });
	await table.invites('noe', {
		name: 'Noé Lambert',
		kind: 'young-person',
		secrecy: 'none',
		bornOn: '2011-02-17',
		childOf: table.ids('isabelle', 'didier'),
	});
};

const agreements: Play = async (table) => {
	await table.agrees('isabelle', {
		missions: ['care'],
		purpose: 'être aidée elle aussi',
		...explained(
			'parler de ce qui vous pèse',
			'la psychologue et le médecin',
			'ce que vous direz aujourd’hui',
		),
	});
};

/** Reads: the psychologist, the boy, and the AMO because he agreed. His parents' view is complete without it. */
const insults: Play = async (table) => {
	await table.writes('valerie', 'insults', {
		title: 'Ce que Noé a confié',
		kind: 'reserved',
		about: ['noe'],
		missions: ['care', 'youth-aid'],
		canary: 'sarbacane',
		words: [
			'Noé dit qu’il aime les garçons. À la maison, son père le traite de noms qu’il ne veut pas répéter ; « des mots de sarbacane », dit-il, « petits et qui restent ».',
			'Il ne veut pas que ses parents l’apprennent d’un autre que lui. Il dort mal, il mange peu ; pas d’idée de mourir.',
		],
	});
	await table.agrees(
		'noe',
		{
			scope: [table.part('insults')],
			persons: table.ids('karim'),
			purpose: 'que Karim sache pourquoi le local des jeunes compte',
			...explained('le dire à Karim', 'Karim, personne d’autre', 'ce que Noé a confié à Valérie'),
		},
		'valerie',
	);
	await table.opens('insults', {
		purpose: 'Que Noé ait deux adultes qui savent',
		necessity: 'Karim voit Noé chaque semaine, en dehors de la maison',
		readers: table.ids('karim'),
	});
};

const ownWords: Play = async (table) => {
	await table.writes('noe', 'own-words', {
		title: 'Mes mots',
		kind: 'reserved',
		about: ['noe'],
		canary: 'cornemuse',
		words: [
			'Je voudrais qu’on arrête de demander si ça va mieux. Quand ça crie, je mets de la cornemuse très fort, c’est ridicule mais ça couvre tout.',
		],
	});
	await table.opens('own-words', {
		purpose: 'Que Valérie le lise avant vendredi',
		necessity: 'Je n’arrive pas à le dire',
		readers: table.ids('valerie'),
	});
};

const sister: Play = async (table) => {
	await table.writes('valerie', 'sister', {
		title: 'Ce qui pèse sur Isabelle',
		kind: 'secret',
		about: ['isabelle'],
		missions: ['care'],
		thirdPersons: ['Chloé'],
		canary: 'palimpseste',
		words: [
			'Isabelle a accompagné sa fille Chloé pour une interruption de grossesse en août. Elle le porte seule ; « un palimpseste », dit-elle, « on a réécrit par-dessus, tout se voit encore ».',
		],
	});
	await table.opens('sister', {
		purpose: 'Soigner Isabelle sans que cela devienne l’histoire de sa fille',
		necessity: 'Le médecin suit Isabelle et ajuste le traitement',
		readers: table.ids('olivier', 'isabelle'),
	});
};
