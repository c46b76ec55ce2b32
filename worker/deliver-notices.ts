import { randomUUID } from 'node:crypto';
import { claimNotice } from '../db/notice.js';
import { leaseMs, type Delivery } from './notices/delivery.js';
import { forgetErased } from './notices/forget-erased.js';
import { handleNotice } from './notices/handle-notice.js';

/** What one look at the queue came to. */
export type Looked = 'idle' | 'delivered' | 'down';

/** Delivers the next notice that is due, if any. */
export async function deliverNext(delivery: Delivery): Promise<Looked> {
  const row = await claimNotice(delivery.db, { owner: delivery.owner, now: delivery.clock(), ms: leaseMs });
  if (row === null) return 'idle';
  return (await handleNotice(delivery, row)) ? 'down' : 'delivered';
}

/** Ends the loop after the mail in hand; await it before the store closes. */
export type Stop = () => Promise<void>;

const poll = 1_000;
/** A mail that hangs is left to its lease: a stopping worker does not wait for a mail server. */
const stopPatience = 5_000;
/** While the mail server is away the whole queue waits with it: asking once a minute is enough, and once per notice too much. */
const longestPause = 60_000;

/**
 * Delivers notices until stopped. Any number of workers side by side: each notice is leased to one of them.
 * Trouble with mail or store is waited out here and reaches nothing else.
 */
export function deliverNotices(ports: Omit<Delivery, 'owner' | 'stopping' | 'clock'>): Stop {
  const stop = new AbortController();
  const delivery: Delivery = { ...ports, owner: `${process.pid}-${randomUUID()}`, clock: Date.now, stopping: () => stop.signal.aborted };
  const running = run(delivery, stop.signal);
  return async () => {
    stop.abort();
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, stopPatience).unref())]);
    ports.mailer.close();
  };
}

async function run(delivery: Delivery, signal: AbortSignal): Promise<void> {
  let pause = poll;
  while (!signal.aborted) {
    const looked = await look(delivery);
    if (looked === 'delivered') pause = poll;
    else {
      if (looked === 'down') pause = Math.min(pause * 2, longestPause);
      await waited(looked === 'down' ? pause : poll, signal);
    }
  }
}

/** Mail of the erased that cannot be removed now is looked for again at the next look; it holds nobody else's mail back. */
async function look(delivery: Delivery): Promise<Looked> {
  const failed = (what: string) => (error: unknown) =>
    delivery.log.warn({ error: error instanceof Error ? error.message : String(error) }, `${what}; trying again`);
  await forgetErased(delivery).catch(failed('mail of somebody erased is still there'));
  try {
    return await deliverNext(delivery);
  } catch (error) {
    failed('the ledger of notices does not answer')(error);
    return 'down';
  }
}

const waited = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
