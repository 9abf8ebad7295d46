// The contract of DeliveryLog.

import { describe, expect, it } from 'vitest';
import type { OpenEmpty } from '../contract.ts';
import { STRANGE_IDS } from './world.ts';

export function deliveryContract(open: OpenEmpty): void {
	describe('deliveries', () => {
		it('knows none of a meeting that never was', async () => {
			await using fresh = await open();
			for (const id of STRANGE_IDS) expect(await fresh.store.deliveries.of(id)).toEqual([]);
		});

		it('gives back deliveries in the order of their appends, each meeting its own', async () => {
			await using fresh = await open();
			const { deliveries } = fresh.store;
			const rows = Array.from({ length: 30 }, (_, index) => {
				return { meeting: `m${index % 2}`, section: `s${index}`, participant: 'p', at: 30 - index };
			});
			const calls = [rows.slice(0, 7), rows.slice(7, 8), [], rows.slice(8)];
			await Promise.all(calls.map((call) => deliveries.append(call)));
			for (const meeting of ['m0', 'm1']) {
				const told = await deliveries.of(meeting);
				expect(told).toEqual(rows.filter((row) => row.meeting === meeting));
			}
		});
	});
}
