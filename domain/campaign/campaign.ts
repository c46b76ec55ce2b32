import { deadline } from '../law/calendar/deadline.js';
import type { Context } from '../kernel/decider.js';
import type { CommandOf } from '../kernel/act.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { needRole } from '../kernel/need-role.js';
import { campaignActs } from './acts.js';
import { campaignEvents, campaignOpened, type CampaignEvent } from './events.js';
import { startFields } from './fields.js';
import { campaignRefusals } from './refusals.js';
import type { CampaignInput, CampaignState } from './state.js';

export type CampaignCommand = CommandOf<typeof campaignActs>;

const starters = ['officer', 'secretariat'] as const;

/** A batch review of standards in force by their authority: every one of them gets an outcome, by a deadline. */
export const campaign = lifecycleOf<CampaignState>()({
  kind: 'campaign',
  words: said('集中清理、复审', 'batch review'),
  input: startFields,
  start: openCampaign,
  starters,
  secondFactor: true,
  events: campaignEvents,
  acts: campaignActs,
  refusals: campaignRefusals,
  // The deadline passes once, whether or not anything is open: what is overdue can be seen, and the record says when.
  due: (state) => (state.closed || state.overdue ? null : { at: state.deadline, command: { type: 'markCampaignOverdue' } }),
  status: (state) => (state.closed ? 'closed' : state.overdue ? 'overdue' : 'open'),
  ended: (state) => state.closed,
});

function openCampaign(input: CampaignInput, { actor, calendar, now, stream }: Context): Verdict<CampaignEvent> {
  const allowed = needRole(actor, input.organisation, ...starters);
  if (!allowed.ok) return allowed;
  if (!stream) throw new Error('a campaign names itself to the projects it asks: the shell must name its stream in the context');
  const { closesAt } = deadline(calendar, now, input.within);
  return happened(campaignOpened({ by: actor.id, campaign: stream, deadline: closesAt, ...input }));
}
