import type { Instant } from '../decider.js';
import type { OldEvent } from './committee-event.js';
import type { CommitteeState } from './committee-state.js';
import { operatingEvolvers } from './evolve-operating.js';
import { moved, seated } from './standing.js';

type OldType = OldEvent['type'];
/** What one event of the old form changes, apart from codes, deadlines and the roster, which every event states in the same way. */
export type Evolver<T extends OldType> = (state: CommitteeState, event: OldEvent<T>, at: Instant) => CommitteeState;
export type Evolvers<T extends OldType> = { readonly [K in T]: Evolver<K> };

/** Goes with the last event of the old form. */
export function evolveCommittee(state: CommitteeState | null, event: OldEvent, at: Instant): CommitteeState {
  if (!state) throw new Error(`${event.type} before committeeApplied`);
  return moved(evolveOne('ended' in event ? seated(withRecord(state, event), event) : state, event, at), 'path' in event ? event : {}, at);
}

function evolveOne<T extends OldType>(state: CommitteeState, event: OldEvent<T>, at: Instant): CommitteeState {
  const evolve: Evolver<T> = operatingEvolvers[event.type];
  return evolve(state, event, at);
}

/** Records of departures and moves that are kept to be put right; older ones are settled by an adjustment. */
const keptRecords = 20;

function withRecord(state: CommitteeState, event: OldEvent): CommitteeState {
  if (event.type !== 'memberDeparted' && event.type !== 'employerChanged' && event.type !== 'unitMerged') return state;
  const { type: of, ended, added } = event;
  const on = ended.reduce((first, { until }) => (until < first ? until : first), ended[0]?.until ?? '');
  const fresh = [...new Set(ended.map(({ person }) => person))].map((person) => ({
    ...{ of, person, on },
    was: state.members.filter(({ n }) => ended.some((one) => one.n === n && one.person === person)),
    began: added.filter((one) => one.person === person).map(({ n }) => n),
  }));
  const others = (state.records ?? []).filter((one) => fresh.every(({ person }) => person !== one.person));
  return { ...state, records: [...others, ...fresh].slice(-keptRecords) };
}
