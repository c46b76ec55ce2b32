import type { PersonId } from '../kernel/person-id.js';
import type { CompositionFinding, SeatElsewhere } from '../committee/composition.js';

type Differing = { readonly person: PersonId; readonly elsewhere: readonly { readonly committee: string; readonly unit: string | null }[] };

/**
 * Seats in other committees as far as the findings on a list name them: those under another unit. Seats under the same unit left no trace here, so that
 * nobody holds too many is shown by the lists of all committees, not by one log.
 */
export const elsewhereIn = (findings: readonly CompositionFinding[]): readonly SeatElsewhere[] =>
  findings.flatMap(({ code, found }) => {
    if (code !== 'UNIT_DIFFERS') return [];
    const { person, elsewhere } = found as unknown as Differing; // made by the check of compositions
    return elsewhere.map(({ committee, unit }) => ({ person, committee, organisation: unit }));
  });
