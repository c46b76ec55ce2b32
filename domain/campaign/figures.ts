import type { CampaignState, Figures } from './state.js';
import { outcomesOf } from './words.js';

/** Done, open and overdue, and how many have each outcome of the scope, none included. */
export function figuresOf({ items, scope, overdue }: Pick<CampaignState, 'items' | 'scope' | 'overdue'>): Figures {
  const done = items.filter((item) => item.outcome !== null).length;
  const open = items.length - done;
  const byOutcome = Object.fromEntries(outcomesOf[scope].map((outcome) => [outcome, items.filter((item) => item.outcome === outcome).length]));
  return { total: items.length, done, open, overdue: overdue ? open : 0, byOutcome };
}
