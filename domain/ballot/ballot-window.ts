import type { Instant } from '../kernel/decider.js';
import { momentOf, type Moment, type Window } from '../kernel/over.js';
import type { BallotState, Phase } from './state.js';

type Timed = Pick<BallotState, 'phase' | 'closesAt' | 'countsUntil'>;

const lives: { readonly [phase in Phase]: Window['life'] } = {
  draft: 'before',
  open: 'running',
  tied: 'over',
  closed: 'over',
  settled: 'over',
  recalled: 'gone',
  voided: 'gone',
};

/** The time in which this ballot takes votes. */
export const ballotWindow = ({ phase, closesAt, countsUntil }: Timed): Window => ({ life: lives[phase], closesAt, countsUntil });

export const ballotMoment = (state: Timed, now: Instant): Moment => momentOf(ballotWindow(state), now);

/** When votes ceased to be taken, or will: a meeting may close its vote before the time that was set. */
export const windowEnd = ({ phase, closesAt, closedAt }: Pick<BallotState, 'phase' | 'closesAt' | 'closedAt'>): Instant | null =>
  closesAt === null || closedAt === undefined || phase === 'open' ? closesAt : Math.min(closesAt, closedAt);
