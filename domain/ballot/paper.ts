import type { Instant } from '../kernel/decider.js';
import type { BallotState, Paper } from './state.js';

/** Days in which a voter may object to a sheet typed in for them. */
const objectionDays = 3;

export const objectUntil = ({ confirmedAt }: Paper): Instant | null => (confirmedAt === null ? null : confirmedAt + objectionDays * 86_400_000);

export const paperOf = (state: BallotState, seat: number): Paper | undefined => state.papers.find((paper) => paper.seat === seat);
