import type { PersonId } from '../person-id.js';
import type { Term } from '../calendar/deadline.js';
import type { BallotReport, CommitteeReport, Seat } from '../messages.js';
import type { ClausePrint } from './clause-tree.js';
import type { Position } from './drafting-state.js';

/** `clauses`, `duplicates` and `gaps` are read from the stored text by the API; no client chooses them. */
export type UploadVersion = {
  readonly type: 'uploadVersion';
  readonly sha256: string;
  readonly note: string;
  readonly clauses: readonly ClausePrint[];
  readonly duplicates: readonly string[];
  readonly gaps: readonly string[];
};

/** On the named clauses, on the `whole` draft, or else on every clause that does not stand yet; without `window` it is as long as the terms say. */
export type OpenCall = {
  readonly type: 'openCall';
  readonly clauses?: readonly string[];
  readonly whole?: boolean;
  readonly window?: Term;
  readonly note?: string;
};

/** Without `clauses` it holds for the whole call. An objection says why, and how it should read instead. */
export type StatePosition = {
  readonly type: 'statePosition';
  readonly call: number;
  readonly position: Position;
  readonly clauses?: readonly string[];
  readonly reason?: string;
  readonly proposed?: string;
};

/** `from` and `to` are the texts compared, found by the API together with the alarm itself. */
export type AnswerAlarm = {
  readonly type: 'answerAlarm';
  readonly alarm: string;
  readonly answer: 'explained' | 'toFix';
  readonly reason: string;
  readonly from: string;
  readonly to: string;
};

export type DraftingCommand =
  | UploadVersion
  | OpenCall
  | StatePosition
  | AnswerAlarm
  | { readonly type: 'closeCall'; readonly call: number }
  | { readonly type: 'cancelCall'; readonly call: number; readonly reason: string }
  | { readonly type: 'parkRemark'; readonly clause: string; readonly remark: string }
  | { readonly type: 'answerIssue'; readonly issue: number; readonly answer: string; readonly version?: number }
  | { readonly type: 'sustainConcern'; readonly issue: number; readonly reason: string; readonly proposed: string }
  | { readonly type: 'withdrawIssue'; readonly issue: number; readonly reason: string }
  | { readonly type: 'escalate'; readonly issue: number; readonly reason: string }
  | {
      readonly type: 'recordMediation';
      readonly issue: number;
      readonly people: readonly { readonly person: PersonId; readonly name: string }[];
      readonly outcome: 'agreed' | 'failed';
      readonly summary: string;
      readonly record?: string;
    }
  /** `committeeEnded` is what the API saw: a group cannot look at its committee, and one that is no more answers nobody. */
  | { readonly type: 'voteOnObjection'; readonly issue: number; readonly window?: Term; readonly committeeEnded?: boolean }
  | { readonly type: 'decideObjection'; readonly issue: number; readonly upheld: boolean; readonly reason: string }
  | { readonly type: 'declareConsensus' }
  | {
      readonly type: 'changeGroup';
      readonly join?: readonly Seat[];
      readonly leave?: readonly PersonId[];
      readonly editors?: readonly PersonId[];
      readonly note: string;
    }
  | { readonly type: 'disband'; readonly reason: string }
  | { readonly type: 'noteOverdueAnswers' }
  | BallotReport
  | CommitteeReport;

export type DraftingAct<Type extends DraftingCommand['type']> = Extract<DraftingCommand, { readonly type: Type }>;
