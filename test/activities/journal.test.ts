import type { Connection } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { JournalStep } from '../../activities/journal.js';
import { ArchiveGap, commandKey, mongoArchive, readStream, rebuildView, type EventRow } from '../../db/archive.js';
import { collection, modelOf } from '../../db/model.js';
import { viewCollection } from '../../db/view.js';
import { connect } from '../../db/connect.js';
import type { Projection } from '../../db/projection.js';
import { calendar2026 } from '../../domain/law/calendar/state-council.js';
import { rootOfLeaves } from '../../domain/kernel/log/merkle.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { Sequencer } from '../../workflows/shell/sequencer.js';
import { counter, type Counter } from '../support/lifecycles/counter.js';
import { startStore, type TestStore } from '../support/mongo.js';
import { personNamed } from '../support/spelt.js';

let store: TestStore;
let db: Connection;
const counters = viewCollection('counters', { count: Number });
const countedRows = collection('countedRows', {});
/** Each event also writes a row of its own, so that rows are seen to be part of the transaction. */
const projection: Projection = {
  kind: 'register',
  views: counters,
  decider: counter,
  facets: (state) => ({ count: (state as Counter).count }), // the state of this very decider
  rows: (event) => [{ collection: countedRows, write: { insertOne: { document: { _id: event.leaf as never } } } }],
};
const archive = () => mongoArchive(db, { register: projection });

beforeAll(async () => {
  store = await startStore();
  ({ db } = store);
}, 60_000);
afterAll(async () => {
  await store.close();
});

const actor = { id: personNamed('p1'), grants: [] };

/** A lifecycle with `count` commands, as the steps the shell would send: `cuts` are the sizes at which a step ends. */
function steps(cuts: readonly number[]): { stream: Stream; steps: JournalStep[] } {
  const stream: Stream = `register/${randomUUID()}`;
  const log = new Sequencer(counter, stream, calendar2026);
  log.start({ input: { every: 0, parent: null }, id: 'p1:start', key: 'start__________', actor, calendar: calendar2026.hash, clock: null }, 1_000);
  const made: JournalStep[] = [];
  for (const cut of cuts) {
    while (log.size < cut) {
      const n = log.size;
      log.submit({ id: `p1:c${n}`, key: `${String(n).padStart(11, '0')}body`, actor, command: { type: 'add', n } as { type: string } }, 1_000 + n);
    }
    const events = log.waiting({ events: 1_000, bytes: 1_000_000 });
    made.push({ stream, events, notices: [], size: log.size, root: log.root, clock: null });
    log.journalled(events.length, new Set());
  }
  return { stream, steps: made };
}

const rowsOf = async (stream: Stream): Promise<EventRow[]> => {
  const rows: EventRow[] = [];
  for await (const row of readStream(db, stream)) rows.push(row);
  return rows;
};
const viewOf = (stream: Stream) => modelOf(db, counters).findOne({ _id: stream });

describe('a journal step', () => {
  it('given a worker killed in the middle of the same step, gets through as soon as the server gives the dead one up', async () => {
    const { stream, steps: made } = steps([2, 4]);
    const [first, second] = made as [JournalStep, JournalStep]; // as many as cuts
    await archive().append(first);
    const dead = await db.startSession();
    dead.startTransaction();
    await modelOf(db, counters).updateOne({ _id: stream }, { $set: { status: 'half done' } }, { session: dead });
    await archive().append(second);
    expect(await viewOf(stream)).toMatchObject({ lastSeq: 4 });
    expect((await viewOf(stream))?.status).not.toBe('half done');
    await dead.endSession();
  }, 40_000);

  it('writes events, view and rows together, with the root on the last event', async () => {
    const { stream, steps: made } = steps([4]);
    for (const step of made) await archive().append(step);
    const rows = await rowsOf(stream);
    expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4]);
    expect(rows.map((row) => row.root ?? null)).toEqual([null, null, null, made[0]?.root]);
    expect(rootOfLeaves(rows.map((row) => row.leaf))).toBe(made[0]?.root);
    expect(await viewOf(stream)).toMatchObject({ lastSeq: 4, count: 6, root: made[0]?.root, status: 'open', ended: false, due: null });
    expect(await db.collection('countedRows').countDocuments({ _id: { $in: rows.map((row) => row.leaf) as never[] } })).toBe(4);
  });

  it('changes nothing when it comes again, or when an older one comes late', async () => {
    const { stream, steps: made } = steps([3, 7]);
    const [first, second] = made;
    if (!first || !second) throw new Error('two steps');
    await archive().append(first);
    await archive().append(second);
    const before = [await rowsOf(stream), await viewOf(stream)];
    await archive().append(second);
    await archive().append(first);
    expect([await rowsOf(stream), await viewOf(stream)]).toEqual(before);
  });

  it('adds only what is new when it overlaps what is there', async () => {
    const { stream, steps: made } = steps([3, 5]);
    const [first, second] = made;
    if (!first || !second) throw new Error('two steps');
    await archive().append(first);
    await archive().append({ ...second, events: [...first.events, ...second.events] });
    expect((await rowsOf(stream)).map((row) => row.seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is refused when it would leave a gap, and leaves nothing behind', async () => {
    const { stream, steps: made } = steps([3, 5]);
    const [first, second] = made;
    if (!first || !second) throw new Error('two steps');
    await expect(archive().append(second)).rejects.toThrow(ArchiveGap);
    expect(await rowsOf(stream)).toEqual([]);
    await archive().append(first);
    await archive().append(second);
    expect((await viewOf(stream))?.lastSeq).toBe(5);
  });

  it('keeps one of two that race, whole, and the other adds nothing', async () => {
    const { stream, steps: made } = steps([6]);
    const [step] = made;
    if (!step) throw new Error('one step');
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => archive().append(step)));
    expect(outcomes.some((outcome) => outcome.status === 'fulfilled')).toBe(true);
    expect((await rowsOf(stream)).map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect((await viewOf(stream))?.state).toMatchObject({ count: 15 });
  });

  it('keeps an event whose command id is in the archive already, without the unique key: nothing may stop the archive', async () => {
    const { stream, steps: made } = steps([3, 5]);
    const [first, second] = made;
    if (!first || !second) throw new Error('two steps');
    await archive().append(first);
    const known = first.events[1]?.commandId ?? '';
    await archive().append({ ...second, events: second.events.map((event) => (event.seq === 4 ? { ...event, commandId: known } : event)) });
    const rows = await rowsOf(stream);
    const keys = ['p1:start', 'p1:c1', 'p1:c2', null, 'p1:c4'].map((id) => (id === null ? null : commandKey(stream, id)));
    expect(rows.map((row) => row.key ?? null)).toEqual(keys);
    expect(rows[3]?.commandId).toBe(known);
  });
});

describe('a view', () => {
  it('is rebuilt from the events to what it was', async () => {
    const { stream, steps: made } = steps([2, 5, 9]);
    for (const step of made) await archive().append(step);
    const before = await viewOf(stream);
    await modelOf(db, counters).deleteOne({ _id: stream });
    await db.collection('countedRows').deleteMany({});
    await rebuildView(db, projection, stream);
    expect(await viewOf(stream)).toEqual(before);
  });

  it('of nothing is nothing', async () => {
    expect(await rebuildView(db, projection, `register/${randomUUID()}`)).toBeNull();
  });
});

describe('writes', () => {
  it('are majority and journalled', () => {
    expect(db.getClient().options.writeConcern).toMatchObject({ w: 'majority', journal: true });
  });

  it.each(['journal=false'])('weakened by the URI with %s are refused before the first one', async (weak) => {
    await expect(connect(store.uri.replace('?', `?${weak}&`))).rejects.toThrow(/weaker/);
  });
});
