import type { Context } from '../kernel/decider.js';
import { happened, type Verdict } from '../kernel/gate.js';
import { after } from './ahead.js';
import { marksCounted } from './consent.js';
import { countPapers } from './count-marks.js';
import type { BallotEvent } from './events.js';
import { resultRevised } from './events/close.js';
import { recirculated } from './recirculation.js';
import { resultOf } from './result-of.js';
import type { BallotState } from './state.js';

/** Events after the close that may change what is counted, and with it the result. */
const revising: readonly BallotEvent['type'][] = [
  'seatRecused',
  'paperObjected',
  'conditionalConfirmed',
  'negativeWithdrawn',
  'negativeAnswered',
  'negativeHandled',
  'factRecorded',
  'followUpConcluded',
];

/** After close a lawful change brings a second result beside the first; before close it simply counts. */
export function withRevision(state: BallotState, decision: Verdict<BallotEvent>, { now }: Context): Verdict<BallotEvent> {
  if (!decision.ok || (state.phase !== 'closed' && state.phase !== 'tied') || !state.result) return decision;
  const event = decision.value.findLast((one) => revising.includes(one.type));
  if (!event || recirculated(state)) return decision;
  const next = after(state, decision.value, now);
  const result = resultOf(next);
  if (JSON.stringify(result) === JSON.stringify(state.result)) return decision;
  const seat = 'seat' in event ? { seat: event.seat } : {};
  const papers = countPapers(marksCounted(next));
  return happened(...decision.value, resultRevised({ cause: event.type, ...seat, before: state.result, papers, ...result }));
}
