import type { Context } from '../../kernel/decider.js';
import { partOf } from '../../kernel/lifecycle.js';
import { said } from '../../kernel/words.js';
import type { Verdict } from '../../kernel/gate.js';
import type { Change } from '../change.js';
import { ballotEvents, type BallotEvent } from '../events.js';
import { ballotRefusals } from '../refusals.js';
import { withRevision } from '../revision.js';
import type { BallotState } from '../state.js';
import { orProposed } from '../two-persons.js';
import { recordMandate, withdrawMandate } from './mandates.js';
import { answerNegative, findPersuasive, putMotion, recordFact, withdrawNegative } from './negatives.js';
import { objectPaper } from './papers.js';
import { recuse } from './seats.js';
import { swapBallotText } from './text.js';
import { confirmConditional } from './votes.js';

/** Acts that may change a cast vote, who votes and counts, or a result that was declared. Whether one does is seen by what it would bring. */
const whole = [
  recuse,
  recordMandate,
  withdrawMandate,
  objectPaper,
  confirmConditional,
  withdrawNegative,
  answerNegative,
  findPersuasive,
  putMotion,
  recordFact,
  swapBallotText,
] as const;

const carriedOut = partOf<BallotState>()({
  kind: 'ballot',
  words: said('表决中的更改', 'changes of a ballot'),
  input: null,
  events: ballotEvents,
  acts: whole,
  refusals: ballotRefusals,
});

/** What a change brings when it is done: asked whether it is open still, decided as things are now. */
export const carryOut = (state: BallotState, change: Change, context: Context): Verdict<BallotEvent> =>
  withRevision(state, carriedOut.decide(state, change, context), context);

/**
 * Done by one person, each of them only asks for what a second person has to agree to. `decide` is given the whole command, which is what waits; the
 * gates were asked before it.
 */
export const changeActs = whole.map((one) => ({
  ...one,
  decide: (state: BallotState, change: Change, context: Context): Verdict<BallotEvent> => {
    const brings = withRevision(state, one.decide(state, change as never, context), context); // each its own change: the compiler cannot follow
    return orProposed(state, { change, brings }, context);
  },
}));
