import type { PersonId } from '../kernel/person-id.js';
import type { CommitteeState } from './state.js';
import type { CommitteeEvent } from './events.js';
import { absenceWarned, replacementProposed } from './events/absences.js';

type Attended = { readonly missed: readonly PersonId[]; readonly all: readonly PersonId[] };
type Counted = { readonly absences: CommitteeState['absences']; readonly said: readonly CommitteeEvent[] };

/** Missed in a row, meetings and ballots together; whoever takes part begins at none again. At the profile's counts somebody is told. */
export function counting(state: CommitteeState, { missed, all }: Attended): Counted {
  const { warn, replace } = state.profile.absence;
  const kept = Object.entries(state.absences).filter(([person]) => all.every((one) => one !== person));
  const counts = missed.map((person) => [person, (state.absences[person] ?? 0) + 1] as const);
  const said = counts.flatMap(([person, absences]): readonly CommitteeEvent[] => {
    if (absences === replace) return [replacementProposed({ person, absences })];
    return absences === warn ? [absenceWarned({ person, absences })] : [];
  });
  return { absences: Object.fromEntries([...kept, ...counts]), said };
}
