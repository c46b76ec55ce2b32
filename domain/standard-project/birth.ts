import type { Instant } from '../decider.js';
import type { ProjectEvent } from './events.js';
import { bornLocal } from './local-state.js';
import { noRound } from './rounds.js';
import type { ProjectState } from './state.js';

/** The state a project is born with. */
export function born(event: ProjectEvent<'projectProposed'>, at: Instant): ProjectState {
  const {
    profile,
    organisation,
    organisationName,
    societyCode,
    title,
    field,
    nature,
    revises,
    proposer,
    traits,
    rehearsal,
    local,
    lookedUp,
    classification,
  } = event.input;
  return {
    ...{ project: event.project, organisation, organisationName, societyCode, title, field, nature, revises, proposer, traits, rehearsal, profile },
    profileHash: event.profileHash,
    calendarHash: event.calendarHash,
    code: '00.00',
    since: at,
    visits: {},
    clocks: { stage: null, declaration: null, review: null, correction: null },
    overdues: 0,
    end: null,
    rounds: 0,
    charterChecked: false,
    projectVote: noRound,
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
