import { idOf } from '../../domain/kernel/decider.js';
import type { campaignView } from '../../contract/views/campaign.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import type { CampaignView } from '../../db/campaign.js';
import { figuresOf } from '../../domain/campaign/figures.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';

/** A campaign with its figures and what became of each standard. */
export function showCampaign(_ports: Ports, { view }: Seen): ShownFrom<typeof campaignView> {
  const state = view.state as CampaignView; // folded by the projection of campaigns
  const { titles, items, overdue } = state;
  return {
    ...state,
    figures: figuresOf(state),
    items: items.map((item) => ({
      ...item,
      title: titles[String(item.n)] ?? '',
      standing: item.outcome !== null ? 'done' : overdue ? 'overdue' : 'open',
      project: item.project === null ? null : `/api/v1/projects/${idOf(item.project)}`,
    })),
  };
}
