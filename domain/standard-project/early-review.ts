import type { Context } from '../kernel/decider.js';
import type { FeedbackKind } from '../profile/profile.js';
import { move } from './clock.js';
import { atRest } from './codes.js';
import { systematicReviewOpened } from './events/systematic-review.js';
import type { ProjectState } from './state.js';

/**
 * One voice, one count: feedback without an account is kept and cannot open a review, and neither can one person who writes often.
 * What comes after the threshold is reached need not be counted.
 */
export function countsForReview({ profile, local }: ProjectState, kind: FeedbackKind, { actor }: Context): boolean {
  const terms = profile.local?.feedback;
  if (terms === undefined || terms.threshold === null || local === undefined || !terms.kinds.includes(kind)) return false;
  return actor.grants.length > 0 && !local.voices.includes(actor.id) && local.voices.length < terms.threshold;
}

/** The early 复审 when this feedback reaches the threshold of the profile and none runs. */
export function earlyReview(state: ProjectState, context: Context): readonly ReturnType<typeof systematicReviewOpened>[] {
  const threshold = state.profile.local?.feedback.threshold ?? null;
  const reached = (state.local?.voices.length ?? 0) + 1;
  const rests = state.holds.suspended !== null || state.holds.frozen;
  if (threshold === null || reached < threshold || rests || !atRest.includes(state.code)) return [];
  return [
    systematicReviewOpened({
      by: context.actor.id,
      trigger: 'feedback',
      reason: `实施信息反馈达到 ${threshold} 条 / feedback has reached ${threshold}`,
      feedback: state.feedback.sinceReview + 1,
      ...move(state, context, '90.20'),
    }),
  ];
}
