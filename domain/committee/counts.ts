import type { PersonId } from '../kernel/person-id.js';
import type { CommitteeState, YearCount } from './state.js';

/** One more in the running year. */
export const inYear = (year: YearCount | null, what: Exclude<keyof YearCount, 'year'>): YearCount | null =>
  year && { ...year, [what]: year[what] + 1 };

/** Without the absences of who has gone. */
export const gone = (state: CommitteeState, persons: readonly PersonId[]): CommitteeState => ({
  ...state,
  absences: Object.fromEntries(Object.entries(state.absences).filter(([person]) => persons.every((one) => one !== person))),
});
