import type { Gate } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import type { Owing } from '../work/owing.js';
import type { CampaignCommand } from './campaign.js';
import { figuresOf } from './figures.js';
import type { CampaignState } from './state.js';

const office: Gate<CampaignState> = (state, { actor }) => needRole(actor, state.organisation, 'officer', 'secretariat');
const chair: Gate<CampaignState> = (state, { actor }) => needRole(actor, state.organisation, 'chair');

/** Outcomes of standards that run here come from their projects; the office records the others. */
export function campaignOwing(state: CampaignState): readonly Owing<CampaignState, CampaignCommand['type']>[] {
  if (state.closed) return [];
  const { total, open } = figuresOf(state);
  const { deadline: due } = state;
  if (total > 0 && open === 0) return [{ why: 'CAMPAIGN_TO_CLOSE', acts: ['closeCampaign'], by: chair, due }];
  return [{ why: 'CAMPAIGN_OPEN', acts: total === 0 ? ['addStandards'] : ['recordOutcome'], by: office, due }];
}
