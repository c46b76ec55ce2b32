import { heartbeat } from '@temporalio/activity';
import { setTimeout as pause } from 'node:timers/promises';
import type { Effect, Recorded, Stream } from '../domain/decider.js';
import type { Clock } from '../domain/rehearsal-clock.js';

/** A notice on its way to the ledger. `id` is the effect's name, so that the ledger keeps it once. */
export type NoticeRow = { readonly id: string } & Omit<Extract<Effect, { kind: 'notice' }>, 'kind'>;

/**
 * One step of the archive. `events` are consecutive; `size` and `root` describe the log after the last of them
 * (`root` is null when more events already follow).
 * The archive appends what it does not have, updates the view of the noun and the ledger of notices in one transaction.
 * Repeated or late steps change nothing; a step that would leave a gap throws and is tried again.
 */
export type JournalStep = {
  readonly stream: Stream;
  readonly events: readonly Recorded[];
  readonly notices: readonly NoticeRow[];
  readonly size: number;
  readonly root: string | null;
  /** The rehearsal clock of the lifecycle, null in real life: readers must know what time it is there. */
  readonly clock: Clock | null;
};

/** The port: what the worker needs from the store. */
export interface Archive {
  append(step: JournalStep): Promise<void>;
}

const beatEvery = 700;

/**
 * A step that was written is reported a little later, the longer the more it held, because each step costs a round trip through Temporal and a transaction: what
 * happens meanwhile travels together in the next one. The view already shows the step, and one person alone never waits.
 */
const gatherMs = { perFurtherEvent: 10, most: 200 } as const;

/**
 * A failure's message stands in Temporal's history and in the log in clear. What the driver says may quote the row it failed on, with who did what:
 * its class and code are kept, which name the cause.
 */
function withoutContents(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'Error') return error;
  const { code, codeName } = error as { readonly code?: unknown; readonly codeName?: unknown }; // as the driver's errors have them
  const said = [error.name, code, codeName].filter((part) => typeof part === 'string' || typeof part === 'number');
  return Object.assign(new Error(said.join(' ')), { name: error.name });
}

/** The activities of the journal queue, made from their port. */
export const journalActivities = (archive: Archive) => ({
  async journal(step: JournalStep): Promise<void> {
    // A worker that dies with a step in hand is missed after a few seconds, not only when the step's own time is up.
    const beat = setInterval(() => heartbeat(), beatEvery);
    try {
      await archive.append(step);
      await gathering(step.events.length);
    } catch (error) {
      throw withoutContents(error);
    } finally {
      clearInterval(beat);
    }
  },

  /** Comes back a moment later: a timer of the server may be a second late, which everybody who votes during a hand-over would feel. */
  async shortPause(ms: number): Promise<void> {
    await pause(ms);
  },
});

const gathering = (events: number): Promise<void> => pause(Math.min(gatherMs.most, gatherMs.perFurtherEvent * Math.max(0, events - 1)));

export type JournalActivities = ReturnType<typeof journalActivities>;
