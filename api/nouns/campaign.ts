import { campaignView } from '../../contract/views/campaign.js';
import type { CampaignView } from '../../db/campaign.js';
import { campaign } from '../../domain/campaign/campaign.js';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import { derivedId } from '../derived-id.js';
import { actRoutes, type Noun } from '../nouns.js';
import { showCampaign } from '../shown/campaign.js';
import { authorityNamed } from '../policy/registered-authority.js';

const start = startSchemaOf(campaign);

/** A batch review of local standards, with its figures and what became of each standard. */
export const campaignNoun: Noun = {
  kind: 'campaign',
  path: 'campaigns',
  tag: 'campaigns',
  collection: 'campaigns',
  decider: campaign,
  acts: actRoutes(actSchemasOf(campaign)),
  start: {
    body: start,
    birth: async (body, { commandId, ports }) => {
      const asked = start.parse(body);
      return { id: derivedId('c', commandId), input: { ...asked, organisationName: await authorityNamed(ports, asked.organisation) } };
    },
  },
  views: { full: campaignView, public: campaignView },
  show: showCampaign,
  deadlines: (value) => {
    const { closed, deadline } = value as CampaignView; // folded by the projection of campaigns
    return closed ? [] : [{ name: 'outcomes', at: deadline }];
  },
};
