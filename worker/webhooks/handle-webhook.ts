import type { Connection } from 'mongoose';
import type { Turn } from '../../activities/notices.js';
import { eventNames } from '../../contract/event-names.js';
import { formatInstant } from '../../domain/law/calendar/instant.js';
import { apiLink, lifecycleLink } from '../../contract/notices/mail-words.js';
import type { HookBody } from '../../contract/webhook.js';
import type { HookGuard } from '../../contract/webhook-address.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { findWebhook, stopWebhook, webhookFails, webhookWorks, type WebhookRow } from '../../db/webhook.js';
import type { PersonalStore } from '../../db/personal.js';
import { markTried, messageId, waitingMessages, type MessageRow } from '../../db/webhook-message.js';
import { HookRefused, postGuarded, type Resolve } from './post-guarded.js';
import { robotRefusal, shapes } from './shapes.js';

/** What a turn of a webhook needs. */
export type HookPorts = {
  readonly db: Connection;
  readonly personal: PersonalStore;
  readonly publicUrl: string;
  readonly guard: HookGuard;
  readonly resolve: Resolve;
  readonly clock: () => number;
};

/** Messages of one turn, and how long one takes, so that others get theirs in between. */
const turnLimit = { messages: 100, ms: 60_000 } as const;
/** After so long without a message that got through, nothing more is tried until the office says so. */
export const giveUpAfter = 5 * 86_400_000;
const shortest = 5_000;
const longest = 600_000;
/** Wait after so many attempts: 5 s, 10 s, 20 s … 10 min. */
const backOff = (attempts: number): number => Math.min(longest, shortest * 2 ** Math.min(Math.max(0, attempts - 1), 20));

export const bodyOf = ({ type, at, cursor, stream, seq, title, rehearsal }: MessageRow, publicUrl: string): HookBody => {
  const about = stream as Stream; // messages are written with the stream of their event
  return {
    ...{ type, timestamp: formatInstant(at) },
    data: { cursor, stream, seq, ...eventNames(type), title, rehearsal, page: lifecycleLink(publicUrl, about), api: apiLink(publicUrl, about) },
  };
};

type Verdict = { readonly status: number | null; readonly error: string | null; readonly gone: boolean };

type Sending = { readonly hook: WebhookRow; readonly message: MessageRow; readonly stop: AbortSignal };

/** Nothing that the other side says is kept but its status: it may quote what it was sent. */
async function send(ports: HookPorts, { hook, message, stop }: Sending): Promise<Verdict> {
  const now = ports.clock();
  const { url, secret, earlier, robotSecret } = ports.personal.webhooks.open(hook);
  const secrets = earlier !== null && (hook.earlierUntil ?? 0) > now ? [secret, earlier] : [secret];
  const shaped = shapes[hook.shape](bodyOf(message, ports.publicUrl), { id: messageId(message), url, secrets, robotSecret, at: now });
  try {
    const { status, body } = await postGuarded(shaped, { guard: ports.guard, resolve: ports.resolve, stop });
    const refused = hook.shape === 'standard' ? null : robotRefusal(body);
    const taken = status >= 200 && status < 300;
    return { status, error: taken ? refused : `status ${status}`, gone: status === 410 };
  } catch (error) {
    return { status: null, error: wordOf(error), gone: false };
  }
}

/** The code of a failed connection, not its sentence: that names the address. */
function wordOf(error: unknown): string {
  if (error instanceof HookRefused) return error.message;
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no connection';
}

/** One turn of one webhook: its messages in the order of what happened, until one does not get through. */
export async function handleWebhook(ports: HookPorts, id: string, stop: AbortSignal): Promise<Turn> {
  const { db, clock } = ports;
  const began = clock();
  const hook = await findWebhook(db, id);
  if (hook === null || hook.stopped !== null) return { end: 'through' };
  const waiting = await waitingMessages(db, id, turnLimit.messages);
  for (const message of waiting) {
    if (stop.aborted || clock() - began > turnLimit.ms) return { end: 'more' };
    const { status, error, gone } = await send(ports, { hook, message, stop });
    const at = clock();
    await markTried(db, message, { at, status, error });
    if (error === null) {
      await webhookWorks(db, id);
      continue;
    }
    const since = await webhookFails(db, id, { at, error });
    if (!gone && at - since < giveUpAfter) return { end: 'wait', ms: backOff(message.attempts + 1) };
    await stopWebhook(db, id, at);
    return { end: 'through' };
  }
  return { end: waiting.length < turnLimit.messages ? 'through' : 'more' };
}
