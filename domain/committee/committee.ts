import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { committeeActs } from './acts.js';
import type { CommitteeState } from './state.js';
import { committeeDue } from './due.js';
import { committeeEvents } from './events.js';
import { startFields } from './fields.js';
import { committeeRefusals } from './refusals.js';
import { startCommittee, starters } from './start-committee.js';

/** A technical committee's whole life: 筹建 to 注销, over decades. */
export const committee = lifecycleOf<CommitteeState>()({
  kind: 'committee',
  words: said('技术委员会', 'technical committee'),
  input: startFields,
  start: startCommittee,
  starters,
  events: committeeEvents,
  acts: committeeActs,
  refusals: committeeRefusals,
  due: committeeDue,
  status: (state) => state.code,
  ended: (state) => state.end !== null,
});
