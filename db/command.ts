import type { Connection } from 'mongoose';
import { commandKey, eventsOf, type EventRow } from './archive.js';
import type { View } from './projection.js';
import { trusted } from './model.js';

/** How many recent commands a lifecycle knows by itself (workflows/shell/ring.ts); only older ones must be looked up here. */
const rememberedByShell = 4000;

/** The last event of a command that was done so long ago that its lifecycle has forgotten the key; null when the lifecycle will know. */
export async function findCommand(
  db: Connection,
  view: View,
  commandId: string,
): Promise<{ readonly seq: number; readonly at: number; readonly leaf: string } | null> {
  if (view.lastSeq <= rememberedByShell) return null;
  const rows = await commandEvents(db, commandKey(view._id, commandId));
  const last = rows.at(-1);
  return last === undefined || last.seq > view.lastSeq - rememberedByShell ? null : { seq: last.seq, at: last.at, leaf: last.leaf };
}

async function commandEvents(db: Connection, key: string): Promise<EventRow[]> {
  const first = await eventsOf(db).findOne({ key }).lean<EventRow>();
  if (first === null) return [];
  // A command's events are consecutive and few; the first carries the key.
  const rows = await eventsOf(db)
    .find({ _id: trusted({ $gte: first._id, $lt: `${first.stream}#~` }) })
    .sort({ _id: 1 })
    .limit(50)
    .lean<EventRow[]>();
  const end = rows.findIndex((row) => row.commandId !== first.commandId);
  return end < 0 ? rows : rows.slice(0, end);
}

/** What a command led to in one stream, or, without a stream, in whichever it was sent to. The id leads the unique key, so that no second index costs every vote. */
export async function fateOf(db: Connection, commandId: string, stream: string | null): Promise<readonly EventRow[]> {
  if (stream !== null) return commandEvents(db, commandKey(stream, commandId));
  const range = trusted({ $gte: `${commandId}|`, $lt: `${commandId}}` });
  // A key may hold a bar itself: what only begins alike is another command.
  const firsts = await eventsOf(db).find({ key: range, commandId }).sort({ key: 1 }).limit(20).lean<EventRow[]>();
  const all = await Promise.all(firsts.map((first) => commandEvents(db, commandKey(first.stream, commandId))));
  return all.flat();
}
