import { calledUntil, ordered, same, taken, type Evolvers } from './evolver.js';
import type { LocalBirth } from './input.js';
import type { LocalState, ProjectState } from './state.js';

const noNotice: LocalState['notice'] = { status: 'none', closesAt: null, raised: 0, open: [], upheld: 0 };

/** What a local standard is born with. */
export const bornLocal = ({ proposedAs, department, committee }: LocalBirth): LocalState => ({
  proposedAs,
  department,
  committee,
  notice: noNotice,
  feedbackChannel: null,
  consent: null,
  filing: null,
  filed: null,
  voices: [],
});

const local = (state: ProjectState, change: Partial<LocalState>): ProjectState =>
  state.local === undefined ? state : { ...state, local: { ...state.local, ...change } };

const notice = (state: ProjectState, change: Partial<LocalState['notice']>): ProjectState =>
  state.local === undefined ? state : local(state, { notice: { ...state.local.notice, ...change } });

/** Returned to its proposer, a project is announced anew when it comes again. */
export const withoutNotice = (state: ProjectState): ProjectState => local(state, { notice: noNotice });

/** Its committee is no more: from here on a panel reviews, and the papers of a panel are asked for. */
export const withoutCommittee = (state: ProjectState): ProjectState => local(state, { committee: null });

/** What only local standards, committees, consensus and campaigns bring about. */
export const locally: Evolvers<
  | 'projectAnnounced'
  | 'objectionRaised'
  | 'objectionAnswered'
  | 'noticeClosed'
  | 'consensusReported'
  | 'consentGiven'
  | 'reviewBallotAsked'
  | 'committeeRefused'
  | 'filingAlarmed'
  | 'standardFiled'
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
  consentGiven: (s, { text }) => local(s, { consent: text }),
  reviewBallotAsked: (s, e) => ({
    ...s,
    patentCallUntil: calledUntil(s, e.patentCallUntil),
    review: { ...ordered(s.review, e), text: e.input.text, edits: 0, confirmed: null },
  }),
  // Nothing was decided where no ballot began.
  committeeRefused: (s, { ballot }) => taken(s, { ballot, reason: '' }),
  filingAlarmed: (s) => (s.local?.filing ? local(s, { filing: { ...s.local.filing, alarmed: true } }) : s),
  standardFiled: (s, { filingNumber, late }, at) => ({
    ...local(s, { filed: { at, number: filingNumber, late } }),
    clocks: { ...s.clocks, filing: null },
  }),
  campaignJoined: (s, { campaign }) => ({ ...s, campaigns: [...(s.campaigns ?? []).filter((one) => one !== campaign), campaign] }),
  campaignAnswered: same,
};
