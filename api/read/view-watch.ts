import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';

/** Between two looks. All who wait for views of one collection are answered by the same look, so that it costs the same however many they are. */
const lookMs = 8;

type Waiter = {
  readonly stream: string;
  readonly seq: number;
  readonly until: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

/** Those who wait for views of one collection. Looks only while somebody does, and reads no more than numbers: a view may be large. */
class Watch {
  private waiting: Waiter[] = [];
  private looking = false;

  constructor(
    private readonly db: Connection,
    private readonly collection: string,
  ) {}

  join(stream: string, seq: number, until: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, seq, until, resolve, reject });
      if (!this.looking) void this.look();
    });
  }

  private async look(): Promise<void> {
    this.looking = true;
    while (this.waiting.length > 0) {
      const asked = this.waiting;
      this.waiting = [];
      try {
        const found = await this.seqs(asked.map(({ stream }) => stream));
        const now = performance.now();
        for (const waiter of asked) {
          if ((found.get(waiter.stream) ?? 0) >= waiter.seq || now >= waiter.until) waiter.resolve();
          else this.waiting.push(waiter);
        }
      } catch (error) {
        for (const waiter of asked) waiter.reject(error);
      }
      if (this.waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    this.looking = false;
  }

  private async seqs(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await viewsOf(this.db, this.collection)
      .find({ _id: trusted({ $in: [...new Set(streams)] }) }, { lastSeq: 1 })
      .lean<Pick<View, '_id' | 'lastSeq'>[]>();
    return new Map(rows.map(({ _id, lastSeq }) => [_id, lastSeq]));
  }
}

const watches = new WeakMap<Connection, Map<string, Watch>>();

/** Resolves when the view holds this event, or at `until` (`performance.now()`), whichever is first. */
export function whenWritten(db: Connection, collection: string, { stream, seq, until }: Pick<Waiter, 'stream' | 'seq' | 'until'>): Promise<void> {
  const ofStore = watches.get(db) ?? new Map<string, Watch>();
  watches.set(db, ofStore);
  const watch = ofStore.get(collection) ?? new Watch(db, collection);
  ofStore.set(collection, watch);
  return watch.join(stream, seq, until);
}
