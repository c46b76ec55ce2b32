import { expect } from 'vitest';
import { readStream, rebuildView, recordedOf, type EventRow } from '../../db/archive.js';
import { modelOf } from '../../db/model.js';
import { projections } from '../../db/projections.js';
import { kindOf, type Stream } from '../../domain/kernel/decider.js';
import { append, emptyFrontier, rootOf } from '../../domain/kernel/log/merkle.js';
import { eventOf, leafHolds } from '../../domain/kernel/log/record.js';
import type { Lifecycles } from './lifecycle-driver.js';

/** All events of a stream, after the archive has all that the view has. */
export async function archived(run: Lifecycles, stream: Stream): Promise<readonly EventRow[]> {
  const rows: EventRow[] = [];
  for await (const row of readStream(run.db, stream)) rows.push(row);
  return rows;
}

/**
 * What anybody can check of one stream without us: events complete and in order, in time, true leaves, every root that of the leaves
 * before it, and the stored view nothing but the fold of the events.
 */
export async function expectSoundArchive(run: Lifecycles, stream: Stream, end: { readonly size: number; readonly root: string }): Promise<void> {
  const projection = projections[kindOf(stream)];
  if (!projection) throw new Error(`no projection for ${stream}`);
  const stored = await run.view(stream, (view) => view.lastSeq === end.size);
  const rows = await archived(run, stream);
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: end.size }, (_, i) => i + 1));
  expect(rows.every((row, i) => i === 0 || row.at >= (rows[i - 1]?.at ?? 0))).toBe(true);
  let log = emptyFrontier;
  for (const row of rows) {
    expect(leafHolds(recordedOf(row)), row._id).toBe(true);
    log = append(log, row.leaf);
    if (row.root !== undefined) expect(row.root, row._id).toBe(rootOf(log));
  }
  expect([stored.root, rootOf(log)]).toEqual([end.root, end.root]);
  if (!projection.fold) {
    const state = rows.reduce<unknown>((before, row) => projection.decider.evolve(before, eventOf(row), row.at), null);
    expect(stored.state).toEqual(JSON.parse(JSON.stringify(state)));
  }
  await modelOf(run.db, projection.views).deleteOne({ _id: stream });
  await rebuildView(run.db, projection, stream);
  expect(await run.view(stream)).toEqual(stored);
}
