import type { Instant } from '../kernel/decider.js';
import { momentOf, type Moment, type Window } from '../kernel/over.js';
import type { ConsultationPhase, ConsultationState } from './state.js';

type Timed = Pick<ConsultationState, 'phase' | 'closesAt' | 'countsUntil'>;

/** Once the table is signed a late comment has no table to stand in. */
const lives: { readonly [phase in ConsultationPhase]: Window['life'] } = { open: 'running', closed: 'over', settled: 'gone', voided: 'gone' };

/** The time in which this round takes comments. */
export const consultationWindow = ({ phase, closesAt, countsUntil }: Timed): Window => ({ life: lives[phase], closesAt, countsUntil });

export const consultationMoment = (state: Timed, now: Instant): Moment => momentOf(consultationWindow(state), now);

/** Signed or called off: nothing happens to it any more. */
export const isGone = (state: Timed): boolean => consultationWindow(state).life === 'gone';
