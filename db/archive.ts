import { setImmediate } from 'node:timers/promises';
import type { mongo } from 'mongoose';
import { type ClientSession, type Connection, type Model } from 'mongoose';
import type { Archive, JournalStep, NoticeRow } from '../activities/journal.js';
import { kindOf, type Recorded, type Stream } from '../domain/kernel/decider.js';
import type { Clock } from '../domain/kernel/rehearsal-clock.js';
import { eventOf } from '../domain/kernel/log/record.js';
import { isDuplicate } from './duplicate.js';
import { folded, indicatorFacts, noFacts, rowOf, storedFacts, type Folding } from './indicator-facts.js';
import { anything, collection, modelOf, trusted, type Collection } from './model.js';
import { noterOfFiles } from './named-file.js';
import { isMailed, notices } from './notice-row.js';
import type { Projection, View } from './projection.js';

/**
 * One row of the archive. `_id` is `stream#seq` with the number padded, so that the primary index is the unique (stream, seq) and sorts by it.
 * `key` is `commandId|stream` on the first event of a command: unique, and found by the command id alone; `root` stands on the last event of a step,
 * `clock` on the first event of a rehearsal. `shown` marks the event up to which a step moved what readers see: none of a step that only brought papers to an open
 * ballot, so that whoever is told of what is shown cannot count them.
 */
export type EventRow = Recorded & {
  readonly _id: string;
  readonly key?: string;
  readonly root?: string;
  readonly clock?: Clock;
  readonly shown?: true;
};
/** An event as somebody may see it: who acted may be left out. */
export type SeenRow = Omit<EventRow, 'actor'> & { readonly actor: string | null };

/** The fields the leaf is computed over, without what the store keeps beside them. */
export const recordedOf = ({ stream, seq, at, actor, commandId, type, data, asked, leaf }: EventRow): Recorded => ({
  stream,
  seq,
  at,
  actor,
  commandId,
  type,
  data,
  ...(asked === undefined ? {} : { asked }),
  leaf,
});

export const eventId = (stream: string, seq: number): string => `${stream}#${String(seq).padStart(10, '0')}`;
export const commandKey = (stream: string, commandId: string): string => `${commandId}|${stream}`;

export const events = collection<EventRow>(
  'events',
  {
    stream: String,
    seq: Number,
    at: Number,
    actor: String,
    commandId: String,
    type: { type: String },
    data: anything,
    asked: anything,
    leaf: String,
    key: String,
    root: String,
    clock: anything,
    shown: Boolean,
  },
  // One command of one sender happens once per lifecycle (D-idempotency); only the first event of a command carries `key`.
  [[{ key: 1 }, { name: 'command', unique: true, partialFilterExpression: { key: { $exists: true } } }]],
);

export const eventsOf = (db: Connection): Model<EventRow> => modelOf(db, events);

/** The step does not follow what the archive holds: an earlier one is still on its way. Tried again until it fits. */
export class ArchiveGap extends Error {}

/** The archive on MongoDB: events, view and notices of one step in one transaction. */
export function mongoArchive(db: Connection, projections: { readonly [kind: string]: Projection }): Archive {
  const noteFiles = noterOfFiles(db);
  return {
    append: async (step) => {
      const projection = projections[kindOf(step.stream)];
      if (!projection) throw new Error(`no projection for ${step.stream}`);
      await noteFiles(step.events);
      const appending = appendStep(db, projection, step);
      // A command id that is there already is so rare that it is looked for only after the index has said so.
      try {
        await db.transaction(appending(keyedRows), majority);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        await db.transaction(appending(rowsWithFreeKeys(db)), majority);
      }
    },
  };
}

const majority = { writeConcern: { w: 'majority', j: true } } as const;

const appendStep = (db: Connection, projection: Projection, step: JournalStep) => (rowsOf: RowsOf) => async (session: ClientSession) => {
  const views = pastModel(db, projection.views);
  const view = await views.findOne({ _id: step.stream }, { session });
  const lastSeq = view?.lastSeq ?? 0;
  const fresh = since(lastSeq, step);
  await writeNotices(db, step, session);
  const [first] = fresh.events;
  if (first === undefined) return;
  if (first.seq !== lastSeq + 1) throw new ArchiveGap(`${step.stream}: have ${lastSeq}, got ${first.seq}`);
  const known = await storedFacts(db, step, session);
  const { next, writes, facts } = fold(projection, { view, facts: known }, fresh);
  const rows = (await rowsOf(fresh, session)).map((row) => (row.seq === next.shownSeq ? { ...row, shown: true as const } : row));
  await pastModel(db, events).insertMany(rows, { session, ordered: true });
  await writeRows(db, writes, session);
  if (facts !== known) await writeFacts(db, facts, session);
  const written = await views.replaceOne({ _id: step.stream, lastSeq }, next, { session, upsert: view === null });
  if (written.matchedCount + written.upsertedCount !== 1) throw new ArchiveGap(`${step.stream}: the view moved`);
};

/** A step without the events that the archive has already. Nearly always it has none of them. */
function since(lastSeq: number, step: JournalStep): JournalStep {
  const [first] = step.events;
  return first !== undefined && first.seq > lastSeq ? step : { ...step, events: step.events.filter(({ seq }) => seq > lastSeq) };
}

type Operation = mongo.AnyBulkWriteOperation<mongo.Document>;
type Writes = ReadonlyMap<Collection<unknown>, Operation[]>;

/**
 * Past the model, which would build a document of each event and of each state, with every step of every ballot: a worker spent a fifth more of its processor on
 * 1,000 votes of 20 callers (941 ms instead of 789). Rows come from `record` and views from `fold` alone, and what is made anew goes through the models.
 */
const pastModel = <Row extends { readonly _id: string }>(db: Connection, { name }: Collection<Row>): mongo.Collection<Row> =>
  db.collection<Row>(name); // mongoose types its collections loosely

type RowsOf = (step: JournalStep, session: ClientSession) => Promise<EventRow[]> | EventRow[];

/** Rows to insert; the first event of each command carries its id under the unique index. */
function keyedRows(step: JournalStep): EventRow[] {
  const keys = new Set<string>();
  return step.events.map((event): EventRow => {
    const key = commandKey(event.stream, event.commandId);
    const row = { ...event, _id: eventId(event.stream, event.seq), ...marksOf(event, step) };
    if (keys.has(key)) return row;
    keys.add(key);
    return { ...row, key };
  });
}

/** The same, for a step with a command id that is in the archive already (its repeat came after the ring had forgotten it): marked by having no key, never an obstacle. */
const rowsWithFreeKeys =
  (db: Connection): RowsOf =>
  async (step, session) => {
    const rows = keyedRows(step);
    const keys = rows.flatMap((row) => (row.key === undefined ? [] : [row.key]));
    const taken = await eventsOf(db)
      .find({ key: trusted({ $in: keys }) }, { key: 1 })
      .session(session)
      .lean<Pick<EventRow, 'key'>[]>();
    const repeated = new Set(taken.map((row) => row.key));
    return rows.map(({ key, ...row }) => (key === undefined || repeated.has(key) ? row : { ...row, key }));
  };

const marksOf = (event: Recorded, { size, root, clock }: JournalStep) => ({
  ...(event.seq === size && root ? { root } : {}),
  ...(event.seq === 1 && clock ? { clock } : {}),
});

/** What stood before the events of a step. */
type Before = { readonly view: View | null; readonly facts: Folding };

function fold(
  projection: Projection,
  { view, facts: known }: Before,
  { events, root, clock }: Pick<JournalStep, 'events' | 'root' | 'clock'>,
): { next: View; writes: Writes; facts: Folding } {
  const writes = new Map<Collection<unknown>, Operation[]>();
  let state: unknown = view?.state ?? null;
  let shown = { seq: view?.shownSeq ?? 0, at: view?.updatedAt ?? 0 };
  let facts = known;
  for (const event of events) {
    state = projection.fold ? projection.fold(state, event) : projection.decider.evolve(state, eventOf(event), event.at);
    if (clock === null) facts = folded(facts, event, state);
    if (projection.hides?.(state, event) !== true) shown = { seq: event.seq, at: event.at };
    for (const { collection, write } of projection.rows?.(event, state) ?? []) {
      const list = writes.get(collection);
      if (list) list.push(write);
      else writes.set(collection, [write]);
    }
  }
  const last = events.at(-1);
  const { decider } = projection;
  const next: View = {
    ...projection.facets(state),
    _id: last?.stream ?? '',
    lastSeq: last?.seq ?? 0,
    shownSeq: shown.seq,
    root: root ?? view?.root ?? null,
    startedAt: view?.startedAt ?? events[0]?.at ?? 0,
    updatedAt: shown.at,
    status: decider.status(state),
    due: decider.due(state)?.at ?? null,
    ended: decider.ended(state),
    clock,
    state,
  };
  return { next, writes, facts };
}

async function writeRows(db: Connection, writes: Writes, session: ClientSession): Promise<void> {
  for (const [to, operations] of writes) await modelOf(db, to).bulkWrite(operations as never, { session, ordered: true, strict: 'throw' }); // mongoose's own bulk type differs in name only
}

async function writeFacts(db: Connection, facts: Folding, session: ClientSession): Promise<void> {
  const row = rowOf(facts);
  if (row !== null) await pastModel(db, indicatorFacts).replaceOne({ _id: row._id }, row, { session, upsert: true });
}

async function writeNotices(db: Connection, step: JournalStep, session: ClientSession): Promise<void> {
  if (step.notices.length === 0) return;
  const upsert = ({ id, ...notice }: NoticeRow) => ({
    updateOne: { filter: { _id: id }, update: { $setOnInsert: { ...notice, stream: step.stream, ...firstState(notice) } }, upsert: true },
  });
  await notices(db).bulkWrite(step.notices.map(upsert), { session, ordered: false });
}

/** A row that is for the public feed alone is complete. */
const firstState = ({ to }: Pick<NoticeRow, 'to'>) =>
  isMailed({ to }) ? ({ state: 'queued', unbegun: true } as const) : ({ state: 'done', counts: {} } as const);

/** Rows between two turns of the event loop, and in one answer of the store: a long log must not keep a process from its other work. */
const rowsPerTurn = 100;

/** From which event on, that one not included, and up to which one. */
type Span = { readonly after?: number; readonly upTo?: number };

/** The events of a stream in order, however many. */
export async function* readStream(db: Connection, stream: Stream, { after = 0, upTo }: Span = {}): AsyncGenerator<EventRow> {
  const last = upTo === undefined ? { $lt: `${stream}#~` } : { $lte: eventId(stream, upTo) };
  const cursor = eventsOf(db)
    .find({ _id: trusted({ $gt: eventId(stream, after), ...last }) })
    .sort({ _id: 1 })
    .batchSize(rowsPerTurn * 5)
    .lean<EventRow>()
    .cursor();
  let read = 0;
  for await (const row of cursor) {
    yield row;
    read += 1;
    // What a cursor has at hand it hands out without ever going back to the event loop.
    if (read % rowsPerTurn === 0) await setImmediate();
  }
}

/** Drops nothing: computes the view of a stream afresh from its events and replaces the stored one. */
export async function rebuildView(db: Connection, projection: Projection, stream: Stream): Promise<View | null> {
  const events: EventRow[] = [];
  for await (const row of readStream(db, stream)) events.push(row);
  if (events.length === 0) return null;
  const before: Before = { view: null, facts: noFacts };
  const { next, writes, facts } = fold(projection, before, {
    events,
    root: events.findLast((row) => row.root)?.root ?? null,
    clock: events[0]?.clock ?? null,
  });
  await db.transaction(async (session) => {
    await writeRows(db, writes, session);
    await writeFacts(db, facts, session);
    await modelOf(db, projection.views).replaceOne({ _id: stream }, next, { session, upsert: true });
  });
  return next;
}
