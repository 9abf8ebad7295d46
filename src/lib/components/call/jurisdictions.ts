// How jurisdictions are called.
import type { JurisdictionId } from '#lib/domain/policy/jurisdictions/jurisdiction.ts';
import { m } from '#lib/paraglide/messages.js';

const LABELS: Record<JurisdictionId, () => string> = {
	'be-fr': m.jurisdiction_be_fr,
	'be-nl': m.jurisdiction_be_nl,
	'fr-child-protection': m.jurisdiction_fr_child_protection,
	'fr-care': m.jurisdiction_fr_care,
	lu: m.jurisdiction_lu,
};

export const jurisdictionLabel = (id: JurisdictionId): string => LABELS[id]();
