import type { Context } from '../decider.js';
import { happened, open, type Acts, type Verdict } from './act.js';
import { inForce } from './codes.js';
import type { Command } from './commands.js';
import { countsForReview, earlyReview } from './early-review.js';
import type { ProjectState } from './state.js';
import { anyone } from './who.js';

/** Kept with kind and clause; where the profile sets a threshold, the one that reaches it opens an early 复审. */
function decideGiveFeedback(state: ProjectState, { kind, summary, clause }: Command<'giveFeedback'>, context: Context): Verdict {
  const counted = countsForReview(state, kind, context);
  const given = {
    type: 'feedbackGiven',
    by: context.actor.id,
    kind,
    summary,
    clause: clause ?? null,
    n: state.feedback.count + 1,
    ...(counted ? { counted } : {}),
  } as const;
  return happened(given, ...(counted ? earlyReview(state, context) : []));
}

/** 实施信息反馈 is open to everyone, account or not (SL 29). */
export const feedbackActs: Acts<'giveFeedback'> = {
  giveFeedback: {
    can: (state, context) => open(state, context, { who: anyone, at: inForce, evenOnHold: true }),
    decide: decideGiveFeedback,
  },
};
