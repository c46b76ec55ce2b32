import type { Context } from '../kernel/decider.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import { decisionOf, runs, type Decided } from './ballots.js';
import { endAt, move, stay } from './clock.js';
import type { ProjectEvent } from './events.js';
import { projectBallotDecided } from './events/project-approval.js';
import type { ProjectGate } from './gates.js';
import { refused } from './refusals.js';
import { askedBefore } from './second-try.js';
import type { ProjectState } from './state.js';

/* The vote of the experts on a project. */

/** A second negative vote of the experts ends the proposal: revise once. */
const maxVoteFailures = 2;

/** Nothing is decided beside an open ballot. */
export const voteNotRunning: ProjectGate = ({ projectVote }) =>
  runs(projectVote)
    ? refused('BALLOT_RUNNING', {
        rule: 'D-ONE-BALLOT',
        source: 'D-UNDER-WAY',
        found: projectVote.ballot,
        needed: 'decided or voided',
        cure: ['nobody'],
      })
    : ok(null);

/** 立项 needs the vote of the experts where the profile has one. */
export const votePassed: ProjectGate = ({ profile, projectVote }) => {
  const terms = profile.ballots.projectApproval ?? askedBefore(projectVote);
  if (!terms || projectVote.outcome === 'PASS') return ok(null);
  return refused('PROJECT_VOTE_MISSING', {
    rule: terms.rule,
    source: terms.source,
    found: projectVote.outcome,
    needed: 'PASS',
    cure: ['officer', 'expert'],
  });
};

/** Passed or without quorum the project lies with the office again; failed, the proposal goes back once and ends the second time. */
export function projectVoteDecided(state: ProjectState, report: Decided, context: Context): Verdict<ProjectEvent> {
  if (![state.local === undefined ? '10.20' : '10.00', '10.60', '10.92'].includes(state.code)) return happened();
  const decision = decisionOf(state.projectVote, report);
  const refusedNow = decision.failures >= maxVoteFailures;
  const way = () => {
    if (report.outcome === 'PENDING') return stay(state);
    const closed = state.local === undefined ? (['10.60'] as const) : [];
    if (report.outcome !== 'FAIL') return state.local === undefined ? move(state, context, '10.60') : backToEvaluation(state, context);
    return refusedNow ? endAt('10.98') : move(state, context, ...closed, '10.92');
  };
  return happened(projectBallotDecided({ ...decision, refused: refusedNow, ...way() }));
}

/** A local project counted anew after it went back lies with the experts' office again. */
const backToEvaluation = (state: ProjectState, context: Context) => (state.code === '10.92' ? move(state, context, '10.00') : stay(state));
