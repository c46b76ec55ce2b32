import { drafting as decider } from '../domain/drafting/drafting.js';
import { said } from '../domain/kernel/words.js';
import { lifecycle } from './shell/lifecycle.js';

const phases = {
  working: said('起草中', 'working'),
  agreed: said('已协商一致', 'in consensus'),
  disbanded: said('已解散', 'disbanded'),
} as const;

/** A drafting group's work by consensus on one text. */
export const drafting = lifecycle(decider, {
  stage: ({ phase }) => phases[phase],
  waitsFor: ({ issues }) => issues.flatMap(({ ballot, vote }) => (ballot !== null && vote === 'running' ? [ballot] : [])),
});
