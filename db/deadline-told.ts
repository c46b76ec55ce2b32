import type { Connection } from 'mongoose';
import { noticeTable } from '../contract/notices.js';
import type { Instant, Stream } from '../domain/kernel/decider.js';
import { eventId, eventsOf, type EventRow } from './archive.js';
import { trusted } from './model.js';
import { seqOf } from './notice.js';
import { notices, type LedgerRow } from './notice-row.js';

/** What people were last told of the deadline of a lifecycle: by which event, when, until when, and whether it was called off. */
export type Told = { readonly sequence: number; readonly at: Instant; readonly closesAt: Instant | null; readonly cancelled: boolean };

const templates = Object.entries(noticeTable).flatMap(([template, { calendar }]) => (calendar === undefined ? [] : [template]));

type Row = Pick<LedgerRow, '_id' | 'stream' | 'template' | 'data'>;

const latest = (rows: readonly Row[]): Row | undefined =>
  rows.reduce<Row | undefined>((a, b) => (a === undefined || seqOf(b) > seqOf(a) ? b : a), undefined);
const closesAtIn = ({ data }: Row): Instant | null => (typeof data['closesAt'] === 'number' ? data['closesAt'] : null);

/**
 * From the ledger of notices, because whoever moves a deadline tells people: so a calendar that reads a feed and one that got the mail hold the same entry. Lifecycles of which nobody was
 * told a deadline are not in it.
 */
export async function deadlinesTold(db: Connection, streams: readonly Stream[]): Promise<ReadonlyMap<string, Told>> {
  const rows = await notices(db)
    .find({ stream: trusted({ $in: [...streams] }), template: trusted({ $in: templates }) }, { stream: 1, template: 1, data: 1 })
    .lean<Row[]>();
  const lasts = [...new Set(rows.map(({ stream }) => stream))].flatMap((stream) => {
    const told = rows.filter((row) => row.stream === stream);
    const last = latest(told);
    return last === undefined ? [] : [{ stream, last, set: latest(told.filter((row) => closesAtIn(row) !== null)) }];
  });
  const times = await timesOf(
    db,
    lasts.map(({ stream, last }) => eventId(stream, seqOf(last))),
  );
  return new Map(
    lasts.map(({ stream, last, set }) => [
      stream,
      {
        sequence: seqOf(last),
        at: times.get(eventId(stream, seqOf(last))) ?? 0,
        closesAt: set === undefined ? null : closesAtIn(set),
        cancelled: noticeTable[last.template]?.calendar === 'cancelled',
      },
    ]),
  );
}

async function timesOf(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  const rows = await eventsOf(db)
    .find({ _id: trusted({ $in: [...ids] }) }, { at: 1 })
    .lean<Pick<EventRow, '_id' | 'at'>[]>();
  return new Map(rows.map(({ _id, at }) => [_id, at]));
}
