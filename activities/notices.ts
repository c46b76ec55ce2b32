import { cancellationSignal } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { beating } from './beating.js';

/**
 * How a turn of a notice ended. `through`: everybody has an outcome. `more`: its share is sent, others come first. `wait`: the mail server is away or put somebody off;
 * again after so many ms.
 */
export type Turn = { readonly end: 'through' | 'more' } | { readonly end: 'wait'; readonly ms: number };

/** The port: one turn of a notice. It ends soon after `stop`. */
export interface Post {
  turn(notice: string, stop: AbortSignal): Promise<Turn>;
}

/** Ends an activity as its turn ended. A failure leaves no history however often it comes: days without a mail server are one event. */
export async function endOf(turn: Promise<Turn>, why: string): Promise<'through' | 'more'> {
  const ended = await turn;
  if (ended.end !== 'wait') return ended.end;
  throw ApplicationFailure.create({ message: why, nextRetryDelay: ended.ms, category: ApplicationFailureCategory.BENIGN });
}

/** The activities of the mail queue, made from their port. */
export const noticeActivities = (post: Post) => ({
  deliverNotice: (notice: string): Promise<'through' | 'more'> =>
    endOf(
      beating(() => post.turn(notice, cancellationSignal())),
      'mail waits; the ledger of notices says why',
    ),
});

export type NoticeActivities = ReturnType<typeof noticeActivities>;
