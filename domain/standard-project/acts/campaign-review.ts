import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { CampaignOrder } from '../../messages/messages.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { move } from '../clock.js';
import { atRest, inForce } from '../codes.js';
import type { ProjectEvent } from '../events.js';
import { campaignAnswered, campaignJoined, systematicReviewOpened } from '../events/systematic-review.js';
import { standing } from '../gates.js';
import type { ProjectState } from '../state.js';

const { report } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/**
 * A campaign asks for the 复审 of this standard. One at rest begins it, one that runs reports to the campaign too, and
 * one that cannot be reviewed says so at once, so that the campaign does not wait for nothing.
 */
const reviewAsked = report<CampaignOrder>('reviewAsked', {
  words: said('集中复审', 'a campaign asks for a review'),
  from: 'campaign',
  decide(state, { campaign, organisation, reason, rehearsal }, context) {
    if (state.end !== null || context.actor.id !== `stream:${campaign}`) return happened();
    if (organisation !== state.organisation || (rehearsal ?? state.rehearsal) !== state.rehearsal)
      return happened(campaignAnswered({ campaign, outcome: 'notOurs' }));
    if (!inForce.includes(state.code)) return happened(campaignAnswered({ campaign, outcome: 'notInForce' }));
    if (state.code === '90.92') return happened(campaignAnswered({ campaign, outcome: 'revise' }));
    const joined = campaignJoined({ campaign, reason });
    if (state.code === '95.20') return happened<ProjectEvent>(joined, campaignAnswered({ campaign, outcome: 'withdraw' }));
    const rests = state.holds.frozen || state.holds.suspended !== null;
    if (rests || !atRest.includes(state.code)) {
      const known = state.campaigns?.includes(campaign) === true && !atRest.includes(state.code);
      return known ? happened() : happened(joined);
    }
    return happened(
      systematicReviewOpened({
        by: context.actor.id,
        trigger: 'campaign',
        reason,
        feedback: state.feedback.sinceReview,
        campaign,
        ...move(state, context, '90.20'),
      }),
    );
  },
});

export const campaignReviewActs = [reviewAsked] as const;
