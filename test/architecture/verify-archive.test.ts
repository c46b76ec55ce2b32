import { expect, test } from 'vitest';
import { eventId, recordedOf, type EventRow } from '../../db/archive.js';
import { append, emptyFrontier, rootOf, rootOfLeaves } from '../../domain/kernel/log/merkle.js';
import { leafOf, record } from '../../domain/kernel/log/record.js';
import { verifyRows } from '../../scripts/verify-archive.js';
import { personNamed } from '../support/spelt.js';

const stream = 'ballot/one';

/** Five events as the archive keeps them, the fields outside the leaf included. */
function archived(): EventRow[] {
  let log = emptyFrontier;
  return [1, 2, 3, 4, 5].map((seq) => {
    const { recorded } = record(
      { type: 'voteCast', seat: seq, mark: 'y' },
      { stream, seq, at: seq * 1000, actor: personNamed(`p${seq}`), commandId: `p${seq}:key` },
    );
    log = append(log, recorded.leaf);
    const extra = seq === 1 ? { clock: { epoch: 0, since: 0, scale: 2 } } : {};
    return { ...recorded, _id: eventId(stream, seq), key: `${stream}|p${seq}:key`, ...extra, ...(seq % 2 === 1 ? { root: rootOf(log) } : {}) };
  });
}

async function* rowsOf(rows: readonly EventRow[]): AsyncGenerator<EventRow> {
  yield* rows;
}
const verdict = async (rows: readonly EventRow[], noted?: { size: number; root: string }) => verifyRows(rowsOf(rows), noted ?? null);
const rootAt = (size: number): string =>
  rootOfLeaves(
    archived()
      .map(({ leaf }) => leaf)
      .slice(0, size),
  );

test('given an untouched log, its size and root are told and nothing is wrong, whatever was noted on the way', async () => {
  const sound = { size: 5, root: rootAt(5), fault: null };
  expect(await verdict(archived())).toEqual(sound);
  expect(await verdict(archived(), { size: 4, root: rootAt(4) })).toEqual(sound);
});

test('given one changed field of one event, whichever it is, the event is named', async () => {
  for (const change of [
    { at: 1 },
    { actor: personNamed('p9') },
    { commandId: 'x' },
    { type: 'voteKeptLate' },
    { data: { seat: 3, mark: 'n' } },
  ] as const) {
    const rows = archived().map((row) => (row.seq === 3 ? { ...row, ...change } : row));
    expect((await verdict(rows)).fault, JSON.stringify(change)).toBe('event 3 was changed');
  }
});

test('given an event taken out, or one put in the place of another, the gap is named', async () => {
  expect((await verdict(archived().filter(({ seq }) => seq !== 2))).fault).toBe('event 2 is missing');
  expect((await verdict(archived().reverse())).fault).toBe('event 1 is missing');
});

test('given an event rewritten with its leaf, the kept root gives it away; rewritten with the roots too, only a noted root does', async () => {
  const data = { seat: 3, mark: 'n' };
  const withLeaf = archived().map((row) => {
    if (row.seq !== 3) return row;
    return { ...row, data, leaf: leafOf(recordedOf({ ...row, data })) };
  });
  expect((await verdict(withLeaf)).fault).toBe('the root kept with event 3 is not that of the log');
  const withRoots = withLeaf.map(({ root: _root, ...row }) => row);
  expect((await verdict(withRoots)).fault).toBeNull();
  expect((await verdict(withRoots, { size: 3, root: rootAt(3) })).fault).toBe('the log up to event 3 is not the one that was noted');
});

test('given a log cut short after it was noted, the loss is told', async () => {
  expect((await verdict(archived().slice(0, 3), { size: 5, root: rootAt(5) })).fault).toBe('the log has 3 events, 5 were noted');
});
