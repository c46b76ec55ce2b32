import type { PersonId } from '../kernel/person-id.js';
import type { Term } from '../law/calendar/deadline.js';
import type { Instant, Stream } from '../kernel/decider.js';

/**
 * One character per comment: `o` open, `a` adopted, `p` partly adopted, `r` rejected, `w` withdrawn, `d` duplicate of another;
 * the same in capitals for a comment that came late (`O` … `D`).
 */
export const commentMarks = ['o', 'a', 'p', 'r', 'w', 'd', 'O', 'A', 'P', 'R', 'W', 'D'] as const;
export type CommentMark = (typeof commentMarks)[number];

/** Ten characters of state each: 16,000 comments are 160 KB. */
export const maxComments = 16_000;

export type ConsultationPhase = 'open' | 'closed' | 'settled' | 'voided';

/** A comment round. Per comment it keeps ten characters (mark, objection, author's print); texts live in the archive only. */
export type ConsultationState = {
  readonly stream: Stream;
  readonly phase: ConsultationPhase;
  readonly project: Stream;
  readonly organisation: string;
  readonly title: string;
  readonly round: number;
  readonly text: string;
  readonly public: boolean;
  readonly lateDisposition: 'required' | 'optional';
  readonly answer: Term;
  readonly rehearsal: boolean;
  readonly openedAt: Instant;
  readonly closesAt: Instant;
  /** Comments the API took in time may be sequenced a moment later; they count until here. */
  readonly countsUntil: Instant;
  readonly answerBy: Instant | null;
  readonly answerOverdue: boolean;
  readonly reminders: readonly number[];
  readonly remindersLeft: readonly number[];
  readonly comments: number;
  readonly marks: readonly string[];
  /** `.`, `x`: the commenter objected to the disposition, which is possible once, `y`: and was answered, or `z`: and there is another disposition since. */
  readonly objections: readonly string[];
  readonly objection?: Term;
  /** Until then the author of a comment not wholly adopted may object before the round is settled; absent while there is none. */
  readonly objectUntil?: Instant;
  /** By when the first of the objections that are open is to be answered; absent when none is. */
  readonly objectionsBy?: Instant;
  readonly objectionsOverdue?: boolean;
  /** Eight characters per comment, the print of its author, 128 authors a row. */
  readonly authors: readonly string[];
  /** Comments that stand for duplicates: their author's withdrawal does not take away the others' question. */
  readonly leads: readonly number[];
  readonly addressees: readonly string[];
  readonly drafters: readonly PersonId[];
  /** One character per addressee: `.` silent, `n` replied without comments, `c` commented. */
  readonly replies: string;
  readonly blocks: number;
  /** Why the round was called off, and when. */
  readonly voided?: { readonly reason: string; readonly at: Instant };
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
