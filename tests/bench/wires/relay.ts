// The plain relay: one socket per page, our own framing, and nobody who knows what is inside.
import { Reading } from '../key-press.ts';
import { LightSocket } from '../light-socket.ts';
import { cursorMessage, framed, hear, updateMessage } from './bytes.ts';
import { randomClientId, type Page, type PageEvents, type Where, type Wire } from './wire.ts';

const reading = new Reading();

function listen(message: Uint8Array, events: PageEvents): void {
	reading.over(message);
	const channel = reading.number();
	const length = reading.number();
	hear(message.subarray(reading.at, reading.at + length), {
		update: (bytes) => events.update(channel - 1, bytes),
		presence: () => events.presence(),
		state: () => undefined,
	});
}

export const relayWire = (origin: string): Wire => ({
	join({ meeting, person, sections }: Where, events: PageEvents): Promise<Page> {
		const ids = Array.from({ length: sections }, randomClientId);
		const clientId = (section: number): number => ids[section] ?? 0;
		return new Promise((resolve) => {
			const socket = new LightSocket(
				new URL(`/m${meeting}`, origin),
				{},
				{
					opened: () => resolve(page),
					message: (bytes) => listen(bytes, events),
					closed: () => events.lost(),
				},
			);
			const send = (section: number, message: Uint8Array): void =>
				socket.send(framed(section + 1, message));
			const page: Page = {
				clientId,
				write: (section, update) => send(section, updateMessage(update)),
				point: (section, clock) =>
					send(section, cursorMessage(clientId(section), clock, `person ${person}`)),
				close: () => socket.close(),
			};
		});
	},
});
