import type { NegativeWay } from '../ballot-rule/ballot-rule.js';
import type { Term } from '../calendar/deadline.js';
import type { ChangedClause, FollowUpReport } from '../follow-up-messages.js';
import type { BallotOrder, Roll, SeatOrder } from '../messages.js';
import type { Instant } from '../decider.js';
import type { KnownUnits, Mandate, SheetSays, Voiding } from './state.js';
import type { Choice } from './words.js';

/** A voter's paper: `text` is the SHA-256 of what the voter read. */
export type CastVote = {
  readonly type: 'castVote';
  readonly seat: number;
  readonly choice: Choice;
  readonly reason?: string;
  readonly comment?: string;
  readonly text: string;
  /** In a recirculation: the clause the reason or the comment is about. */
  readonly clause?: string;
  /** The voter means it: an abstention without a word where the terms ask twice. */
  readonly confirmed?: boolean;
};

/** A sheet typed in for a voter; `scan` is the SHA-256 of the scan or of the note of the call. */
export type EnterPaper = {
  readonly type: 'enterPaper';
  readonly seat: number;
  readonly choice: Choice | 'spoilt';
  /** The ticks as they stand on the sheet; two of them spoil it. */
  readonly ticks?: readonly Choice[];
  readonly reason?: string;
  readonly comment?: string;
  readonly text: string;
  readonly scan: string;
};

export type BallotCommand =
  | { readonly type: 'openBallot'; readonly known?: KnownUnits }
  | CastVote
  | EnterPaper
  /** The second person names the entry and says what stands on the scan, without having been shown what was typed. */
  | ({ readonly type: 'confirmPaper'; readonly seat: number; readonly n: number; readonly scan: string } & SheetSays)
  | { readonly type: 'objectPaper'; readonly seat: number; readonly reason: string }
  | { readonly type: 'confirmConditional'; readonly seat: number; readonly text: string }
  | { readonly type: 'recuse'; readonly seat: number; readonly reason: string; readonly evidence: string; readonly proof?: string }
  | { readonly type: 'recordAttendance'; readonly present: readonly number[] }
  | { readonly type: 'proposeExtension'; readonly days: number; readonly reason: string }
  | { readonly type: 'confirmExtension'; readonly n: number }
  | { readonly type: 'proposeReopening'; readonly days: number; readonly reason: string }
  | { readonly type: 'confirmReopening'; readonly n: number }
  | { readonly type: 'proposeVoiding'; readonly reason: string; readonly fault?: Voiding['fault'] }
  | { readonly type: 'confirmVoiding'; readonly n: number }
  /** The second person, for a change that one person asked for. */
  | { readonly type: 'confirmChange'; readonly n: number }
  /** The second person says no; whoever proposed takes it back. Nothing changes, and the reason is kept. */
  | { readonly type: 'declineProposal'; readonly proposal: number; readonly reason: string }
  | { readonly type: 'withdrawProposal'; readonly proposal: number; readonly reason: string }
  | { readonly type: 'recallBallot'; readonly reason: string }
  | { readonly type: 'closeMeeting' }
  | { readonly type: 'decideTie'; readonly choice: 'yes' | 'no'; readonly reason: string }
  | BallotOrder
  | SeatOrder
  | FollowUpReport
  /** The voter takes a negative back, or clears a Discuss: what the paper says instead. */
  | { readonly type: 'withdrawNegative'; readonly seat: number; readonly to: Choice; readonly text: string }
  | { readonly type: 'answerNegative'; readonly seat: number; readonly answer: string }
  | { readonly type: 'findPersuasive'; readonly seat: number; readonly reason: string }
  /** A ballot of its own on one negative; `roll` where others than this roll decide (the W3C Council). */
  | { readonly type: 'putMotion'; readonly seat: number; readonly way: NegativeWay; readonly window?: Term; readonly roll?: Roll }
  | { readonly type: 'recirculate'; readonly text: string; readonly changes: readonly ChangedClause[]; readonly window?: Term }
  | { readonly type: 'supportAppeal'; readonly seat: number; readonly reason: string }
  | { readonly type: 'recordFact'; readonly fact: string; readonly value: number | boolean; readonly evidence: string }
  /** The voter has seen the corrected text, and the vote stands. */
  | { readonly type: 'standByVote'; readonly seat: number; readonly text: string }
  | ({ readonly type: 'recordMandate' } & Mandate)
  | { readonly type: 'withdrawMandate'; readonly seat: number; readonly reason: string }
  /** The system was away: measured by its own heartbeats. */
  | { readonly type: 'outageMeasured'; readonly from: Instant; readonly to: Instant }
  | { readonly type: 'remindUnvoted'; readonly daysLeft: number }
  | { readonly type: 'closeBallot' }
  | { readonly type: 'settleBallot' };

export type Command<Type extends BallotCommand['type']> = Extract<BallotCommand, { readonly type: Type }>;
