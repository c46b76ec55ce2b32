import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '@temporalio/client';
import type { mongo } from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { payloadCodec } from '../../payload-codec.js';
import { refill } from '../../scripts/refill-archive.js';
import { peekQuery } from '../../workflows/messages/submit.js';
import { input as ballotInput, terms, text } from '../domain/ballot/ballot-fixture.js';
import { sha, society } from '../domain/standard-project/project-fixture.js';
import { Lifecycles } from '../support/lifecycle-driver.js';
import { expectSoundArchive } from '../support/sound-archive.js';
import { personNamed } from '../support/spelt.js';

const secretary: Actor = { id: personNamed('liu'), grants: [{ role: 'secretariat', organisation: society }] };

let run: Lifecycles;

beforeAll(async () => {
  run = await Lifecycles.start();
}, 60_000);
afterAll(() => run.stop());

async function open(): Promise<Stream> {
  const stream: Stream = `ballot/${randomUUID()}`;
  const roll = { kind: 'document', sha256: sha(1), size: 40, excluded: [] } as const;
  await run.begin(stream, ballotInput({ roll, window: { count: 60, unit: 'calendarDays' }, terms, opens: 'atStart' }), secretary);
  return stream;
}
const vote = (stream: Stream, seat: number) =>
  run.act(
    stream,
    { id: personNamed(`p${seat}`), grants: [{ role: 'expert', organisation: society }] },
    { type: 'castVote', seat, choice: 'yes', text },
  );
const peek = async (stream: Stream) => {
  const { state, ...rest } = await run.temporal.client.workflow.getHandle(stream).query(peekQuery);
  return { ...rest, votes: (state as BallotState).casts }; // a ballot is asked
};

type Dump = ReadonlyMap<string, mongo.Document[]>;
const store = () => run.db.getClient().db();
async function dump(): Promise<Dump> {
  const collections = (await store().listCollections().toArray()).filter(({ name }) => !name.startsWith('system.'));
  return new Map(await Promise.all(collections.map(async ({ name }) => [name, await store().collection(name).find().toArray()] as const)));
}
async function restore(backup: Dump): Promise<void> {
  for (const { name } of await store().listCollections().toArray()) if (!name.startsWith('system.')) await store().collection(name).deleteMany({});
  for (const [name, rows] of backup) if (rows.length > 0) await store().collection(name).insertMany(rows);
}

describe('M13: MongoDB comes back from last night’s backup while a ballot is open', () => {
  it('the archive refuses to go on over the gap, votes are still taken, and what was lost is presented again from Temporal’s history, also of an earlier run and of a ballot begun since', async () => {
    const ballot = await open();
    for (const seat of [0, 1, 2]) await vote(ballot, seat);
    const before = (await run.view(ballot, ({ lastSeq }) => lastSeq === 5)).lastSeq;
    const backup = await dump();

    for (const seat of [3, 4]) await vote(ballot, seat);
    await run.handOver(ballot);
    expect((await peek(ballot)).runs).toBe(1);
    for (const seat of [5, 6]) await vote(ballot, seat);
    const young = await open();
    await vote(young, 0);
    const { size } = await peek(ballot);
    await run.view(ballot, ({ lastSeq }) => lastSeq === size);
    await run.view(young, ({ lastSeq }) => lastSeq === 3);
    const told = await run.db.collection('notices').countDocuments({});

    await restore(backup);
    expect((await run.view(ballot)).lastSeq).toBe(before);
    await vote(ballot, 7);
    await expect.poll(() => failureOf(ballot), { timeout: 15_000 }).toMatch(`${ballot}: have ${before}, got ${size + 1}`);
    expect((await peek(ballot)).outbox).toBe(1);
    expect((await run.view(ballot)).lastSeq).toBe(before);

    expect(await refill({ client: run.temporal.client, codec: payloadCodec }, run.db, ballot)).toEqual({
      stream: ballot,
      had: before,
      has: size + 1,
      fault: null,
    });
    expect(await refill({ client: run.temporal.client, codec: payloadCodec }, run.db, young)).toEqual({ stream: young, had: 0, has: 3, fault: null });
    expect(await refill({ client: run.temporal.client, codec: payloadCodec }, run.db, young)).toMatchObject({ had: 3, has: 3, fault: null });
    await expect.poll(async () => (await peek(ballot)).outbox, { timeout: 15_000 }).toBe(0);
    await vote(ballot, 8);
    await run.view(ballot, ({ lastSeq }) => lastSeq === size + 2);
    expect(await run.db.collection('notices').countDocuments({})).toBe(told);
    expect((await peek(ballot)).votes).toBe(9);
    for (const stream of [ballot, young]) await expectSoundArchive(run, stream, await run.end(stream));
  }, 120_000);

  it('what no history holds any more is said, never skipped', async () => {
    const ballot = await open();
    await vote(ballot, 0);
    await run.view(ballot, ({ lastSeq }) => lastSeq === 3);
    const { raw } = await run.temporal.client.workflow.getHandle(ballot).describe();
    const expired = withoutRun(run.temporal.client, raw.workflowExecutionInfo?.firstRunId ?? '');
    await run.handOver(ballot);
    await vote(ballot, 1);
    const { size } = await peek(ballot);
    await run.view(ballot, ({ lastSeq }) => lastSeq === size);
    await restore(new Map());
    const found = await refill({ client: expired, codec: payloadCodec }, run.db, ballot);
    expect(found).toMatchObject({ had: 0, has: 0 });
    expect(found.fault).toContain('have 0, got');
    const never: Stream = `ballot/${randomUUID()}`;
    expect(await refill({ client: run.temporal.client, codec: payloadCodec }, run.db, never)).toEqual({
      stream: never,
      had: 0,
      has: 0,
      fault: 'Temporal keeps no history of it',
    });
  }, 120_000);
});

/** The same client, to which the server answers about one run as it does when its retention is over. */
function withoutRun(client: Client, runId: string): Client {
  const workflow = Object.create(client.workflow, {
    getHandle: {
      value: (workflowId: string, run?: string) => client.workflow.getHandle(workflowId, run === runId ? randomUUID() : run),
    },
  }) as Client['workflow']; // the real one but for this method
  return Object.create(client, { workflow: { value: workflow } }) as Client; // as above
}

/** What the archive answers to the step that is being tried again and again. */
async function failureOf(stream: Stream): Promise<string> {
  const { raw } = await run.temporal.client.workflow.getHandle(stream).describe();
  return raw.pendingActivities?.[0]?.lastFailure?.message ?? '';
}
