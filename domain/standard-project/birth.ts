import type { Instant, Stream } from '../kernel/decider.js';
import type { ProjectInput } from './input.js';
import { bornLocal } from './local-state.js';
import { noRound } from './rounds.js';
import type { ProjectState } from './state.js';

type Birth = { readonly project: Stream; readonly input: ProjectInput; readonly profileHash: string; readonly calendarHash: string };

/** The state a project is born with. */
export function bornOf({ project, input, profileHash, calendarHash }: Birth, at: Instant): ProjectState {
  const { local, lookedUp, classification, ...proposed } = input;
  return {
    ...proposed,
    ...{ project, profileHash, calendarHash },
    code: '00.00',
    since: at,
    visits: {},
    clocks: { stage: null, declaration: null, review: null, correction: null },
    overdues: 0,
    end: null,
    rounds: 0,
    charterChecked: false,
    projectVote: noRound,
    notice: null,
    plan: null,
    group: null,
    draft: null,
    documents: {},
    waivers: [],
    comment: {
      round: 0,
      status: 'none',
      text: null,
      closesAt: null,
      provisional: false,
      adopted: 0,
      comments: 0,
      full: false,
      runningFull: false,
      repeat: false,
    },
    review: { ...noRound, text: null, edits: 0, confirmed: null },
    approval: { returns: 0, at: null, pending: false, text: null },
    number: null,
    publication: null,
    declared: false,
    patents: [],
    patentCallUntil: null,
    holds: { suspended: null, frozen: false, since: null },
    complaints: { filed: 0, upheld: 0, open: [] },
    feedback: { count: 0, sinceReview: 0 },
    corrections: { published: 0, current: null },
    systematic: { ...noRound, held: 0, proposal: null },
    withdrawalOrdered: false,
    successor: null,
    last: null,
    ...(lookedUp === undefined ? {} : { lookedUp }),
    ...(classification === undefined ? {} : { classification }),
    ...(local === undefined ? {} : { local: bornLocal(local) }),
  };
}
