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

/** The activities of the mail queue, made from their port. */
export const noticeActivities = (post: Post) => ({
  async deliverNotice(notice: string): Promise<'through' | 'more'> {
    const turn = await beating(() => post.turn(notice, cancellationSignal()));
    if (turn.end !== 'wait') return turn.end;
    // A failure leaves no history however often it comes: days without a mail server are one event.
    throw ApplicationFailure.create({
      message: 'mail waits; the ledger of notices says why',
      nextRetryDelay: turn.ms,
      category: ApplicationFailureCategory.BENIGN,
    });
  },
});

export type NoticeActivities = ReturnType<typeof noticeActivities>;
