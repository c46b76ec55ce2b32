import { Client, Connection } from '@temporalio/client';
import { expect } from 'vitest';
import { readStream, recordedOf, type EventRow } from '../../db/archive.js';
import { connect } from '../../db/connect.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { leafHolds } from '../../domain/kernel/log/record.js';
import { rootOfLeaves } from '../../domain/kernel/log/merkle.js';
import { dataConverter } from '../../payload-codec.js';
import { peekQuery } from '../../workflows/messages/submit.js';
import type { Acknowledged } from './vote-driver.js';

type Where = { readonly mongoUri: string; readonly temporalAddress: string };

/** What a workflow says of itself, once its outbox is empty. */
export async function settled(
  where: Where,
  stream: Stream,
): Promise<{ readonly state: BallotState; readonly size: number; readonly root: string; readonly runs: number }> {
  const connection = await Connection.connect({ address: where.temporalAddress });
  try {
    const handle = new Client({ connection, dataConverter }).workflow.getHandle(stream);
    let outbox: number | string = 'unknown';
    for (let i = 0; i < 300; i += 1) {
      const seen = await handle.query(peekQuery).catch((error: unknown) => String(error));
      if (typeof seen !== 'string' && seen.outbox === 0) return { ...seen, state: seen.state as BallotState }; // the stream is a ballot
      outbox = typeof seen === 'string' ? seen : seen.outbox;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const { pendingActivities, pendingWorkflowTask } = (await handle.describe()).raw;
    throw new Error(`${stream}: the outbox did not empty: ${JSON.stringify({ outbox, pendingActivities, pendingWorkflowTask })}`);
  } finally {
    await connection.close();
  }
}

/**
 * I1 no acknowledged vote is lost, I2 none counts twice, I4 the result is the fold of the log, I7 the archive is the workflow's own log:
 * read from MongoDB and Temporal after the storm, against what the members were told.
 */
export async function checkInvariants(where: Where, stream: Stream, acknowledged: readonly Acknowledged[]): Promise<EventRow[]> {
  const { state, size, root } = await settled(where, stream);
  const db = await connect(where.mongoUri);
  const rows: EventRow[] = [];
  try {
    for await (const row of readStream(db, stream)) rows.push(row);
  } finally {
    await db.close();
  }
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: size }, (_, i) => i + 1));
  expect(rows.every((row) => leafHolds(recordedOf(row)))).toBe(true);
  expect(rootOfLeaves(rows.map((row) => row.leaf))).toBe(root);
  checkVotes(state, rows, acknowledged);
  return rows;
}

function checkVotes(state: BallotState, rows: readonly EventRow[], acknowledged: readonly Acknowledged[]): void {
  const casts = rows.filter((row) => row.type === 'voteCast');
  const byCommand = new Map<string, number>();
  for (const cast of casts) byCommand.set(cast.commandId, (byCommand.get(cast.commandId) ?? 0) + 1);
  const lost = acknowledged.filter((ack) => byCommand.get(`m${ack.voter}:${ack.key}`) === undefined);
  const doubled = [...byCommand].filter(([, times]) => times > 1);
  expect({ lost, doubled, unasked: casts.length - acknowledged.length }).toEqual({ lost: [], doubled: [], unasked: 0 });
  const last = new Map<number, string>();
  for (const ack of acknowledged) last.set(ack.voter, ack.choice === 'yes' ? 'y' : 'a');
  const marks = state.marks.join('');
  expect([...last].filter(([voter, mark]) => marks[voter] !== mark)).toEqual([]);
}
