import { deadline } from '../calendar/deadline.js';
import type { Context, Decider, Due, Effect } from '../decider.js';
import type { CampaignOrder } from '../messages.js';
import { needRole, needStream, needSystem } from '../need-role.js';
import { refuse, type Refusal } from '../refusal.js';
import { ok, unreachable, type Result } from '../result.js';
import { addStandards } from './add-standards.js';
import type { CampaignCommand, CampaignEvent, CampaignInput, CampaignState } from './campaign-state.js';
import { evolveCampaign } from './evolve-campaign.js';
import { figuresOf } from './figures.js';
import { itemOf, outcomeReported, recordOutcome } from './outcome.js';

type Decision = Result<readonly CampaignEvent[], Refusal>;

/** A batch review of standards in force by their authority: every one of them gets an outcome, by a deadline. */
export const campaign: Decider<CampaignState, CampaignCommand, CampaignEvent, CampaignInput> = {
  kind: 'campaign',
  commands: {
    addStandards: true,
    removeStandard: true,
    recordOutcome: true,
    moveDeadline: true,
    closeCampaign: true,
    markCampaignOverdue: true,
    reviewOutcome: true,
  },
  start: openCampaign,
  decide: decideCampaign,
  evolve: (state, event) => evolveCampaign(state, event),
  due: dueOf,
  effects: campaignEffects,
  can: canCampaign,
  status: (state) => (state.closed ? 'closed' : state.overdue ? 'overdue' : 'open'),
  ended: (state) => state.closed,
};

function openCampaign(input: CampaignInput, context: Context): Decision {
  const allowed = needRole(context.actor, input.organisation, 'officer', 'secretariat');
  if (!allowed.ok) return allowed;
  const { stream } = context;
  if (!stream) throw new Error('a campaign names itself to the projects it asks: the shell must name its stream in the context');
  const { closesAt } = deadline(context.calendar, context.now, input.within);
  return ok([{ type: 'campaignOpened', by: context.actor.id, campaign: stream, deadline: closesAt, ...input }]);
}

function canCampaign(state: CampaignState, type: CampaignCommand['type'], { actor }: Context): Result<null, Refusal> {
  if (type === 'reviewOutcome') return actor.id.startsWith('stream:standard-project/') ? ok(null) : needStream(actor, null);
  if (type === 'markCampaignOverdue') return needSystem(actor);
  const chairOnly = type === 'moveDeadline' || type === 'closeCampaign';
  const allowed = chairOnly ? needRole(actor, state.organisation, 'chair') : needRole(actor, state.organisation, 'officer', 'secretariat');
  if (!allowed.ok) return allowed;
  if (state.closed) return shut('CAMPAIGN_CLOSED', 'closed', 'a campaign that is open');
  const { open, total } = figuresOf(state);
  if (type !== 'closeCampaign' || (open === 0 && total > 0)) return ok(null);
  return shut('OUTCOMES_MISSING', { open, total }, 'an outcome for every standard');
}

const shut = (code: string, found: Refusal['found'], needed: string): Result<null, Refusal> =>
  refuse(code, { rule: 'D-CAMPAIGN', source: 'D-CAMPAIGN', found, needed, cure: ['officer', 'secretariat'] });

function decideCampaign(state: CampaignState, command: CampaignCommand, context: Context): Decision {
  const allowed = canCampaign(state, command.type, context);
  if (!allowed.ok) return allowed;
  const by = context.actor.id;
  switch (command.type) {
    case 'addStandards':
      return addStandards(state, command, context);
    case 'removeStandard': {
      const item = itemOf(state, command.item);
      return item.ok ? ok([{ type: 'standardRemoved', by, item: command.item, number: item.value.number, reason: command.reason }]) : item;
    }
    case 'recordOutcome':
      return recordOutcome(state, command, context);
    case 'moveDeadline':
      return ok([{ type: 'deadlineMoved', by, deadline: deadline(context.calendar, context.now, command.within).closesAt, reason: command.reason }]);
    case 'closeCampaign':
      return ok([{ type: 'campaignClosed', by, summary: command.summary, figures: figuresOf(state) }]);
    case 'markCampaignOverdue':
      return overdue(state, context);
    case 'reviewOutcome':
      return outcomeReported(state, command, context);
    default:
      return unreachable(command);
  }
}

function overdue(state: CampaignState, { now }: Context): Decision {
  if (state.closed || state.overdue || now < state.deadline) return ok([]);
  return ok([{ type: 'campaignOverdue', due: state.deadline, open: figuresOf(state).open }]);
}

/** The deadline passes once, whether or not anything is open: what is overdue can be seen, and the record says when. */
function dueOf(state: CampaignState): Due<CampaignCommand> | null {
  return state.closed || state.overdue ? null : { at: state.deadline, command: { type: 'markCampaignOverdue' } };
}

function campaignEffects(event: CampaignEvent, state: CampaignState): readonly Effect[] {
  switch (event.type) {
    case 'standardsAdded':
      return event.standards.flatMap(({ project }) => (project === null ? [] : [asking(project, state)]));
    case 'campaignOpened':
      return [notice('campaign.opened', state, [{ feed: 'public' }], { deadline: state.deadline })];
    case 'campaignOverdue':
      return [notice('campaign.overdue', state, office(state), { due: event.due, open: event.open })];
    case 'campaignClosed':
      return [notice('campaign.closed', state, [{ feed: 'public' }, ...office(state)], { total: event.figures.total })];
    case 'standardRemoved':
    case 'outcomeRecorded':
    case 'outcomeReported':
    case 'deadlineMoved':
      return [];
    default:
      return unreachable(event);
  }
}

type Told = Extract<Effect, { readonly kind: 'notice' }>;

const office = ({ organisation }: CampaignState): Told['to'] =>
  (['officer', 'secretariat', 'chair'] as const).map((role) => ({ role, organisation }));

const notice = (template: string, { title, campaign: name }: CampaignState, to: Told['to'], data: Told['data']): Effect => ({
  kind: 'notice',
  template,
  to,
  data: { title: { zh: title.zh, en: title.en }, campaign: name, ...data },
});

function asking(
  project: Extract<Effect, { readonly kind: 'tell' }>['stream'],
  { campaign: name, organisation, title, rehearsal }: CampaignState,
): Effect {
  const command: CampaignOrder = { type: 'reviewAsked', campaign: name, organisation, reason: `${title.zh} / ${title.en}`, rehearsal };
  return { kind: 'tell', stream: project, command };
}
