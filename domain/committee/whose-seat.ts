import type { PersonId } from '../kernel/person-id.js';
import type { CommitteeState, MemberReport } from './state.js';
import { lasts } from './interval.js';

type Report = MemberReport['report'];

/** The member a report is about; a unit that was merged has many. */
export const memberOf = (report: Report): PersonId | null => ('person' in report ? report.person : null);

/** Whose seat it would change, and who therefore hears of it and may decline it. */
export const membersIn = ({ members }: CommitteeState, report: Report): readonly PersonId[] =>
  'person' in report
    ? [report.person]
    : [...new Set(members.filter((one) => one.organisation === report.from && lasts(one, report.on)).map((one) => one.person))];
