import { ballot as decider } from '../domain/ballot/ballot.js';
import { said } from '../domain/kernel/words.js';
import { lifecycle } from './shell/lifecycle.js';

const phases = {
  draft: said('草稿', 'draft'),
  open: said('表决中', 'open'),
  tied: said('票数相等，待裁决', 'tied, the chair decides'),
  closed: said('表决结束', 'closed'),
  settled: said('结果已定', 'settled'),
  recalled: said('已撤回', 'recalled'),
  voided: said('已作废', 'voided'),
} as const;

/** One question put to a frozen electorate by a frozen rule. */
export const ballot = lifecycle(decider, {
  stage: ({ phase }) => phases[phase],
  waitsFor: ({ followUps = [] }) => followUps.filter(({ running }) => running).map(({ stream }) => stream),
});
