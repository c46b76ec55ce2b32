import type { ActorId } from '../actor.js';
import type { Instant, Stream } from '../decider.js';
import type { ConsultationInput } from '../messages.js';
import type { CommentMark, Disposition } from './consultation-state.js';
import type { CommentCommand } from './consultation-command.js';

/** A comment as the archive keeps it: `comment` is its 序号, `print` stands for its author in the state. */
export type Received = Omit<CommentCommand, 'type' | 'via'> & {
  readonly comment: number;
  readonly print: string;
  readonly via: NonNullable<CommentCommand['via']>;
  readonly by: ActorId;
};

/** The figures under the 意见汇总处理表. */
export type Figures = {
  readonly comments: number;
  readonly late: number;
  readonly adopted: number;
  readonly partly: number;
  readonly rejected: number;
  readonly withdrawn: number;
  readonly duplicates: number;
  readonly open: number;
  readonly objections: number;
  readonly sent: number;
  readonly replied: number;
  readonly withComments: number;
  readonly noReply: number;
};

export type Window = {
  readonly closesAt: Instant;
  readonly countsUntil: Instant;
  readonly provisional: boolean;
  readonly reminders: readonly number[];
};

export type ConsultationEvent =
  | ({ readonly type: 'consultationOpened'; readonly stream: Stream; readonly input: ConsultationInput; readonly fullDays: number } & Window)
  | ({ readonly type: 'commentReceived' } & Received)
  | ({ readonly type: 'commentKeptLate'; readonly lateByMs: number } & Received)
  /** `answered`: it stands for duplicates and is answered all the same. */
  | { readonly type: 'commentWithdrawn'; readonly comment: number; readonly answered: boolean; readonly by: ActorId }
  | { readonly type: 'replyRecorded'; readonly organisation: string; readonly by: ActorId }
  /** One disposition for one comment or a block. `was` has the former mark of each, so a change of mind stays visible. */
  | {
      readonly type: 'commentsDisposed';
      readonly comments: readonly number[];
      readonly disposition: Disposition;
      readonly reason: string | null;
      readonly block: number | null;
      readonly was: string;
      /** How long its authors have to object before the round is settled; null where they got what they asked for. */
      readonly objectUntil: Instant | null;
      readonly by: ActorId;
    }
  | {
      readonly type: 'duplicatesLinked';
      readonly lead: number;
      readonly comments: readonly number[];
      readonly objectUntil: Instant | null;
      readonly by: ActorId;
    }
  | {
      readonly type: 'dispositionObjected';
      readonly comment: number;
      readonly mark: CommentMark;
      readonly reason: string;
      readonly answerBy: Instant;
      readonly provisional: boolean;
      readonly by: ActorId;
    }
  | {
      readonly type: 'objectionToCommentAnswered';
      readonly comment: number;
      readonly answer: string;
      /** Null: the disposition stands. `was` is the mark before. */
      readonly disposition: Disposition | null;
      readonly was: CommentMark;
      readonly objectUntil: Instant | null;
      readonly by: ActorId;
    }
  | { readonly type: 'objectionOverdue'; readonly open: number; readonly answerBy: Instant }
  | ({ readonly type: 'consultationExtended'; readonly days: number; readonly reason: string; readonly by: ActorId } & Window)
  | { readonly type: 'textCorrected'; readonly from: string; readonly to: string; readonly reason: string; readonly by: ActorId }
  | { readonly type: 'consultationVoided'; readonly reason: string; readonly to: string | null; readonly by: ActorId }
  /** Their time had passed when the clock came to them (the system was away); `days` left as each would have said. */
  | { readonly type: 'addresseeRemindersSkipped'; readonly days: readonly number[] }
  | { readonly type: 'addresseesReminded'; readonly daysLeft: number; readonly silent: readonly string[] }
  | {
      readonly type: 'consultationClosed';
      readonly comments: number;
      readonly late: number;
      readonly answerBy: Instant;
      readonly provisional: boolean;
    }
  | { readonly type: 'answerOverdue'; readonly open: number }
  | { readonly type: 'consultationSettled'; readonly substantive: boolean; readonly figures: Figures; readonly by: ActorId };
