import type { Instant } from '../kernel/decider.js';
import { partOf } from '../kernel/lifecycle.js';
import { said } from '../kernel/words.js';
import { ballotEvents, type BallotEvent } from './events.js';
import type { BallotState } from './state.js';

/** The events without any act: what an act may look ahead with, to see what it would bring. */
const { evolve } = partOf<BallotState>()({
  kind: 'ballot',
  words: said('表决', 'ballot'),
  input: null,
  events: ballotEvents,
  acts: [],
  refusals: {},
});

export const after = (state: BallotState, events: readonly BallotEvent[], now: Instant): BallotState =>
  events.reduce((folded, event) => evolve(folded, event, now), state);

/** The state a ballot is born with. */
export const bornWith = (birth: BallotEvent, now: Instant): BallotState => evolve(null, birth, now);
