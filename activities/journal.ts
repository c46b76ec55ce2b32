import { setTimeout as pause } from 'node:timers/promises';
import type { Effect, Recorded, Stream } from '../domain/kernel/decider.js';
import type { Clock } from '../domain/kernel/rehearsal-clock.js';
import { beating } from './beating.js';

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
  /** The traces of the commands whose events these are, where they are collected. */
  readonly traces?: readonly string[];
};

/** The port: what the worker needs from the store. */
export interface Archive {
  append(step: JournalStep): Promise<void>;
}

/**
 * A step that was written is reported a little later, the longer the more it held, because each step costs a round trip through Temporal and a transaction: what
 * happens meanwhile travels together in the next one. The view already shows the step, and one person alone never waits.
 */
const gatherMs = { perFurtherEvent: 10, most: 200 } as const;

/** The activities of the journal queue, made from their port. */
export const journalActivities = (archive: Archive) => ({
  async journal(step: JournalStep): Promise<void> {
    await beating(async () => {
      await archive.append(step);
      await gathering(step.events.length);
    });
  },

  /** Comes back a moment later: a timer of the server may be a second late, which everybody who votes during a hand-over would feel. */
  async shortPause(ms: number): Promise<void> {
    await pause(ms);
  },
});

const gathering = (events: number): Promise<void> => pause(Math.min(gatherMs.most, gatherMs.perFurtherEvent * Math.max(0, events - 1)));

export type JournalActivities = ReturnType<typeof journalActivities>;
