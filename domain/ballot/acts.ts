import type { CommandOf } from '../kernel/act.js';
import { changeActs } from './acts/changes.js';
import { closeActs } from './acts/close.js';
import { followUpActs } from './acts/follow-ups.js';
import { openingActs } from './acts/opening.js';
import { paperActs } from './acts/papers.js';
import { proposalActs } from './acts/proposals.js';
import { seatActs } from './acts/seats.js';
import { voidingActs } from './acts/voiding.js';
import { voteActs } from './acts/votes.js';
import { windowActs } from './acts/window.js';

export const ballotActs = [
  ...openingActs,
  ...voteActs,
  ...paperActs,
  ...changeActs,
  ...seatActs,
  ...windowActs,
  ...voidingActs,
  ...proposalActs,
  ...closeActs,
  ...followUpActs,
] as const;
export type BallotCommand = CommandOf<typeof ballotActs>;
export type Command<Type extends BallotCommand['type']> = Extract<BallotCommand, { readonly type: Type }>;
