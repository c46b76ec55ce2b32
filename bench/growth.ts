import type { Client } from '@temporalio/client';
import type { Stream } from '../domain/kernel/decider.js';
import { round } from './figures.js';

/** How much history a number of votes leaves, over all runs of a ballot, and the largest single payload in it. */
export type Growth = {
  readonly votes: number;
  readonly runs: number;
  readonly events: number;
  readonly bytes: number;
  readonly eventsPerThousandVotes: number;
  readonly bytesPerThousandVotes: number;
  readonly largestPayloadBytes: number;
  readonly largestPayloadIn: string;
};

type Measured = { events: number; largest: number; largestIn: string; previous: string | null };

/** Walks the chain of runs back from the current one and looks at every event. */
export async function measureGrowth(client: Client, stream: Stream, votes: number): Promise<Growth> {
  const total = { runs: 0, events: 0, bytes: 0, largest: 0, largestIn: '' };
  let runId: string | null = (await client.workflow.getHandle(stream).describe()).runId;
  while (runId) {
    const { raw } = await client.workflow.getHandle(stream, runId).describe();
    const run: Measured = await measureRun(client, stream, runId);
    total.runs += 1;
    total.events += run.events;
    total.bytes += Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0);
    if (run.largest > total.largest) [total.largest, total.largestIn] = [run.largest, run.largestIn];
    runId = run.previous;
  }
  const perThousand = (value: number): number => (votes === 0 ? 0 : round((value * 1000) / votes));
  return {
    votes,
    runs: total.runs,
    events: total.events,
    bytes: total.bytes,
    eventsPerThousandVotes: perThousand(total.events),
    bytesPerThousandVotes: perThousand(total.bytes),
    largestPayloadBytes: total.largest,
    largestPayloadIn: total.largestIn,
  };
}

/** A page at a time: a run may hold tens of megabytes. */
async function measureRun(client: Client, workflowId: string, runId: string): Promise<Measured> {
  const run: Measured = { events: 0, largest: 0, largestIn: '', previous: null };
  let nextPageToken: Uint8Array | undefined;
  do {
    const page = await client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace,
      execution: { workflowId, runId },
      maximumPageSize: 50,
      nextPageToken,
    });
    for (const event of page.history?.events ?? []) {
      run.events += 1;
      run.previous ??= event.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? null;
      const largest = largestPayload(event);
      if (largest > run.largest) [run.largest, run.largestIn] = [largest, attributesOf(event)];
    }
    nextPageToken = page.nextPageToken?.length ? page.nextPageToken : undefined;
  } while (nextPageToken);
  return run;
}

/** Payloads are the only places where an event holds bytes. */
function largestPayload(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((most: number, part: unknown) => Math.max(most, largestPayload(part)), 0);
}

const attributesOf = (event: object): string =>
  Object.entries(event).find(([name, value]) => name.endsWith('EventAttributes') && value !== null)?.[0] ?? 'unknown event';
