import { m } from '#lib/paraglide/messages.js';

export const callSteps = (): string[] => [
	m.call_step_meeting(),
	m.call_step_people(),
	m.call_step_open(),
];
