import type { Context, Stream } from '../decider.js';
import { soundProfile } from '../profile/check.js';
import { named } from '../named-change.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { unreachable } from '../result.js';
import { all, happened, open, type Acts, type May, type Verdict } from './act.js';
import { orderBallot, runs } from './ballots.js';
import { makeClock, move } from './clock.js';
import { atRest } from './codes.js';
import type { Command } from './commands.js';
import { complete } from './documents.js';
import type { ProjectInput } from './input.js';
import { reviewClock } from './review-clock.js';
import { askedBefore } from './second-try.js';
import type { ProjectState } from './state.js';
import { successorStream } from './streams.js';
import { chair, clock, monitor, office, oneOf } from './who.js';

const source = 'SL-29';

/** 复审 begins by itself when its time has come. */
function decideOpenSystematicReview(state: ProjectState, _command: Command<'openSystematicReview'>, context: Context): Verdict {
  const { review } = state.clocks;
  if (state.end !== null || review === null || context.now < review.at || !atRest.includes(state.code)) return ok([]);
  return happened({
    type: 'systematicReviewOpened',
    by: context.actor.id,
    trigger: 'timer',
    reason: null,
    feedback: state.feedback.sinceReview,
    ...move(state, context, '90.20'),
  });
}

/** 复审 ahead of time: law, a related standard, technique or feedback gave cause (SL 29). */
const canTriggerReview = (state: ProjectState, context: Context): May => open(state, context, { who: oneOf(office, monitor), at: atRest });

const canOpenReviewBallot = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: office, at: ['90.20'] }),
    () => notVoting(state),
  );

function notVoting({ systematic }: ProjectState): May {
  if (!runs(systematic)) return ok(null);
  return refuse('BALLOT_RUNNING', {
    rule: 'D-ONE-BALLOT',
    source: 'D-UNDER-WAY',
    found: systematic.ballot,
    needed: 'decided or voided',
    cure: ['nobody'],
  });
}

function decideOpenReviewBallot(state: ProjectState, { proposal, roll, window, change }: Command<'openReviewBallot'>, context: Context): Verdict {
  const text = state.publication?.text ?? '';
  const round = state.systematic.round + 1;
  const ordered = orderBallot(
    state,
    {
      purpose: 'systematicReview',
      name: 'systematicReview',
      round,
      question: `${state.number ?? ''} 复审: ${zh[proposal]}`,
      text,
      roll,
      window,
      subject: proposal,
      change,
    },
    context,
  );
  if (!ordered.ok) return ordered;
  const { ballot, input } = ordered.value;
  return happened({ type: 'systematicBallotOrdered', by: context.actor.id, ballot, input, proposal, ...named(change) });
}

const zh = { confirm: '继续有效', revise: '修订', withdraw: '废止' } as const;

const canConcludeSystematicReview = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: oneOf(chair, office), at: ['90.20'] }),
    () => notVoting(state),
  );

/** Where the profile asks for a vote, only the outcome that was voted and passed can be concluded. */
function voted(state: ProjectState, outcome: Command<'concludeSystematicReview'>['outcome']): May {
  const terms = state.profile.ballots.systematicReview ?? askedBefore(state.systematic);
  const { proposal, outcome: result } = state.systematic;
  if (!terms || (proposal === outcome && result === 'PASS')) return ok(null);
  return refuse('REVIEW_VOTE_MISSING', {
    rule: terms.rule,
    source: terms.source,
    found: { proposal, result },
    needed: { proposal: outcome, result: 'PASS' },
    cure: ['officer', 'expert'],
  });
}

function decideConcludeSystematicReview(state: ProjectState, { outcome, reason }: Command<'concludeSystematicReview'>, context: Context): Verdict {
  const ready = all(
    () => voted(state, outcome),
    () => complete(state, { leaving: ['systematicReview'], entering: '60.60' }),
    // A new edition is a new project: it begins under a procedure that is sound today, else the chair migrates first.
    () => (outcome === 'revise' ? soundProfile(state.profile) : ok(null)),
  );
  if (!ready.ok) return ready;
  const [by, usesBallot] = [context.actor.id, state.systematic.ballot];
  switch (outcome) {
    case 'confirm':
      return happened({
        type: 'standardConfirmed',
        by,
        reason,
        usesBallot,
        reviewFrom: reviewClock(state, context, context.now),
        ...move(state, context, '90.60', '90.93'),
      });
    case 'revise':
      return happened({
        type: 'revisionStarted',
        by,
        reason,
        usesBallot,
        successor: successorStream(state),
        input: successorInput(state),
        ...move(state, context, '90.60', '90.92'),
      });
    case 'withdraw':
      return happened({
        type: 'withdrawalOpened',
        by,
        reason,
        usesBallot,
        basis: source,
        ordered: false,
        voids: [],
        burns: null,
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
    organisation,
    organisationName,
    societyCode,
    title,
    field,
    traits,
    profile,
    rehearsal,
    proposer,
    nature: 'revision',
    revises: number === null ? null : { number, project: state.project },
    ...(local === undefined ? {} : { local: { proposedAs: local.proposedAs, department: local.department, committee: local.committee } }),
  };
}

const fromSuccessor = (state: ProjectState, successor: Stream, { actor }: Context): boolean =>
  state.end === null && state.successor?.project === successor && actor.id === `stream:${successor}`;

export const systematicReviewActs: Acts<
  'openSystematicReview' | 'triggerReview' | 'openReviewBallot' | 'concludeSystematicReview' | 'successorPublished' | 'successorEnded' | 'supersede'
> = {
  openSystematicReview: { can: clock, decide: decideOpenSystematicReview },
  triggerReview: {
    can: canTriggerReview,
    decide: (state, { trigger, reason }, context) =>
      happened({
        type: 'systematicReviewOpened',
        by: context.actor.id,
        trigger,
        reason,
        feedback: state.feedback.sinceReview,
        ...move(state, context, '90.20'),
      }),
  },
  openReviewBallot: { can: canOpenReviewBallot, decide: decideOpenReviewBallot },
  concludeSystematicReview: { can: canConcludeSystematicReview, decide: decideConcludeSystematicReview },
  successorPublished: {
    can: reportOnly,
    decide: (state, { successor, number, effectiveAt }, context) =>
      fromSuccessor(state, successor, context) && state.successor?.number === null
        ? happened({ type: 'successorAnnounced', successor, number, effectiveAt })
        : ok([]),
  },
  successorEnded: {
    can: reportOnly,
    decide: (state, { successor, reason }, context) =>
      fromSuccessor(state, successor, context) && state.code === '90.92'
        ? happened({
            type: 'successorFailed',
            successor,
            reason,
            path: ['90.20'],
            clock: makeClock(context, context.now, state.profile.systematicReview.decideWithin),
          })
        : ok([]),
  },
  supersede: {
    can: clock,
    decide(state, _command, { now }) {
      const at = state.successor?.effectiveAt ?? null;
      if (state.end !== null || at === null || now < at) return ok([]);
      return happened({ type: 'standardSuperseded', by: state.successor?.number ?? '', number: state.number, path: ['95.99'], clock: null });
    },
  },
};

function reportOnly(state: ProjectState, context: Context): May {
  return context.actor.id.startsWith('stream:') ? ok(null) : clock(state, context);
}
