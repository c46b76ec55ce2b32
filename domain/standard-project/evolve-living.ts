import { calledOff, ended, ordered, type Evolvers } from './evolver.js';
import type { Clocks, OpenComplaint, ProjectState } from './state.js';

const closedComplaint = (s: ProjectState, n: number, upheld = false): ProjectState => ({
  ...s,
  complaints: { ...s.complaints, upheld: s.complaints.upheld + (upheld ? 1 : 0), open: s.complaints.open.filter((one) => one.n !== n) },
});

const changedComplaint = (s: ProjectState, n: number, change: Partial<OpenComplaint>): ProjectState => ({
  ...s,
  complaints: { ...s.complaints, open: s.complaints.open.map((one) => (one.n === n ? { ...one, ...change } : one)) },
});

/** A review that ended without a new text lets the standard go on: the next one is set, feedback counts anew. */
const goesOn = (s: ProjectState, review: Clocks['review']): ProjectState => ({
  ...s,
  clocks: { ...s.clocks, review },
  feedback: { ...s.feedback, sinceReview: 0 },
  ...(s.local === undefined ? {} : { local: { ...s.local, voices: [] } }),
});

function overdue(s: ProjectState, name: string): ProjectState {
  const counted = { ...s, overdues: s.overdues + 1 };
  if (name === 'stage' || name === 'declaration' || name === 'correction' || name === 'filing') {
    const one = s.clocks[name] ?? null;
    return one === null ? counted : { ...counted, clocks: { ...s.clocks, [name]: { ...one, overdue: true } } };
  }
  const complaint = s.complaints.open.find((one) => name === `complaint:${one.n}`);
  return complaint === undefined ? counted : changedComplaint(counted, complaint.n, { clock: { ...complaint.clock, overdue: true } });
}

/** From publication to the end, and what can happen at any time. */
export const living: Evolvers<
  | 'feedbackGiven'
  | 'systematicReviewOpened'
  | 'systematicBallotOrdered'
  | 'standardConfirmed'
  | 'revisionStarted'
  | 'successorAnnounced'
  | 'successorFailed'
  | 'standardSuperseded'
  | 'withdrawalOpened'
  | 'standardWithdrawn'
  | 'standardKept'
  | 'withdrawnByProposer'
  | 'cancelled'
  | 'complaintFiled'
  | 'complaintAccepted'
  | 'panelAppointed'
  | 'complaintRejected'
  | 'complaintDecided'
  | 'profileMigrated'
  | 'calendarAdopted'
  | 'becameOverdue'
> = {
  feedbackGiven: (s, { counted, by }) => ({
    ...s,
    feedback: { count: s.feedback.count + 1, sinceReview: s.feedback.sinceReview + 1 },
    ...(counted !== true || s.local === undefined ? {} : { local: { ...s.local, voices: [...s.local.voices, by] } }),
  }),
  systematicReviewOpened: (s, { campaign }) => ({
    ...s,
    ...(campaign === undefined && s.campaigns === undefined ? {} : { campaigns: campaign === undefined ? [] : [campaign] }),
    clocks: { ...s.clocks, review: null },
    systematic: { ...s.systematic, held: s.systematic.held + 1, ballot: null, outcome: null, proposal: null, loss: null },
  }),
  systematicBallotOrdered: (s, e) => ({ ...s, systematic: { ...ordered(s.systematic, e, e.proposal), proposal: e.proposal } }),
  standardConfirmed: (s, { reviewFrom }) => goesOn(s, reviewFrom),
  revisionStarted: (s, { successor }) => ({ ...s, successor: { project: successor, number: null, effectiveAt: null } }),
  successorAnnounced: (s, { successor, number, effectiveAt }) => ({ ...s, successor: { project: successor, number, effectiveAt } }),
  successorFailed: (s) => ({
    ...s,
    successor: null,
    systematic: { ...s.systematic, held: s.systematic.held + 1, ballot: null, outcome: null, proposal: null, loss: null },
  }),
  standardSuperseded: ended('superseded'),
  withdrawalOpened: (s, e) => {
    const off = calledOff(s, e);
    return { ...off, clocks: { ...off.clocks, review: null }, withdrawalOrdered: e.ordered };
  },
  standardWithdrawn: ended('withdrawn'),
  standardKept: (s, { reviewFrom }) => goesOn(s, reviewFrom),
  withdrawnByProposer: (s, e) => ({ ...calledOff(s, e), end: 'withdrawnByProposer' }),
  cancelled: (s, e) => ({ ...calledOff(s, e), end: 'cancelled' }),
  complaintFiled: (s, { n, by, against, clock, appeal }) => ({
    ...s,
    complaints: {
      ...s.complaints,
      filed: n,
      open: [...s.complaints.open, { n, by, against, accepted: false, clock, ...(appeal === undefined ? {} : { appeal }) }],
    },
  }),
  complaintAccepted: (s, { n, clock }) => changedComplaint(s, n, { accepted: true, clock }),
  panelAppointed: (s, { n, members: panel }) => changedComplaint(s, n, { panel }),
  complaintRejected: (s, { n }) => closedComplaint(s, n),
  complaintDecided: (s, e) => {
    const off = calledOff(closedComplaint(s, e.n, e.upheld), e);
    const ordersWithdrawal = e.upheld && e.measure === 'withdraw';
    return {
      ...off,
      clocks: { ...off.clocks, correction: e.correctBy ?? off.clocks.correction, review: ordersWithdrawal ? null : off.clocks.review },
      withdrawalOrdered: off.withdrawalOrdered || ordersWithdrawal,
      end: e.ends ? 'cancelled' : off.end,
    };
  },
  profileMigrated: (s, { from, profile, profileHash }) => ({
    ...s,
    profile,
    profileHash,
    migrations: { times: (s.migrations?.times ?? 0) + 1, pinned: s.migrations?.pinned ?? from },
  }),
  calendarAdopted: (s, { calendarHash, clocks, complaints }) =>
    complaints.reduce((state, { n, clock }) => changedComplaint(state, n, { clock }), { ...s, calendarHash, clocks }),
  becameOverdue: (s, { clock }) => overdue(s, clock),
};
