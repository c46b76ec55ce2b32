import type { Connection } from 'mongoose';
import { readStream } from '../../db/archive.js';
import { ballot } from '../../domain/ballot/ballot.js';
import type { BallotEvent } from '../../domain/ballot/events.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { markAt, type Mark } from '../../domain/ballot/marks.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { eventOf } from '../../domain/kernel/log/record.js';

/** Where each seat's last vote stands in the archive, and how many there were of it. */
type Casts = Map<number, { readonly seq: number; readonly times: number }>;
type Folded = { readonly state: BallotState | null; readonly seq: number; readonly casts: Casts };

/** What counts for a seat now, and where its last vote stands; `times` is 0 for a seat that never voted here itself (a sheet on paper is no such vote). */
export type Own = { readonly mark: Mark; readonly seq: number | null; readonly times: number };

/**
 * Marks folded from the archive by the decider's own evolve, going on from where the last question left off.
 * Asked for a voter's own mark, and for the named list after close; it never leaves this process as a whole.
 */
export class Marks {
  private readonly folded = new Map<string, Promise<Folded>>();

  constructor(
    private readonly db: Connection,
    private readonly capacity = 50,
  ) {}

  /** The ballot with its marks, for sums that its terms show; it is not handed to a caller. */
  async stateOf(stream: Stream): Promise<BallotState> {
    const { state } = await this.upToDate(stream);
    if (state === null) throw new Error(`${stream} has a view and no events`);
    return state;
  }

  async markOf(stream: Stream, seat: number): Promise<Mark> {
    return (await this.ownOf(stream, seat)).mark;
  }

  async ownOf(stream: Stream, seat: number): Promise<Own> {
    const { state, casts } = await this.upToDate(stream);
    const { seq = null, times = 0 } = casts.get(seat) ?? {};
    return { mark: state === null ? '.' : markAt(state.marks, seat), seq, times };
  }

  /** One after another per ballot: each question continues the fold of the one before. */
  private upToDate(stream: Stream): Promise<Folded> {
    const before = this.folded.get(stream) ?? Promise.resolve<Folded>({ state: null, seq: 0, casts: new Map() });
    const after = before.then((folded) => this.goOn(stream, folded));
    this.folded.delete(stream);
    this.folded.set(stream, after);
    after.catch(() => this.folded.delete(stream));
    if (this.folded.size > this.capacity)
      for (const oldest of this.folded.keys()) {
        this.folded.delete(oldest);
        break;
      }
    return after;
  }

  private async goOn(stream: Stream, { state, seq, casts }: Folded): Promise<Folded> {
    let next: Folded = { state, seq, casts };
    for await (const row of readStream(this.db, stream, { after: seq })) {
      const event = eventOf(row) as BallotEvent; // archived events of a ballot
      next = { state: ballot.evolve(next.state, event, row.at), seq: row.seq, casts };
      if (event.type === 'voteCast') casts.set(event.seat, { seq: row.seq, times: (casts.get(event.seat)?.times ?? 0) + 1 });
    }
    return next;
  }
}
