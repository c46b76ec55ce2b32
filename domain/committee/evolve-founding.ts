import type { CommitteeEvent } from './committee-event.js';
import type { CommitteeEnd, CommitteeState, PublicNotice } from './committee-state.js';
import type { Evolvers } from './evolve-committee.js';

type Founding =
  | 'applicationRevised'
  | 'applicationWithdrawn'
  | 'evaluationOpened'
  | 'evaluationOverdue'
  | 'evaluationPassed'
  | 'applicationRejected'
  | 'noticeOpened'
  | 'noticeObjected'
  | 'objectionAnswered'
  | 'noticeClosed'
  | 'setupApproved'
  | 'setupReturned'
  | 'setupRefused'
  | 'recruitmentOpened'
  | 'recruitmentClosed'
  | 'rosterProposed'
  | 'paperAttached'
  | 'planFiled'
  | 'planReturned'
  | 'planAccepted'
  | 'constitutionLapsed'
  | 'committeeEstablished'
  | 'establishmentRefused';

export const same = (state: CommitteeState): CommitteeState => state;
export const endedAs =
  (end: CommitteeEnd) =>
  (state: CommitteeState): CommitteeState => ({ ...state, end, clocks: {} });

const noticed = (state: CommitteeState, change: (notice: PublicNotice) => Partial<PublicNotice>): CommitteeState =>
  state.notice === null ? state : { ...state, notice: { ...state.notice, ...change(state.notice) } };

/** Up to the establishment; codes and deadlines are in the events themselves. */
export const foundingEvolvers: Evolvers<Founding> = {
  applicationRevised: (state, { name, scope, host, application }) => ({
    ...state,
    ...{ name, scope, host },
    notice: null,
    papers: { ...state.papers, application },
  }),
  applicationWithdrawn: endedAs('withdrawn'),
  evaluationOpened: same,
  evaluationOverdue: same,
  evaluationPassed: same,
  applicationRejected: endedAs('rejected'),
  noticeOpened: (state, { of, closesAt, provisional }, at) => ({
    ...state,
    notice: { of, opensAt: at, closesAt, provisional, closed: false, objections: 0, open: [], upheld: [] },
  }),
  noticeObjected: (state, { objection }) => noticed(state, (notice) => ({ objections: objection, open: [...notice.open, objection] })),
  objectionAnswered: (state, { objection, upheld }) =>
    noticed(state, (notice) => ({
      open: notice.open.filter((one) => one !== objection),
      upheld: upheld ? [...notice.upheld, objection] : notice.upheld,
    })),
  noticeClosed: (state) => noticed(state, () => ({ closed: true })),
  setupApproved: (state) => ({ ...state, notice: null }),
  setupReturned: same,
  setupRefused: endedAs('refused'),
  recruitmentOpened: same,
  recruitmentClosed: same,
  rosterProposed: (state, { members }) => ({ ...state, roster: members }),
  paperAttached: (state, { kind, sha256 }) => ({ ...state, papers: { ...state.papers, [kind]: sha256 } }),
  planFiled: same,
  planReturned: (state) => ({ ...state, notice: null }),
  planAccepted: same,
  constitutionLapsed: endedAs('lapsed'),
  committeeEstablished: established,
  establishmentRefused: endedAs('refused'),
};

function established(state: CommitteeState, { number, term, year }: CommitteeEvent<'committeeEstablished'>): CommitteeState {
  return { ...state, number, term, year, establishedOn: term.startsOn, roster: [], papers: {}, notice: null };
}
