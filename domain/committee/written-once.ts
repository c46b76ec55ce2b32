import { lifecycleOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { writtenActs } from './acts.js';
import { committeeEvents } from './events.js';
import { startFields } from './fields.js';
import { committeeRefusals } from './refusals.js';
import type { CommitteeState } from './committee-state.js';
import { startCommittee } from './start-committee.js';

/**
 * The part of a committee's life whose acts are written once already. It stands beside the old tables in `committee.ts` until the last of them is
 * moved; then this is the committee, and its deadlines, which pass by an act of the old form yet, are its own.
 */
export const writtenOnce = lifecycleOf<CommitteeState>()({
  kind: 'committee',
  words: said('技术委员会', 'technical committee'),
  input: startFields,
  start: startCommittee,
  events: committeeEvents,
  acts: writtenActs,
  refusals: committeeRefusals,
  due: () => null,
  status: (state) => state.code,
  ended: (state) => state.end !== null,
});
