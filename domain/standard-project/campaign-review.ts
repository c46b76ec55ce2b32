import type { Context } from '../decider.js';
import { ok } from '../result.js';
import { happened, type Acts, type May, type Verdict } from './act.js';
import { move } from './clock.js';
import { atRest, inForce } from './codes.js';
import type { Command } from './commands.js';
import type { ProjectState } from './state.js';
import { clock } from './who.js';

/** An order of another lifecycle; people trigger a review by their own act. */
const canOrder = (state: ProjectState, context: Context): May => (context.actor.id.startsWith('stream:') ? ok(null) : clock(state, context));

/**
 * A campaign asks for the 复审 of this standard. One at rest begins it, one that runs reports to the campaign too, and
 * one that cannot be reviewed says so at once, so that the campaign does not wait for nothing.
 */
function decideReviewAsked(state: ProjectState, { campaign, organisation, reason, rehearsal }: Command<'reviewAsked'>, context: Context): Verdict {
  if (state.end !== null || context.actor.id !== `stream:${campaign}` || !campaign.startsWith('campaign/')) return ok([]);
  if (organisation !== state.organisation || (rehearsal ?? state.rehearsal) !== state.rehearsal)
    return happened({ type: 'campaignAnswered', campaign, outcome: 'notOurs' });
  if (!inForce.includes(state.code)) return happened({ type: 'campaignAnswered', campaign, outcome: 'notInForce' });
  if (state.code === '90.92') return happened({ type: 'campaignAnswered', campaign, outcome: 'revise' });
  if (state.code === '95.20')
    return happened({ type: 'campaignJoined', campaign, reason }, { type: 'campaignAnswered', campaign, outcome: 'withdraw' });
  const rests = state.holds.frozen || state.holds.suspended !== null;
  if (rests || !atRest.includes(state.code)) {
    return state.campaigns?.includes(campaign) === true && !atRest.includes(state.code)
      ? ok([])
      : happened({ type: 'campaignJoined', campaign, reason });
  }
  return happened({
    type: 'systematicReviewOpened',
    by: context.actor.id,
    trigger: 'campaign',
    reason,
    feedback: state.feedback.sinceReview,
    campaign,
    ...move(state, context, '90.20'),
  });
}

export const campaignActs: Acts<'reviewAsked'> = { reviewAsked: { can: canOrder, decide: decideReviewAsked } };
