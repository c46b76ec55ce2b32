import type { Instant } from '../decider.js';
import type { CommitteeCode } from './committee-codes.js';
import type { CommitteeEvent, EventType } from './committee-event.js';
import type { CommitteeState } from './committee-state.js';
import { shifted } from './member.js';
import { foundingEvolvers } from './evolve-founding.js';
import { operatingEvolvers } from './evolve-operating.js';

/** What one event changes, apart from codes, deadlines and the roster, which every event states in the same way. */
export type Evolver<T extends EventType> = (state: CommitteeState, event: CommitteeEvent<T>, at: Instant) => CommitteeState;
export type Evolvers<T extends EventType> = { readonly [K in T]: Evolver<K> };

const evolvers: Evolvers<Exclude<EventType, 'committeeApplied'>> = { ...foundingEvolvers, ...operatingEvolvers };

export function evolveCommittee(state: CommitteeState | null, event: CommitteeEvent, at: Instant): CommitteeState {
  if (event.type === 'committeeApplied') return applied(event, at);
  if (!state) throw new Error(`${event.type} before committeeApplied`);
  const next = evolveOne(withRoster(withRecord(state, event), event), event, at);
  const clocks = 'clocks' in event ? event.clocks : next.clocks;
  const code = codeAfter({ ...next, clocks }, event);
  return { ...next, clocks, code, since: code === state.code ? state.since : at };
}

function evolveOne<T extends Exclude<EventType, 'committeeApplied'>>(state: CommitteeState, event: CommitteeEvent<T>, at: Instant): CommitteeState {
  const evolve: Evolver<T> = evolvers[event.type];
  return evolve(state, event, at);
}

/** Intervals that end and begin, and a vacancy for each seat that was given up. */
function withRoster(state: CommitteeState, event: CommitteeEvent): CommitteeState {
  if (!('ended' in event)) return state;
  const { ended, added } = event;
  const nextMember = added.reduce((next, one) => Math.max(next, one.n + 1), state.nextMember);
  return { ...state, members: shifted(state.members, { ended, added }), nextMember };
}

/** Records of departures and moves that are kept to be put right; older ones are settled by an adjustment. */
const keptRecords = 20;

function withRecord(state: CommitteeState, event: CommitteeEvent): CommitteeState {
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

function codeAfter(state: CommitteeState, event: CommitteeEvent): CommitteeCode {
  const last = 'path' in event ? event.path.at(-1) : undefined;
  if (last !== undefined && (state.term === null || state.end !== null)) return last;
  return state.term === null || state.end !== null ? state.code : operatingCode(state);
}

/** In operation the gravest of what is under way is where the committee stands. */
function operatingCode(state: CommitteeState): CommitteeCode {
  if (state.notice?.of === 'ending') return state.notice.closed ? 'TC:95.60' : 'TC:95.20';
  if (state.ending !== null) return 'TC:90.99';
  if (state.rectification !== null) return 'TC:90.92';
  if (state.renewal?.phase === 'filed') return 'TC:90.60';
  if (state.renewal !== null || state.assessment.due) return 'TC:90.20';
  return (state.term?.n ?? 1) > 1 || state.assessment.held > 0 ? 'TC:90.93' : 'TC:60.60';
}

function applied({ stream, input, profileHash }: CommitteeEvent<'committeeApplied'>, at: Instant): CommitteeState {
  const { name, scope, applicant, host, authority, profile, rehearsal } = input;
  return {
    ...{ stream, name, scope, applicant, host, authority, profile, profileHash, rehearsal },
    code: 'TC:00.00',
    since: at,
    end: null,
    number: null,
    establishedOn: null,
    clocks: {},
    notice: null,
    roster: [],
    papers: { application: input.application },
    members: [],
    nextMember: 1,
    absences: {},
    vacancies: 0,
    term: null,
    renewal: null,
    frozen: false,
    suspended: null,
    suspensions: [],
    hostBarredUntil: null,
    rectification: null,
    assessment: { held: 0, due: false, grade: null, score: null },
    ending: null,
    year: null,
    report: null,
    ballots: [],
    decided: [],
    meetings: [],
    subgroups: [],
    documents: {},
    change: null,
    counts: { ballots: 0, meetings: 0, projects: 0, subgroups: 0, warnings: 0, resolutions: 0 },
  };
}
