import type { CommitteeState, MemberRecord } from './state.js';
import type { Shift } from './member.js';

/** Records of departures and moves that are kept to be put right; older ones are settled by an adjustment. */
const keptRecords = 20;

/** The committee with what was so before a departure or a move, so that an error can be put right. */
export function withRecord(state: CommitteeState, { ended, added }: Shift, of: MemberRecord['of']): CommitteeState {
  const on = ended.reduce((first, { until }) => (until < first ? until : first), ended[0]?.until ?? '');
  const fresh = [...new Set(ended.map(({ person }) => person))].map((person) => ({
    ...{ of, person, on },
    was: state.members.filter(({ n }) => ended.some((one) => one.n === n && one.person === person)),
    began: added.filter((one) => one.person === person).map(({ n }) => n),
  }));
  const others = (state.records ?? []).filter((one) => fresh.every(({ person }) => person !== one.person));
  return { ...state, records: [...others, ...fresh].slice(-keptRecords) };
}
