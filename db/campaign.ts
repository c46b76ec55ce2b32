import type { Recorded } from '../domain/kernel/decider.js';
import { campaign } from '../domain/campaign/campaign.js';
import type { CampaignEvent } from '../domain/campaign/events.js';
import type { CampaignState } from '../domain/campaign/state.js';
import { figuresOf } from '../domain/campaign/figures.js';
import { eventOf } from '../domain/kernel/log/record.js';
import type { Projection } from './projection.js';
import type { SightFacets } from './sight-facets.js';
import { viewCollection } from './view.js';

/** The state with the titles of its standards, which the decider does not need. */
export type CampaignView = CampaignState & { readonly titles: { readonly [item: string]: string } };

function fold(state: unknown, recorded: Recorded): CampaignView {
  const before = state as CampaignView | null; // folded here before
  const event = eventOf(recorded) as CampaignEvent; // an archived event of a campaign
  const titles = { ...before?.titles };
  if (event.type === 'standardsAdded') for (const { n, title } of event.standards) titles[String(n)] = title;
  return { ...campaign.evolve(before, event, recorded.at), titles };
}

const everyone: SightFacets = { openTo: 'everyone', parties: [], persons: [] };

export const campaigns = viewCollection('campaigns', { organisationName: String, scope: String, total: Number, open: Number }, [
  [{ organisation: 1, status: 1 }, { name: 'organisation' }],
  [{ parties: 1 }, { name: 'parties' }],
]);

/** Campaigns are public: what becomes of a standard concerns everyone who uses it. */
export const campaignProjection: Projection = {
  kind: 'campaign',
  views: campaigns,
  decider: campaign,
  fold,
  facets: (value) => {
    const state = value as CampaignView; // folded above
    const { organisation, organisationName, title, scope, deadline, overdue, rehearsal } = state;
    const { total, open } = figuresOf(state);
    return {
      ...everyone,
      parties: [organisation],
      organisation,
      organisationName,
      title,
      scope,
      closesAt: deadline,
      overdue,
      total,
      open,
      rehearsal,
    };
  },
};
