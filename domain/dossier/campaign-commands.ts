import type { CampaignState } from '../campaign/state.js';
import { as, byTable, termTo, type CommandOf, type Fields, type Translate } from './command-table.js';

const reported: Translate = ({ item, number, answer }, { state }) => {
  const { items } = state as CampaignState; // folded by the campaign's own decider
  return { type: 'reviewOutcome', project: items.find((one) => one.n === item)?.project ?? null, outcome: answer, number };
};

/** No term ends at such an instant: a day is none that does, and the difference shows. */
const aDay = { count: 1, unit: 'calendarDays' } as const;

const moved: Translate = ({ deadline, reason }, { calendar, at }) => ({
  type: 'moveDeadline',
  within: (typeof deadline === 'number' ? termTo(calendar, at, deadline) : null) ?? aDay,
  reason,
});

export const campaignCommandOf: CommandOf = byTable({
  campaignOpened: ({ type: _type, by: _by, campaign: _campaign, deadline: _deadline, ...input }) => ({ type: 'start', input }),
  standardsAdded: ({ standards }) => ({
    type: 'addStandards',
    standards: (standards as readonly Fields[]).map(({ number, title, project }) => ({ number, title, ...(project === null ? {} : { project }) })), // as they were added
  }),
  standardRemoved: 'removeStandard',
  outcomeRecorded: (data) => as('recordOutcome', data),
  outcomeReported: reported,
  deadlineMoved: moved,
  campaignOverdue: 'markCampaignOverdue',
  campaignClosed: 'closeCampaign',
});
