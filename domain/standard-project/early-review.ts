import type { Context } from '../decider.js';
import { move } from './clock.js';
import { atRest } from './codes.js';
import type { ProjectEvent } from './events.js';
import type { FeedbackKind } from '../profile/profile.js';
import type { ProjectState } from './state.js';

/** Feedback without an account is kept and answered, but cannot open a review: nobody could tell one voice from many. */
export const countsForReview = ({ profile }: ProjectState, kind: FeedbackKind, { actor }: Context): boolean =>
  (profile.local?.feedback.kinds.includes(kind) ?? false) && actor.grants.length > 0;

/** The early 复审 when this feedback reaches the threshold of the profile and none runs. */
export function earlyReview(state: ProjectState, context: Context): readonly ProjectEvent[] {
  const threshold = state.profile.local?.feedback.threshold ?? null;
  const reached = (state.local?.weighty ?? 0) + 1;
  const rests = state.holds.suspended !== null || state.holds.frozen;
  if (threshold === null || reached < threshold || rests || !atRest.includes(state.code)) return [];
  return [
    {
      type: 'systematicReviewOpened',
      by: context.actor.id,
      trigger: 'feedback',
      reason: `实施信息反馈达到 ${threshold} 条 / feedback has reached ${threshold}`,
      feedback: state.feedback.sinceReview + 1,
      ...move(state, context, '90.20'),
    },
  ];
}
