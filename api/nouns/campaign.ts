import type { CampaignView } from '../../db/campaign.js';
import type { View } from '../../db/projection.js';
import { campaign } from '../../domain/campaign/campaign.js';
import { figuresOf } from '../../domain/campaign/figures.js';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import { derivedId } from '../derived-id.js';
import { actRoutes, type Noun } from '../nouns.js';
import { authorityNamed } from '../policy/registered-authority.js';

const stateOf = (view: View): CampaignView => view.state as CampaignView; // folded by the projection of campaigns

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

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
  show: (view) => {
    const { titles, items, ...state } = stateOf(view);
    return {
      ...state,
      figures: figuresOf(stateOf(view)),
      items: items.map((item) => ({
        ...item,
        title: titles[String(item.n)] ?? '',
        standing: item.outcome !== null ? 'done' : state.overdue ? 'overdue' : 'open',
        project: item.project === null ? null : `/api/v1/projects/${idOf(item.project)}`,
      })),
    };
  },
  deadlines: (value) => {
    const { closed, deadline } = value as CampaignView; // as above
    return closed ? [] : [{ name: 'outcomes', at: deadline }];
  },
};
