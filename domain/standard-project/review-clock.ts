import type { Context, Instant } from '../kernel/decider.js';
import { longestReviewInterval } from '../profile/floors.js';
import { earliest, makeClock } from './clock.js';
import type { Clock, ProjectState } from './state.js';

/** When the next 复审 begins: the profile's interval, never later than its cap, nor than the law's whatever the profile says. */
export function reviewClock(state: ProjectState, context: Context, from: Instant): Clock {
  const { interval, cap } = state.profile.systematicReview;
  return earliest(makeClock(context, from, interval), makeClock(context, from, cap), makeClock(context, from, longestReviewInterval));
}

/** A review that ended without a new text lets the standard go on: the next one is set, feedback counts anew. */
export const goesOn = (state: ProjectState, review: Clock): ProjectState => ({
  ...state,
  clocks: { ...state.clocks, review },
  feedback: { ...state.feedback, sinceReview: 0 },
  ...(state.local === undefined ? {} : { local: { ...state.local, voices: [] } }),
});
