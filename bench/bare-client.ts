import { Client, Connection, WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { loadTemporalConfig } from '../temporal.config.js';
import type { BareReport, BareSpec } from './bare-temporal.js';
import { countQuery, voteUpdate } from './bare-workflow.js';
import { Stopwatch } from './figures.js';

/*
 * (b), the client's side: so many callers, each with one Update in flight on the same workflow. The client is the one people get by
 * default, with its own retries; each call has a deadline, or a stalled server would hold the run for ever.
 */

const [specText = '', reportFile = ''] = process.argv.slice(2);
const spec = JSON.parse(specText) as BareSpec; // passed by bare-temporal.ts of the same build
const config = loadTemporalConfig();
const connection = await Connection.connect(config.connection);
const client = new Client({ connection, namespace: config.namespace });
const handle = await client.workflow.start('bareBallot', { workflowId: spec.workflowId, taskQueue: spec.taskQueue, args: [{ size: spec.size }] });
// The first call waits for the worker's first task; that is not what is measured.
await handle.query(countQuery);

let next = 0;
let refused = 0;
const problems: { [message: string]: number } = {};
const started = performance.now();
const endsAt = started + spec.seconds * 1000;
const watch = new Stopwatch(started);
await Promise.race([Promise.all(Array.from({ length: spec.concurrency }, drive)), pause(spec.seconds * 1000 + spec.deadlineMs + 2_000)]);
const figures = watch.figures();
const counted = await readCount(handle);
const report: BareReport = {
  concurrency: spec.concurrency,
  ...figures,
  refused,
  counted: counted?.votes ?? null,
  runs: counted?.runs ?? null,
  problems,
};
writeFileSync(reportFile, JSON.stringify(report));
await client.withDeadline(Date.now() + 5_000, () => handle.terminate('measured')).catch(() => undefined);
// No close(): with calls pending the client throws from a retry timer; the process ends here anyway.
process.exit(0);

async function drive(): Promise<void> {
  while (next < spec.size) {
    const sentAt = performance.now();
    if (sentAt >= endsAt) return;
    await cast(next++, sentAt);
  }
}

async function cast(seat: number, sentAt: number): Promise<void> {
  try {
    await client.withDeadline(Date.now() + spec.deadlineMs, () => handle.executeUpdate(voteUpdate, { args: [seat, 'y'] }));
    watch.acknowledge(sentAt, performance.now());
  } catch (error) {
    watch.errors += 1;
    if (error instanceof WorkflowUpdateFailedError) refused += 1;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    // The same problem is reported with other durations and addresses each time.
    const message = (cause instanceof Error ? cause.message : String(cause)).replace(/ after .*$/s, '').slice(0, 120);
    problems[message] = (problems[message] ?? 0) + 1;
  }
}

async function readCount(of: WorkflowHandle): Promise<{ readonly votes: number; readonly runs: number } | null> {
  return client.withDeadline(Date.now() + 10_000, () => of.query(countQuery)).catch(() => null);
}
