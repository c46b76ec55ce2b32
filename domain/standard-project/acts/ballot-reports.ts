import { speaksFor } from '../../kernel/actor.js';
import type { Context, Stream } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { BallotReport, CommitteeReport } from '../../messages/messages.js';
import type { StageCode } from '../../profile/stage-codes.js';
import type { TextReport } from '../../text/text-report.js';
import { decisionOf, runs, type Decided } from '../ballots.js';
import { endAt, move, stay, type Move } from '../clock.js';
import { committeeOf } from '../committee-of.js';
import type { ProjectEvent } from '../events.js';
import { ballotCalledOff, ballotRunning } from '../events/ballots.js';
import { erratumMade } from '../events/review-text.js';
import { committeeRefused, reviewDecided, reviewTerminated } from '../events/review.js';
import { standing } from '../gates.js';
import { projectVoteDecided } from '../project-vote.js';
import type { ProjectState } from '../state.js';
import { textReplaced } from '../swap-review-text.js';
import { systematicVoteDecided } from '../systematic-vote.js';

/* What ballots of a project report: facts that are recorded, or ignored when they no longer concern it. */

const { report } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

type Report<Type extends BallotReport['type']> = Extract<BallotReport, { readonly type: Type }>;
type Which = 'projectVote' | 'review' | 'systematic';

/** Which of this project's ballots reports, or null when it is none, an older one, or speaks for another. */
function whichBallot(state: ProjectState, ballot: Stream, { actor }: Context): Which | null {
  if (state.end !== null || actor.id !== `stream:${ballot}`) return null;
  if (state.projectVote.ballot === ballot) return 'projectVote';
  if (state.review.ballot === ballot) return 'review';
  return state.systematic.ballot === ballot ? 'systematic' : null;
}

const ballotOpened = report<Report<'ballotOpened'>>('ballotOpened', {
  words: said('表决开始', 'the ballot opened'),
  from: 'ballot',
  decide: (state, { ballot, round, closesAt }, context) =>
    whichBallot(state, ballot, context) === null ? happened() : happened(ballotRunning({ ballot, round, closesAt })),
});

const ballotDecided = report<Report<'ballotDecided'>>('ballotDecided', {
  words: said('表决结果', 'the ballot was decided'),
  from: 'ballot',
  decide(state, result, context) {
    const which = whichBallot(state, result.ballot, context);
    if (which === 'projectVote') return projectVoteDecided(state, result, context);
    if (which === 'review') return reviewVoteDecided(state, result, context);
    return which === 'systematic' ? systematicVoteDecided(state, result) : happened();
  },
});

/** A second failure ends the project by the rule, not by anyone's wish. */
function reviewVoteDecided(state: ProjectState, result: Decided, context: Context): Verdict<ProjectEvent> {
  if (!['40.20', '40.93'].includes(state.code)) return happened();
  const decision = decisionOf(state.review, result);
  const allowed = state.review.loss?.maxFailures ?? state.profile.review.maxFailures;
  if (decision.failures >= allowed) return happened(reviewTerminated({ ...decision, ...endAt('40.98') }));
  const way = () => {
    if (result.outcome === 'FAIL' || result.outcome === 'INVALID') return move(state, context, '40.93');
    return state.code === '40.93' ? move(state, context, '40.20') : stay(state);
  };
  return happened(reviewDecided({ ...decision, ...way() }));
}

const ballotVoided = report<Report<'ballotVoided'>>('ballotVoided', {
  words: said('表决作废', 'the ballot was voided'),
  from: 'ballot',
  decide(state, { ballot, round, reason }, context) {
    const which = whichBallot(state, ballot, context);
    if (which === null) return happened();
    const replaced = which === 'review' ? textReplaced(state, { ballot, reason }, context) : null;
    if (replaced !== null) return replaced;
    const settled = (which === 'review' && state.code > '40.93') || (which === 'projectVote' && state.code > '10.92');
    return settled ? happened() : happened(ballotCalledOff({ ballot, round, reason, ...wayBack(state, which, context) }));
  },
});

function wayBack(state: ProjectState, which: Which, context: Context): Move {
  if (which === 'projectVote' && ['10.20', '10.60', '10.92'].includes(state.code)) return move(state, context, '10.00');
  if (which === 'review' && ['40.20', '40.93'].includes(state.code)) return backToReview(state, context);
  return stay(state);
}

const backToReview = (state: ProjectState, context: Context): Move => move(state, context, state.review.failures > 0 ? '40.93' : '40.00');

const ballotTextSwapped = report<TextReport>('ballotTextSwapped', {
  words: said('表决中的文本已更正', 'the ballot corrected its text'),
  from: 'ballot',
  decide({ review, end }, { ballot, from, to }, { actor }) {
    const { erratum } = review;
    const ours = end === null && actor.id === `stream:${ballot}` && review.ballot === ballot && erratum?.ballot === ballot && erratum.to === to;
    return ours ? happened(erratumMade({ ballot, from, to, version: erratum.version, by: erratum.by })) : happened();
  },
});

const ballotRefused = report<CommitteeReport>('ballotRefused', {
  words: said('标委会未能组织审查', 'the committee could not hold the review'),
  from: 'committee',
  undelivered: true,
  decide(state, { ballot, round, refusal }, context) {
    const concerns = speaksFor(context.actor, committeeOf(state) ?? '') && state.review.ballot === ballot && runs(state.review);
    if (state.end !== null || !concerns) return happened();
    return happened(committeeRefused({ ballot, round, refusal, ...backToReview(state, context) }));
  },
});

export const ballotReports = [ballotOpened, ballotDecided, ballotVoided, ballotTextSwapped, ballotRefused] as const;
