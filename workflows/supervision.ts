import { said } from '../domain/kernel/words.js';
import { supervision as decider } from '../domain/supervision/supervision.js';
import { lifecycle } from './shell/lifecycle.js';

const stages = { inquiry: said('询问', 'inquiry'), rectification: said('整改', 'rectification'), closed: said('已办结', 'concluded') } as const;

/** A matter between a supervising department and a society. What it suspends, the society hands on to its projects. */
export const supervision = lifecycle(decider, {
  stage: ({ conclusion, findings }) => stages[conclusion !== null ? 'closed' : findings.length > 0 ? 'rectification' : 'inquiry'],
});
