import { said } from '../domain/kernel/words.js';
import { meeting as decider } from '../domain/meeting/meeting.js';
import { lifecycle } from './shell/lifecycle.js';

const phases = {
  called: said('已通知', 'called'),
  open: said('开会中', 'open'),
  adjourned: said('休会', 'adjourned'),
  held: said('已开完', 'held'),
  minuted: said('纪要待确认', 'minutes wait to be confirmed'),
  filed: said('纪要已归档', 'minutes filed'),
  cancelled: said('已取消', 'cancelled'),
} as const;

/** A meeting of a committee, from its call to its confirmed minutes. */
export const meeting = lifecycle(decider, {
  stage: ({ phase }) => phases[phase],
  waitsFor: ({ votes }) => votes.filter(({ phase }) => phase === 'open' || phase === 'closing').map(({ ballot }) => ballot),
});
