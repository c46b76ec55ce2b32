import { mongo, type Connection } from 'mongoose';
import { z } from 'zod';
import type { Stream } from '../domain/kernel/decider.js';
import { events, type EventRow } from './archive.js';

/** Where something stands in the order in which the store took what was written: texts that sort in that order (resume tokens of MongoDB). */
export type Position = string;

/** A record whose readers see something new from this event on. */
export type Shown = { readonly stream: Stream; readonly seq: number; readonly at: Position };

/** The store does not know any more what came after a position: its journal is kept for hours or days, not for ever. */
export class PositionForgotten extends Error {}

/** How long one look waits for something to come. */
const lookMs = 250;

const pipeline = [
  { $match: { operationType: 'insert', 'fullDocument.shown': true } },
  { $project: { 'fullDocument.stream': 1, 'fullDocument.seq': 1 } },
];

type Change = { readonly _id: { readonly _data: string }; readonly fullDocument: Pick<EventRow, 'stream' | 'seq'> };

const answered = z.object({ operationTime: z.instanceof(mongo.Timestamp) });
const token = z.object({ _data: z.string() });

/** What the archive takes from a position on and readers see, in the one order of the store, however many processes write. */
export class ShownEvents {
  private constructor(private readonly changes: mongo.ChangeStream<mongo.Document, mongo.ChangeStreamDocument>) {}

  /** From right after a position. */
  static after = (db: Connection, at: Position): ShownEvents => ShownEvents.open(db, { startAfter: { _data: at } });

  /** From now on, by the store's own clock, and where that is. */
  static async now(db: Connection): Promise<{ readonly source: ShownEvents; readonly at: Position }> {
    const { operationTime } = answered.parse(await db.db?.command({ ping: 1 }));
    const source = ShownEvents.open(db, { startAtOperationTime: operationTime });
    // What came in this very moment came before.
    const first = await source.next();
    return { source, at: first?.at ?? source.reached };
  }

  private static open(db: Connection, from: mongo.ChangeStreamOptions): ShownEvents {
    return new ShownEvents(db.collection(events.name).watch(pipeline, { ...from, maxAwaitTimeMS: lookMs }));
  }

  /** The next one; null when for a while there was none. */
  async next(): Promise<Shown | null> {
    try {
      const change = (await this.changes.tryNext()) as Change | null; // what the pipeline leaves
      return change === null ? null : { stream: change.fullDocument.stream, seq: change.fullDocument.seq, at: change._id._data };
    } catch (error) {
      // The driver goes on by itself after what passes; what the store itself refuses it will refuse again.
      if (error instanceof mongo.MongoServerError) throw new PositionForgotten(error.message, { cause: error });
      throw error;
    }
  }

  /** Up to where everything was handed out, once something was asked for. */
  get reached(): Position {
    return token.parse(this.changes.resumeToken)._data;
  }

  close = (): Promise<void> => this.changes.close();
}
