import { campaign as decider } from '../domain/campaign/campaign.js';
import { said } from '../domain/kernel/words.js';
import { lifecycle } from './shell/lifecycle.js';

const stages = { open: said('进行中', 'open'), overdue: said('已逾期', 'overdue'), closed: said('已结束', 'closed') } as const;

/** A batch review of standards in force by their authority. It asks their projects, which are nobody's children. */
export const campaign = lifecycle(decider, { stage: ({ closed, overdue }) => stages[closed ? 'closed' : overdue ? 'overdue' : 'open'] });
