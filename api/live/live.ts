import type { Readable } from 'node:stream';
import { viewsOf } from '../../db/collections.js';
import { invitationsOf } from '../../db/invitation.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import type { Shown } from '../../db/shown-events.js';
import { heldIn, type Moved } from '../../contract/stream.js';
import { kindOf } from '../../domain/kernel/decider.js';
import type { Caller } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { endsOf } from '../policy/invitation-end.js';
import { reachOf } from '../policy/reach.js';
import { seenFacets } from '../policy/sight.js';
import type { AppPorts } from '../ports.js';
import { Feed } from './feed.js';
import { Listener, type Move } from './listener.js';
import { PositionSeal } from './position-seal.js';

/** Sessions are looked at as often as revocations come in, more or less. */
const tickMs = 1_000;
/** Proxies let go of a line on which nothing comes for a minute. */
const beatTicks = 20;
/** For how long the archive is watched after the last listener has gone. */
const idleTicks = 60;

/** Who listens: since when to say what moved, and which records they hold. */
export type Asked = { readonly caller: Caller; readonly address: string; readonly after: string | null; readonly have: string | null };

type Row = Pick<View, '_id' | 'shownSeq'> & { readonly [facet: string]: unknown };

/**
 * Tells listeners which records moved, by one watch of the archive however many they are. It says nothing that asking for the record again and again would not:
 * to whom it is shown, up to which number. Lines end with the session they were opened by.
 */
export class Live {
  private readonly listeners = new Set<Listener>();
  private readonly feed: Feed;
  private readonly seal: PositionSeal;
  private readonly nouns: ReadonlyMap<string, Noun>;
  private ticking: NodeJS.Timeout | null = null;
  private ticks = 0;
  private idle = 0;
  private closed = false;

  constructor(
    private readonly ports: AppPorts,
    nouns: readonly Noun[],
  ) {
    this.nouns = new Map(nouns.map((noun) => [noun.kind, noun]));
    this.seal = new PositionSeal(ports.config.tokenKey);
    this.feed = new Feed(ports.db, ports.log, {
      prepare: async (moves) => {
        const told = await this.movesOf(moves);
        return () => told.forEach((move) => this.tell(move));
      },
      lost: () => this.each((one) => one.lost(this.here())),
    });
  }

  async listen({ caller, address, after, have }: Asked): Promise<Readable> {
    this.checkRoom(caller, address);
    const reach = await reachOf(this.ports.db, caller);
    await this.feed.start();
    this.checkRoom(caller, address);
    const listener = new Listener(caller, address, reach);
    this.listeners.add(listener);
    listener.out.once('close', () => this.listeners.delete(listener));
    this.ticking ??= setInterval(() => this.tick(), tickMs).unref();
    try {
      const here = this.feed.frontier;
      const since = after === null ? here : this.seal.open(after);
      const past = since === null ? null : await this.between(since, here);
      const looked = have === null ? [] : await this.aheadOf(listener, have);
      // Another process, which they listened to before, may have been a moment ahead of this one.
      const told = since !== null && since > here ? since : here;
      listener.begin(this.seal.seal(told), { after: told, past, looked });
    } catch (error) {
      listener.out.destroy();
      throw error;
    }
    return listener.out;
  }

  /** Ends every line; none is opened any more. */
  close(): void {
    this.closed = true;
    this.each((one) => one.end());
    this.rest();
  }

  private checkRoom({ anonymous, actor }: Caller, address: string): void {
    const { all, perAddress, perAccount } = this.ports.config.streams;
    const of = (same: (one: Listener) => boolean): number => [...this.listeners].filter(same).length;
    const full =
      this.closed ||
      this.listeners.size >= all ||
      of((one) => one.address === address) >= perAddress ||
      (!anonymous && of((one) => one.caller.actor.id === actor.id) >= perAccount);
    if (full) throw new HttpProblem('STREAMS_FULL', { needed: { all, perAddress, perAccount }, cure: ['self'], headers: { 'retry-after': '60' } });
  }

  /** What moved from one position to another; null when nobody knows any more. */
  private async between(after: string, upTo: string): Promise<readonly Move[] | null> {
    if (after >= upTo) return [];
    const moves = await this.feed.since(after);
    return moves === null ? null : this.movesOf(moves.filter(({ at }) => at <= upTo));
  }

  private async aheadOf(listener: Listener, have: string): Promise<readonly Moved[]> {
    const held = heldIn(have);
    const rows = await this.rowsOf(held.map(({ stream }) => stream));
    return held.flatMap(({ stream, seq }) => {
      const row = rows.get(stream);
      if (row === undefined || row.shownSeq <= seq || !listener.sees(stream, row)) return [];
      return [this.movedOf(stream, row.shownSeq)];
    });
  }

  private movedOf(stream: string, seq: number): Moved {
    return { stream, seq, noun: this.nouns.get(kindOf(stream))?.path ?? '' };
  }

  /** Who sees each of these, as it is now. */
  private async movesOf(moves: readonly Shown[]): Promise<readonly Move[]> {
    const rows = await this.rowsOf(moves.map(({ stream }) => stream));
    return moves.flatMap(({ stream, seq, at }) => {
      const row = rows.get(stream);
      return row === undefined ? [] : [{ id: this.seal.seal(at), at, moved: this.movedOf(stream, seq), facets: row }];
    });
  }

  private async rowsOf(streams: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const fields = Object.fromEntries(['shownSeq', ...seenFacets].map((field) => [field, 1]));
    const found = [...this.nouns.values()].map(async ({ kind, collection }): Promise<readonly Row[]> => {
      const own = streams.filter((stream) => kindOf(stream) === kind);
      if (own.length === 0) return [];
      return viewsOf(this.ports.db, collection)
        .find({ _id: trusted({ $in: [...new Set(own)] }) }, fields)
        .lean<Row[]>();
    });
    return new Map((await Promise.all(found)).flat().map((row) => [row._id, row]));
  }

  private tell(move: Move): void {
    this.each((one) => one.hear(move));
  }

  private each(act: (one: Listener) => void): void {
    for (const one of this.listeners)
      if (this.isOver(one)) one.end();
      else act(one);
  }

  private isOver({ caller: { session } }: Listener): boolean {
    if (session === null) return false;
    const { id, token, account, generation, until } = session;
    const claims = { sid: id, jti: token, generation, ...(account === null ? {} : { account }) };
    return until <= this.ports.clock() || this.ports.revocations.revoked(claims);
  }

  private here = (): string => this.seal.seal(this.feed.frontier);

  private tick(): void {
    this.ticks += 1;
    const beats = this.ticks % beatTicks === 0;
    const here = beats ? this.here() : '';
    this.each((one) => {
      if (!beats) return;
      one.beat(here);
      if (!one.reach.all && one.reach.at.length > 0) void this.renewReach(one);
    });
    void this.endLinks().catch((err: unknown) => this.ports.log.warn({ err }, 'lines by invitations not looked at'));
    this.idle = this.listeners.size === 0 ? this.idle + 1 : 0;
    if (this.idle >= idleTicks) this.rest();
  }

  /** A line outlives its request: whether the invitations are still good by which somebody listens is asked again, of all in one. */
  private async endLinks(): Promise<void> {
    const links = [...this.listeners].flatMap((one) => (one.caller.session?.link == null ? [] : [{ one, link: one.caller.session.link }]));
    if (links.length === 0) return;
    const rows = await invitationsOf(this.ports.db, [...new Set(links.map(({ link }) => link))]);
    const endOf = await endsOf(this.ports, rows);
    const good = new Set(rows.filter((row) => endOf(row) === null).map(({ _id }) => _id));
    for (const { one, link } of links) if (!good.has(link)) one.end();
  }

  /** What a supervisor oversees grows and shrinks. */
  private async renewReach(listener: Listener): Promise<void> {
    listener.reach = await reachOf(this.ports.db, listener.caller).catch(() => listener.reach);
  }

  private rest(): void {
    if (this.ticking !== null) clearInterval(this.ticking);
    this.ticking = null;
    void this.feed.stop();
  }
}
