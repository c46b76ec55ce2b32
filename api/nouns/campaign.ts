import { campaignCommands, campaignStart } from '../../contract/campaign.js';
import type { CampaignView } from '../../db/campaign.js';
import { viewsOf } from '../../db/archive.js';
import type { View } from '../../db/projection.js';
import { campaign } from '../../domain/campaign/campaign.js';
import { figuresOf } from '../../domain/campaign/figures.js';
import type { OrganisationState } from '../../domain/organisation/organisation-state.js';
import { refuse } from '../../domain/refusal.js';
import { derivedId } from '../derived-id.js';
import { Refused } from '../http/problem.js';
import type { Ports } from '../ports.js';
import { actRoutes, type Noun } from '../nouns.js';

const stateOf = (view: View): CampaignView => view.state as CampaignView; // folded by the projection of campaigns

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

/** Only a registered authority reviews a batch of standards, and under the name it is registered by: a campaign is public and speaks for the state. */
async function authorityNamed({ db }: Ports, organisation: string): Promise<string> {
  const own = (await viewsOf(db, 'organisations').findOne({ _id: `organisation/${organisation}` }))?.state as OrganisationState | undefined; // written by the projection of organisations
  if (own?.kind === 'authority') return own.name;
  throw new Refused(
    refuse('CAMPAIGN_NOT_AUTHORITY', {
      rule: 'D-CAMPAIGN',
      source: 'D-CAMPAIGN',
      found: { organisation, kind: own?.kind ?? null },
      needed: { kind: 'authority' },
      cure: ['monitor'],
    }).error,
  );
}

/** A batch review of local standards, with its figures and what became of each standard. */
export const campaignNoun: Noun = {
  kind: 'campaign',
  path: 'campaigns',
  tag: 'campaigns',
  collection: 'campaigns',
  decider: campaign,
  acts: actRoutes(campaignCommands),
  start: {
    body: campaignStart,
    birth: async (body, { commandId, ports }) => {
      const start = campaignStart.parse(body);
      return { id: derivedId('c', commandId), input: { ...start, organisationName: await authorityNamed(ports, start.organisation) } };
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
