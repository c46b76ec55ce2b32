import type { Context, Stream } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { all, happened, someOf, type May } from '../../kernel/gate.js';
import { said, valuesOf } from '../../kernel/words.js';
import type { ProjectReport } from '../../messages/messages.js';
import { named } from '../../kernel/named-change.js';
import { soundProfile } from '../../profile/check.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok, unreachable } from '../../kernel/result.js';
import { hasTerms, orderBallot, runs } from '../ballots.js';
import { endAt, makeClock, move } from '../clock.js';
import { atRest } from '../codes.js';
import { fileFor } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import {
  revisionStarted,
  standardConfirmed,
  standardSuperseded,
  successorAnnounced,
  successorFailed,
  systematicBallotOrdered,
  systematicReviewOpened,
} from '../events/systematic-review.js';
import { withdrawalOpened } from '../events/withdrawal.js';
import { change, reason, reviewOutcome, roll, trigger, window } from '../fields.js';
import { notOnHold, standing, type ProjectGate } from '../gates.js';
import type { ProjectInput } from '../input.js';
import { refused } from '../refusals.js';
import { reviewClock } from '../review-clock.js';
import { askedBefore } from '../second-try.js';
import type { ProjectState } from '../state.js';
import { successorStream } from '../streams.js';
import { chair, monitor, office, oneOf } from '../who.js';
import { reviewOutcomeNames, type ReviewOutcome } from '../words.js';

/* 复审, from its beginning to its conclusion, and the new edition it may lead to. */

const { act, clock, report } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** 复审 begins by itself when its time has come. */
const openSystematicReview = clock('openSystematicReview', {
  words: said('到期复审', 'open the systematic review'),
  decide(state, _none, context) {
    const { review } = state.clocks;
    if (state.end !== null || review === null || context.now < review.at || !atRest.includes(state.code)) return happened();
    return happened(
      systematicReviewOpened({
        by: context.actor.id,
        trigger: 'timer',
        reason: null,
        feedback: state.feedback.sinceReview,
        ...move(state, context, '90.20'),
      }),
    );
  },
});

/** Ahead of time: law, a related standard, technique or feedback gave cause (SL 29). */
const triggerReview = act('triggerReview', {
  words: said('提前复审', 'trigger an early review'),
  payload: { trigger, reason },
  who: oneOf(office, monitor),
  at: atRest,
  gates: [notOnHold],
  decide: (state, { trigger: cause, reason: why }, context) =>
    happened(
      systematicReviewOpened({
        by: context.actor.id,
        trigger: cause,
        reason: why,
        feedback: state.feedback.sinceReview,
        ...move(state, context, '90.20'),
      }),
    ),
});

const notVoting: ProjectGate = ({ systematic }) =>
  runs(systematic)
    ? refused('BALLOT_RUNNING', {
        rule: 'D-ONE-BALLOT',
        source: 'D-UNDER-WAY',
        found: systematic.ballot,
        needed: 'decided or voided',
        cure: ['nobody'],
      })
    : ok(null);

/** A vote once lost is put again under its own terms, also where the procedure asks for none any more. */
const isVoted: ProjectGate = (state, context) => (askedBefore(state.systematic) === null ? hasTerms('systematicReview')(state, context) : ok(null));

const openReviewBallot = act('openReviewBallot', {
  words: said('复审表决', 'open the vote of the review'),
  payload: { proposal: reviewOutcome, roll, window, change },
  who: office,
  at: ['90.20'],
  gates: [notOnHold, notVoting, isVoted],
  secondFactor: true,
  decide(state, { proposal, roll: voters, window: term, change: changed }, context) {
    const order = {
      purpose: 'systematicReview',
      name: 'systematicReview',
      round: state.systematic.round + 1,
      subject: proposal,
      question: `${state.number ?? ''} 复审: ${reviewOutcomeNames[proposal].zh}`,
      text: state.publication?.text ?? '',
    } as const;
    const made = orderBallot(state, { ...order, roll: voters, ...(term === undefined ? {} : { window: term }), change: changed }, context);
    if (!made.ok) return made;
    const { ballot, input } = made.value;
    return happened(systematicBallotOrdered({ by: context.actor.id, ballot, input, proposal, ...named(changed) }));
  },
});

const someOutcome = someOf<ProjectState, ReviewOutcome>(
  ({ systematic: { proposal } }) => (proposal === null ? outcomes : [proposal, ...outcomes]),
  concludable,
  () => ok(null),
);
const outcomes = valuesOf(reviewOutcomeNames);

const concludeSystematicReview = act('concludeSystematicReview', {
  words: said('复审结论', 'conclude the systematic review'),
  payload: { outcome: reviewOutcome, reason },
  who: oneOf(chair, office),
  at: ['90.20'],
  gates: [notOnHold, notVoting, someOutcome, fileFor({ leaving: ['systematicReview'], entering: '60.60' })],
  decide(state, { outcome, reason: why }, context) {
    const ready = concludable(outcome, state);
    return ready.ok ? happened(concluded(state, { outcome, reason: why }, context)) : ready;
  },
});

/** A new edition is a new project: it begins under a procedure that is sound today, else the chair migrates first. */
function concludable(outcome: ReviewOutcome, state: ProjectState): May {
  return all(
    () => voted(state, outcome),
    () => (outcome === 'revise' ? soundProfile(state.profile) : ok(null)),
  );
}

/** Where the profile asks for a vote, only the outcome that was voted and passed can be concluded. */
function voted(state: ProjectState, outcome: ReviewOutcome): May {
  const terms = state.profile.ballots.systematicReview ?? askedBefore(state.systematic);
  const { proposal, outcome: result } = state.systematic;
  if (!terms || (proposal === outcome && result === 'PASS')) return ok(null);
  return refused('REVIEW_VOTE_MISSING', {
    rule: terms.rule,
    source: terms.source,
    found: { proposal, result },
    needed: { proposal: outcome, result: 'PASS' },
    cure: ['officer', 'expert'],
  });
}

type Conclusion = { readonly outcome: ReviewOutcome; readonly reason: string };

function concluded(state: ProjectState, { outcome, reason: why }: Conclusion, context: Context): ProjectEvent {
  const concluding = { by: context.actor.id, reason: why, usesBallot: state.systematic.ballot };
  switch (outcome) {
    case 'confirm':
      return standardConfirmed({ ...concluding, reviewFrom: reviewClock(state, context, context.now), ...move(state, context, '90.60', '90.93') });
    case 'revise':
      return revisionStarted({
        ...concluding,
        successor: successorStream(state),
        input: successorInput(state),
        ...move(state, context, '90.60', '90.92'),
      });
    case 'withdraw':
      return withdrawalOpened({
        ...concluding,
        ...{ basis: 'SL-29', ordered: false, voids: [], burns: null },
        ...move(state, context, '90.60', '90.99', '95.20'),
      });
    default:
      return unreachable(outcome);
  }
}

/** The next edition: same society, title and subject; the register keeps its serial under the new year. */
function successorInput(state: ProjectState): ProjectInput {
  const { organisation, organisationName, societyCode, title, field, traits, profile, rehearsal, proposer, number, local } = state;
  return {
    ...{ organisation, organisationName, societyCode, title, field, traits, profile, rehearsal, proposer },
    nature: 'revision',
    revises: number === null ? null : { number, project: state.project },
    ...(local === undefined ? {} : { local: { proposedAs: local.proposedAs, department: local.department, committee: local.committee } }),
  };
}

const fromSuccessor = (state: ProjectState, successor: Stream, { actor }: Context): boolean =>
  state.end === null && state.successor?.project === successor && actor.id === `stream:${successor}`;

const successorPublished = report<Extract<ProjectReport, { readonly type: 'successorPublished' }>>('successorPublished', {
  words: said('新版已发布', 'the new edition was published'),
  from: 'standard-project',
  decide: (state, { successor, number, effectiveAt }, context) =>
    fromSuccessor(state, successor, context) && state.successor?.number === null
      ? happened(successorAnnounced({ successor, number, effectiveAt }))
      : happened(),
});

const successorEnded = report<Extract<ProjectReport, { readonly type: 'successorEnded' }>>('successorEnded', {
  words: said('修订项目终止', 'the revision ended'),
  from: 'standard-project',
  decide(state, { successor, reason: why }, context) {
    if (!fromSuccessor(state, successor, context) || state.code !== '90.92') return happened();
    const within = makeClock(context, context.now, state.profile.systematicReview.decideWithin);
    return happened(successorFailed({ successor, reason: why, path: ['90.20'], clock: within }));
  },
});

const supersede = clock('supersede', {
  words: said('被新版代替', 'be superseded by the new edition'),
  decide(state, _none, { now }) {
    const at = state.successor?.effectiveAt ?? null;
    if (state.end !== null || at === null || now < at) return happened();
    return happened(standardSuperseded({ by: state.successor?.number ?? '', number: state.number, ...endAt('95.99') }));
  },
});

export const systematicReviewActs = [
  openSystematicReview,
  triggerReview,
  openReviewBallot,
  concludeSystematicReview,
  successorPublished,
  successorEnded,
  supersede,
] as const;
