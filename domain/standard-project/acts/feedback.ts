import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { inForce } from '../codes.js';
import { countsForReview, earlyReview } from '../early-review.js';
import type { ProjectEvent } from '../events.js';
import { feedbackGiven } from '../events/feedback.js';
import { asWritten, clauseIfAny, feedbackKind, feedbackSummary } from '../fields.js';
import { standing } from '../gates.js';
import type { ProjectState } from '../state.js';
import { anyone } from '../who.js';

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/**
 * 实施信息反馈 is open to everyone, account or not (SL 29). It is kept with kind and clause; where the profile sets a threshold, the one that reaches it
 * opens an early 复审.
 */
const giveFeedback = act('giveFeedback', {
  words: said('实施信息反馈', 'give feedback'),
  payload: { kind: feedbackKind, summary: feedbackSummary, clause: clauseIfAny, asWritten },
  who: anyone,
  at: inForce,
  decide(state, { kind, summary, clause }, context) {
    const counted = countsForReview(state, kind, context);
    const given = feedbackGiven({
      ...{ by: context.actor.id, kind, summary, clause: clause ?? null, n: state.feedback.count + 1 },
      ...(counted ? { counted } : {}),
    });
    return happened<ProjectEvent>(given, ...(counted ? earlyReview(state, context) : []));
  },
});

export const feedbackActs = [giveFeedback] as const;
