// The tags of somebody who is not invited yet, out of an address: ?kind=professional&secrecy=bound&mission=…
import type { MissionId } from '#lib/domain/ids.ts';
import { refuse, type Refusal } from '#lib/domain/refusal.ts';
import { KINDS, SECRECIES, type Tags } from '#lib/domain/table/facts.ts';

export function tagsIn(query: URLSearchParams): Tags | Refusal {
	const kind = KINDS.find((one) => one === query.get('kind'));
	const secrecy = SECRECIES.find((one) => one === query.get('secrecy'));
	if (!kind) return refuse('malformed', { field: 'kind' });
	if (!secrecy) return refuse('malformed', { field: 'secrecy' });
	return {
		kind,
		secrecy,
		missions: query.getAll('mission') as MissionId[],
		coordinator: false,
		accompanies: null,
		supervisor: null,
		childOf: [],
		bornOn: null,
		until: null,
	};
}
