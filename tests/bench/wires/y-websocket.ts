// y-websocket as its provider speaks: a socket for each document.
import { LightSocket } from '../light-socket.ts';
import { askForAll, cursorMessage, hear, updateMessage } from './bytes.ts';
import {
	documentOf,
	randomClientId,
	type Page,
	type PageEvents,
	type Where,
	type Wire,
} from './wire.ts';

function open(address: URL, section: number, events: PageEvents): Promise<LightSocket> {
	return new Promise((resolve) => {
		const socket = new LightSocket(
			address,
			{},
			{
				opened: () => socket.send(askForAll()),
				message: (bytes) =>
					hear(bytes, {
						update: (update) => events.update(section, update),
						presence: () => events.presence(),
						state: () => resolve(socket),
					}),
				closed: () => events.lost(),
			},
		);
	});
}

export const yWebsocketWire = (origin: string): Wire => ({
	async join({ meeting, person, sections }: Where, events: PageEvents): Promise<Page> {
		const ids = Array.from({ length: sections }, randomClientId);
		const clientId = (section: number): number => ids[section] ?? 0;
		const sockets = await Promise.all(
			ids.map((_, section) =>
				open(new URL(`/${documentOf(meeting, section)}`, origin), section, events),
			),
		);
		return {
			clientId,
			write: (section, update) => sockets[section]?.send(updateMessage(update)),
			point: (section, clock) =>
				sockets[section]?.send(cursorMessage(clientId(section), clock, `person ${person}`)),
			close: () => sockets.forEach((socket) => socket.close()),
		};
	},
});
