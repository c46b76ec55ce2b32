import { consultation as decider } from '../domain/consultation/consultation.js';
import { said } from '../domain/kernel/words.js';
import { lifecycle } from './shell/lifecycle.js';

const phases = {
  open: said('征求意见中', 'open'),
  closed: said('已截止，意见处理中', 'closed, comments being answered'),
  settled: said('处理完毕', 'settled'),
  voided: said('已作废', 'voided'),
} as const;

/** One comment round on one text. */
export const consultation = lifecycle(decider, { stage: ({ phase }) => phases[phase] });
