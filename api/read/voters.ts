import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import { readRoll } from '../../db/roll.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Clock } from '../../domain/kernel/rehearsal-clock.js';
import type { View } from '../../db/projection.js';

/** What casting needs to know of a ballot, held in memory: who sits where, and when it closes. */
export type Voting = {
  readonly state: BallotState;
  readonly seq: number;
  readonly clock: Clock | null;
  readonly seatOf: (person: string) => number | null;
};

type Kept = Voting & { readonly readAt: number };
type Roll = ReadonlyMap<string, number>;

/** How long a read of the view serves votes. Closing may move only by an extension, and the workflow decides in the end. */
const freshMs = 1000;

/** Ballots as votes see them. The roll is read once, because it is frozen at opening; the view at most once a second per ballot. */
export class Voters {
  private readonly kept = new Map<string, Kept>();
  private readonly reading = new Map<string, Promise<Kept | null>>();
  private readonly rolls = new Map<string, Promise<Roll>>();

  constructor(
    private readonly db: Connection,
    private readonly now: () => number,
    private readonly capacity = 2000,
  ) {}

  /** Null when there is no such ballot. When the store is away, what was read before serves on: a vote does not need MongoDB. */
  async get(id: string, within = freshMs): Promise<Voting | null> {
    const hit = this.kept.get(id);
    if (hit !== undefined && this.now() - hit.readAt < within) return hit;
    const running = this.reading.get(id) ?? this.read(id);
    if (hit === undefined) return running;
    // Never make a vote wait for a refresh: use what is there, the next one sees the new.
    if (within === freshMs) return (void running.catch(() => undefined), hit);
    return running.catch(() => hit);
  }

  private read(id: string): Promise<Kept | null> {
    const reading = this.load(id).finally(() => this.reading.delete(id));
    this.reading.set(id, reading);
    return reading;
  }

  private async load(id: string): Promise<Kept | null> {
    const view = await viewsOf(this.db, 'ballots')
      .findOne({ _id: `ballot/${id}` })
      .lean<View>();
    if (view === null) return null;
    // The projection of ballots wrote it.
    const state = view.state as BallotState;
    const roll = await this.roll(id, state);
    const kept: Kept = { state, seq: view.lastSeq, clock: view.clock ?? null, seatOf: (person) => roll.get(person) ?? null, readAt: this.now() };
    if (this.kept.size >= this.capacity) this.forgetOldest();
    this.kept.delete(id);
    this.kept.set(id, kept);
    return kept;
  }

  private roll(id: string, state: BallotState): Promise<Roll> {
    if (state.seats !== null) return Promise.resolve(new Map(state.seats.map((seat, n) => [seat.person, n])));
    const known = this.rolls.get(id);
    if (known !== undefined) return known;
    const reading = readRoll(this.db, state.document ?? '').then((persons) => new Map(persons.map((person, seat) => [person, seat])));
    this.rolls.set(id, reading);
    reading.catch(() => this.rolls.delete(id));
    return reading;
  }

  private forgetOldest(): void {
    for (const oldest of this.kept.keys()) {
      this.rolls.delete(oldest);
      return void this.kept.delete(oldest);
    }
  }
}
