import { partOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { ballotEvents } from './events.js';
import { ballotRefusals } from './refusals.js';
import type { BallotState } from './state.js';

/** The part of a ballot that is written once already: its events. Its acts stand in the older tables of `ballot.ts` still. */
export const writtenOnce = partOf<BallotState>()({
  kind: 'ballot',
  words: said('表决', 'ballot'),
  input: null,
  events: ballotEvents,
  acts: [],
  refusals: ballotRefusals,
});
