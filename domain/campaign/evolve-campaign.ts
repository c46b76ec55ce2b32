import { unreachable } from '../result.js';
import type { CampaignEvent, CampaignItem, CampaignState } from './campaign-state.js';

/** Total: an item once answered by hand keeps that outcome; a later report of its project replaces it only when it brings one. */
export function evolveCampaign(state: CampaignState | null, event: CampaignEvent): CampaignState {
  if (event.type === 'campaignOpened') {
    const { type: _type, by: _by, ...opened } = event;
    return { ...opened, overdue: false, added: 0, items: [], closed: false };
  }
  if (state === null) throw new Error(`${event.type} before campaignOpened`);
  switch (event.type) {
    case 'standardsAdded':
      return {
        ...state,
        added: event.standards.at(-1)?.n ?? state.added,
        items: [...state.items, ...event.standards.map(({ n, number, project }) => ({ n, number, project, answer: null, outcome: null }))],
      };
    case 'standardRemoved':
      return { ...state, items: state.items.filter((one) => one.n !== event.item) };
    case 'outcomeRecorded':
      return changed(state, event.item, { outcome: event.outcome });
    case 'outcomeReported':
      return changed(state, event.item, { answer: event.answer, ...(event.outcome === null ? {} : { outcome: event.outcome }) });
    case 'deadlineMoved':
      return { ...state, deadline: event.deadline, overdue: false };
    case 'campaignOverdue':
      return { ...state, overdue: true };
    case 'campaignClosed':
      return { ...state, closed: true };
    default:
      return unreachable(event);
  }
}

const changed = (state: CampaignState, n: number, change: Partial<CampaignItem>): CampaignState => ({
  ...state,
  items: state.items.map((one) => (one.n === n ? { ...one, ...change } : one)),
});
