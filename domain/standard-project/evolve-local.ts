import { calledUntil, ordered, same, taken, type Evolvers } from './evolver.js';
import { local } from './local-state.js';
import type { LocalState, ProjectState } from './state.js';

const notice = (state: ProjectState, change: Partial<LocalState['notice']>): ProjectState =>
  state.local === undefined ? state : local(state, { notice: { ...state.local.notice, ...change } });

/** What only local standards, committees, consensus and campaigns bring about. */
export const locally: Evolvers<
  | 'projectAnnounced'
  | 'objectionRaised'
  | 'objectionAnswered'
  | 'noticeClosed'
  | 'consensusReported'
  | 'reviewBallotAsked'
  | 'committeeRefused'
  | 'campaignJoined'
  | 'campaignAnswered'
> = {
  projectAnnounced: (s, { closesAt }) => notice(s, { status: 'open', closesAt }),
  objectionRaised: (s, { n, by }) => notice(s, { raised: n, open: [...(s.local?.notice.open ?? []), { n, by }] }),
  objectionAnswered: (s, { n, upheld }) =>
    notice(s, {
      open: (s.local?.notice.open ?? []).filter((one) => one.n !== n),
      upheld: (s.local?.notice.upheld ?? 0) + (upheld ? 1 : 0),
    }),
  noticeClosed: (s) => notice(s, { status: 'closed' }),
  consensusReported: (s, { drafting, version, text }) => ({ ...s, consensus: { drafting, version, text } }),
  reviewBallotAsked: (s, e) => ({
    ...s,
    patentCallUntil: calledUntil(s, e.patentCallUntil),
    review: { ...ordered(s.review, e), text: e.input.text, edits: 0, confirmed: null },
  }),
  // Nothing was decided where no ballot began.
  committeeRefused: (s, { ballot }) => taken(s, { ballot, reason: '' }),
  campaignJoined: (s, { campaign }) => ({ ...s, campaigns: [...(s.campaigns ?? []).filter((one) => one !== campaign), campaign] }),
  campaignAnswered: same,
};
