import { pathToFileURL } from 'node:url';
import { Client, Connection as TemporalConnection, type WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter, type PayloadCodec } from '@temporalio/common';
import type { Connection } from 'mongoose';
import type { JournalStep } from '../activities/journal.js';
import { loadAppConfig } from '../config.js';
import { ArchiveGap, eventId, eventsOf, mongoArchive, type EventRow } from '../db/archive.js';
import { connect } from '../db/connect.js';
import { projections } from '../db/projections.js';
import { kindOf, type Stream } from '../domain/kernel/decider.js';
import { payloadKeysOf } from '../key-ring.js';
import { payloadCodecWith } from '../payload-codec.js';
import { loadTemporalConfig } from '../temporal.config.js';
import { trusted } from '../db/model.js';

/*
 * `npx tsx scripts/refill-archive.ts [STREAM…]`: after MongoDB came back from a backup while Temporal went on, presents again what Temporal's histories
 * hold and the archive has lost. Without names it looks at every lifecycle whose history is kept. Repeating it changes nothing.
 */

/** What the archive of a stream had and has now; `fault` when events are in no history any more. */
export type Refilled = { readonly stream: Stream; readonly had: number; readonly has: number; readonly fault: string | null };

/** Where the histories are, and how their payloads are read. */
export type Source = { readonly client: Client; readonly codec: PayloadCodec };

/** Appends what is missing, in order, by the journal's own activity: events, view and notices in one transaction each. */
export async function refill(source: Source, db: Connection, stream: Stream): Promise<Refilled> {
  const had = await lastSeq(db, stream);
  const archive = mongoArchive(db, projections);
  const steps = await stepsAfter(source, stream, had);
  let fault = steps === null ? 'Temporal keeps no history of it' : null;
  for (const step of steps ?? []) {
    try {
      await archive.append(step);
    } catch (error) {
      if (!(error instanceof ArchiveGap)) throw error;
      fault = error.message;
      break;
    }
  }
  return { stream, had, has: await lastSeq(db, stream), fault };
}

async function lastSeq(db: Connection, stream: Stream): Promise<number> {
  const last = await eventsOf(db)
    .findOne({ _id: trusted({ $gt: eventId(stream, 0), $lt: `${stream}#~` }) }, { seq: 1 })
    .sort({ _id: -1 })
    .lean<Pick<EventRow, 'seq'>>();
  return last?.seq ?? 0;
}

/** The journal steps of a lifecycle that go beyond `had`, oldest first: read from its last run backwards, as far as they are needed and kept; null without any run. */
async function stepsAfter({ client, codec }: Source, stream: Stream, had: number): Promise<readonly JournalStep[] | null> {
  let steps: readonly JournalStep[] = [];
  let history = await historyOf(client, stream);
  if (history === null) return null;
  while (history !== null) {
    steps = [...(await stepsOf(history, codec)), ...steps];
    const first = steps.find(({ events }) => events.length > 0)?.events[0]?.seq ?? Number.MAX_SAFE_INTEGER;
    const before: string | null | undefined = history[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    history = before && first > had + 1 ? await historyOf(client, stream, before) : null;
  }
  // A step of notices alone belongs to events before it; the ledger takes each notice once.
  return steps.filter(({ events }) => events.length === 0 || (events.at(-1)?.seq ?? 0) > had);
}

type History = NonNullable<Awaited<ReturnType<WorkflowHandle['fetchHistory']>>['events']>;
const notFound = 5;

/** Null when the server keeps this run no longer. */
async function historyOf(client: Client, workflowId: string, runId?: string): Promise<History | null> {
  try {
    return (await client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? [];
  } catch (error) {
    const { code, name } = error as { readonly code?: unknown; readonly name?: unknown }; // a gRPC error, or the client's own for a missing workflow
    if (code === notFound || name === 'WorkflowNotFoundError') return null;
    throw error;
  }
}

async function stepsOf(history: History, codec: PayloadCodec): Promise<readonly JournalStep[]> {
  const inputs = history
    .map((event) => event.activityTaskScheduledEventAttributes)
    .filter((scheduled) => scheduled?.activityType?.name === 'journal')
    .map((scheduled) => scheduled?.input?.payloads ?? []);
  const decoded = await Promise.all(inputs.map((payloads) => codec.decode(payloads)));
  return decoded.flatMap(([step]) => (step === undefined ? [] : [defaultPayloadConverter.fromPayload<JournalStep>(step)]));
}

/** Every lifecycle the server still knows, running or ended. */
async function streamsOf(client: Client): Promise<readonly Stream[]> {
  const names = new Set<Stream>();
  for await (const { workflowId } of client.workflow.list()) {
    const stream = workflowId as Stream; // workflow ids are stream names by construction (api/engine.ts)
    if (projections[kindOf(stream)]) names.add(stream);
  }
  return [...names].sort();
}

async function main(named: readonly string[]): Promise<void> {
  const temporal = loadTemporalConfig();
  const settings = loadAppConfig();
  const connection = await TemporalConnection.connect(temporal.connection);
  const codec = payloadCodecWith(payloadKeysOf(settings, null));
  const client = new Client({ connection, namespace: temporal.namespace, dataConverter: { payloadCodecs: [codec] } });
  const db = await connect(settings.mongo.uri, 2);
  try {
    for (const stream of named.length > 0 ? (named as readonly Stream[]) : await streamsOf(client)) {
      const { had, has, fault } = await refill({ client, codec }, db, stream);
      if (fault !== null) process.exitCode = 1;
      console.log(`${stream} had ${had}, has ${has}${fault === null ? '' : `; not whole: ${fault}`}`);
    }
  } finally {
    await db.close();
    await connection.close();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
