import type { Connection } from 'mongoose';
import type { Logger } from 'pino';
import { PositionForgotten, ShownEvents, type Position, type Shown } from '../../db/shown-events.js';

/** Records whose last move is kept; far more than move in a day. */
const capacity = 50_000;
const againMs = 1_000;
/** Who was away for so long that reading it takes longer is told to look at everything again. */
const patienceMs = 10_000;

type Tell = {
  /** Reads what is needed to tell of these; what comes back tells it at once. */
  readonly prepare: (moves: readonly Shown[]) => Promise<() => void>;
  /** Something may have been missed. */
  readonly lost: () => void;
};

const inOrder = (moves: Iterable<Shown>): Shown[] => [...moves].sort((a, b) => (a.at < b.at ? -1 : 1));

/**
 * What moves in the archive, watched once for a process however many listen. Of each record it keeps the last move: who was away hears of each record that moved
 * meanwhile, once and as it stands; what lies between is read from its events.
 */
export class Feed {
  private readonly latest = new Map<string, Shown>();
  private source: ShownEvents | null = null;
  /** Every move after it is known. */
  private floor: Position = '';
  private told: Position = '';
  private arrived: Shown[] = [];
  private telling = false;
  private starting: Promise<void> | null = null;
  private reaching: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly db: Connection,
    private readonly log: Logger,
    private readonly tell: Tell,
  ) {}

  /** Every move up to it was told. */
  get frontier(): Position {
    return this.told;
  }

  start(): Promise<void> {
    this.starting ??= this.begin().catch((error: unknown) => {
      this.starting = null;
      throw error;
    });
    return this.starting;
  }

  async stop(): Promise<void> {
    const { source } = this;
    this.source = null;
    this.starting = null;
    this.latest.clear();
    this.arrived = [];
    await source?.close().catch((err: unknown) => this.log.warn({ err }, 'the watch of the archive did not end in order'));
  }

  /** The records that moved after a position, in the order of their last moves; null when nobody knows any more. */
  async since(after: Position): Promise<readonly Shown[] | null> {
    if (after < this.floor) {
      // One after the other: after a restart all come with nearly the same position, and the first look serves them all.
      const known = this.reaching.then(() => after >= this.floor || this.reachBack(after));
      this.reaching = known.catch(() => undefined);
      if (!(await known)) return null;
    }
    return inOrder(this.latest.values()).filter(({ at }) => at > after);
  }

  private async begin(): Promise<void> {
    const { source, at } = await ShownEvents.now(this.db);
    this.source = source;
    this.floor = at;
    this.told = at;
    void this.watch(source);
  }

  private async watch(first: ShownEvents): Promise<void> {
    let source = first;
    while (this.source === source) {
      try {
        const one = await source.next();
        if (one !== null) this.arrived.push(one);
        else if (!this.telling && this.arrived.length === 0 && this.source === source) this.told = source.reached;
        if (this.arrived.length > 0 && !this.telling) void this.tellArrived(source);
      } catch (err) {
        if (this.source !== source) return;
        this.log.warn({ err }, 'the watch of the archive broke off and begins again');
        await source.close().catch(() => undefined);
        source = (await this.again(source)) ?? source;
      }
    }
  }

  /** What came while others were told is told together. */
  private async tellArrived(source: ShownEvents): Promise<void> {
    this.telling = true;
    while (this.arrived.length > 0 && this.source === source) {
      const moves = this.arrived;
      this.arrived = [];
      const tellNow = await this.tell.prepare(moves).catch((err: unknown) => {
        this.log.warn({ err }, 'a move of the archive was not told');
        return this.tell.lost;
      });
      // In one turn: what was told and what is known to who asks are the same at any time.
      for (const one of moves) this.keep(one);
      tellNow();
    }
    this.telling = false;
  }

  private keep(one: Shown): void {
    this.told = one.at;
    this.latest.set(one.stream, one);
    if (this.latest.size <= capacity) return;
    const oldest = inOrder(this.latest.values()).slice(0, capacity / 2);
    for (const { stream } of oldest) this.latest.delete(stream);
    this.floor = oldest.at(-1)?.at ?? this.floor;
  }

  /** Goes on where it was; where the store has forgotten that, everybody hears that something may be missing. */
  private async again(broken: ShownEvents): Promise<ShownEvents | null> {
    await new Promise((resolve) => setTimeout(resolve, againMs));
    if (this.source !== broken) return null;
    const next = ShownEvents.after(this.db, this.arrived.at(-1)?.at ?? this.told);
    try {
      const one = await next.next();
      if (one !== null) this.arrived.push(one);
      this.source = next;
      return next;
    } catch (error) {
      await next.close().catch(() => undefined);
      if (!(error instanceof PositionForgotten)) return null;
      await this.stop();
      await this.start();
      this.tell.lost();
      return null;
    }
  }

  /** Reads from the store what moved between a position and the first one known here. */
  private async reachBack(after: Position): Promise<boolean> {
    const until = this.floor;
    const past = ShownEvents.after(this.db, after);
    const found = new Map<string, Shown>();
    const patience = performance.now() + patienceMs;
    try {
      for (let reached: Position = after; reached < until;) {
        if (performance.now() > patience) return false;
        const one = await past.next();
        if (one !== null && one.at <= until) found.set(one.stream, one);
        // A look that found nothing may have got no further than half the way.
        reached = one === null ? past.reached : one.at;
      }
    } catch (error) {
      if (error instanceof PositionForgotten) return false;
      throw error;
    } finally {
      await past.close();
    }
    if (this.floor !== until) return after >= this.floor;
    for (const [stream, one] of found) if (!this.latest.has(stream)) this.latest.set(stream, one);
    this.floor = after;
    return true;
  }
}
