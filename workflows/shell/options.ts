import type { ActivityOptions } from '@temporalio/workflow';

/** The archive must take every event, however long the database is away: no last attempt, a short pause between them. */
export const journalOptions: ActivityOptions = {
  startToCloseTimeout: '30s',
  heartbeatTimeout: '3s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '2s' },
};

/** Nothing is lost when the short pause fails: it is only taken again. */
export const pauseOptions: ActivityOptions = { startToCloseTimeout: '2s', retry: { initialInterval: '100ms', maximumInterval: '2s' } };

/**
 * When one run hands over to the next. Each limit lies far below the server's (2,000 updates, 51,200 events, 50 MiB). `messages` and `recorded`, events of ours, bound
 * what a new worker must replay after a crash, some 3 ms for a message and 0.1 ms for an event: several times within one task (`ballotTask` in
 * messages/workflow-type.ts). While the archive is away nothing is handed over, and the server's limit leaves 1,800 messages for that.
 */
export const handOver = { messages: 200, events: 8_000, recorded: 10_000, bytes: 8 * 1024 * 1024, ageMs: 180 * 24 * 3_600_000 } as const;

/** How long a hand-over waits at a time for an archive that is far behind; the run takes commands meanwhile. */
export const drainPatience = '5s';

/** How long a run that hands over sends updates away first; the sender waits several times as long before it comes again (api/engine.ts). */
export const quietBeforeHandOverMs = 40;

/**
 * What may be carried to the next run. A state above `stateBytes` is reported to the operator (256 KiB); above `payloadBytes` the run
 * fails its task rather than make a payload the server would refuse for ever. With more than `outboxBytes` unwritten the run goes on and tries again.
 */
export const carryLimit = { outboxBytes: 384 * 1024, stateBytes: 256 * 1024, payloadBytes: 1024 * 1024 } as const;

/** One journal call takes at most this much, in UTF-8, and one event or notice more; far below the 2 MiB of one payload, beyond which a workflow spins. */
export const journalLimit = { events: 2_000, bytes: 700 * 1024, noticeBytes: 400 * 1024 } as const;
