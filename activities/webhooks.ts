import { cancellationSignal } from '@temporalio/activity';
import { beating } from './beating.js';
import { endOf, type Turn } from './notices.js';

/** The port: one turn of a webhook. It ends soon after `stop`. */
export interface Hooks {
  turn(hook: string, stop: AbortSignal): Promise<Turn>;
}

/** The activities of the queue of webhooks, made from their port. */
export const webhookActivities = (hooks: Hooks) => ({
  deliverMessages: (hook: string): Promise<'through' | 'more'> =>
    endOf(
      beating(() => hooks.turn(hook, cancellationSignal())),
      'messages wait; the ledger of the webhook says why',
    ),
});

export type WebhookActivities = ReturnType<typeof webhookActivities>;
