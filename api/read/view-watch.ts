import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';

/** Between two looks. All who wait for views of one collection are answered by the same look, so that it costs the same however many they are. */
const lookMs = 8;

type Waiter = {
  readonly stream: string;
  readonly seq: number;
  readonly since: number;
  readonly until: number;
  /** A look has found the view without the event. */
  behind: boolean;
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
    private readonly waited: (ms: number) => void,
  ) {}

  join(stream: string, seq: number, until: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ stream, seq, since: performance.now(), until, behind: false, resolve, reject });
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
        for (const waiter of asked) this.answer(waiter, (found.get(waiter.stream) ?? 0) >= waiter.seq, now);
      } catch (error) {
        for (const waiter of asked) waiter.reject(error);
      }
      if (this.waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    this.looking = false;
  }

  private answer(waiter: Waiter, written: boolean, now: number): void {
    if (written && waiter.behind) this.waited(now - waiter.since);
    if (written || now >= waiter.until) return waiter.resolve();
    waiter.behind = true;
    this.waiting.push(waiter);
  }

  private async seqs(streams: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await viewsOf(this.db, this.collection)
      .find({ _id: trusted({ $in: [...new Set(streams)] }) }, { lastSeq: 1 })
      .lean<Pick<View, '_id' | 'lastSeq'>[]>();
    return new Map(rows.map(({ _id, lastSeq }) => [_id, lastSeq]));
  }
}

/** The watches of one store, and who is told how long a view that was behind was waited for until it came. */
class Watches {
  private readonly byCollection = new Map<string, Watch>();
  waited: (ms: number) => void = () => undefined;

  constructor(private readonly db: Connection) {}

  of(collection: string): Watch {
    const watch = this.byCollection.get(collection) ?? new Watch(this.db, collection, (ms) => this.waited(ms));
    this.byCollection.set(collection, watch);
    return watch;
  }
}

const ofStores = new WeakMap<Connection, Watches>();

function watchesOf(db: Connection): Watches {
  const watches = ofStores.get(db) ?? new Watches(db);
  ofStores.set(db, watches);
  return watches;
}

/** Resolves when the view holds this event, or at `until` (`performance.now()`), whichever is first. */
export function whenWritten(db: Connection, collection: string, { stream, seq, until }: Pick<Waiter, 'stream' | 'seq' | 'until'>): Promise<void> {
  return watchesOf(db).of(collection).join(stream, seq, until);
}

/** How far views lag behind their logs, as readers of their own acts meet it. */
export function onViewWaited(db: Connection, waited: (ms: number) => void): void {
  watchesOf(db).waited = waited;
}
