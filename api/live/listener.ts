import { Readable } from 'node:stream';
import type { Moved } from '../../contract/stream.js';
import { anonymous } from '../accounts/token-gate.js';
import type { Caller } from '../http/call.js';
import { sightOf, type SeenFacets } from '../policy/sight.js';
import { none, type Reach } from '../policy/reach.js';

/** A move as it goes out: its place in the order, what is said, who sees it. */
export type Move = { readonly id: string; readonly at: string; readonly moved: Moved; readonly facets: SeenFacets };

/** Who reads more slowly than this is written (bytes) is let go, and comes back with the last it has read. */
const longestQueue = 256 * 1024;

const text = (id: string, event: string | null, data: object): string =>
  `id: ${id}\n${event === null ? '' : `event: ${event}\n`}data: ${JSON.stringify(data)}\n\n`;

const namesOne = ({ parties }: SeenFacets, at: readonly string[]): boolean =>
  Array.isArray(parties) && parties.some((one) => at.includes(String(one)));

/** Somebody who listens. Until `begin` what moves is held back, so that what moved before comes first and nothing comes twice. */
export class Listener {
  readonly out = new Readable({ read: () => undefined });
  private held: Move[] | null = [];
  /** Up to where each record was told that was looked up and not heard of. */
  private readonly looked = new Map<string, number>();

  constructor(
    readonly caller: Caller,
    readonly address: string,
    public reach: Reach,
  ) {}

  /** The same question as for every record. By an invitation only its own record is seen by more than everybody. */
  sees(stream: string, facets: SeenFacets): boolean {
    const only = this.caller.session?.only ?? null;
    return only === null || only === stream ? sightOf(facets, this.caller, this.reach) !== null : sightOf(facets, anonymous, none) !== null;
  }

  hear(move: Move): void {
    this.widen(move);
    if (this.held !== null) return void this.held.push(move);
    this.tell(move);
  }

  /** What names a supervising authority as a party brings all that belongs to it within its reach, from then on. */
  private widen({ moved: { stream }, facets }: Move): void {
    const { all, at, streams } = this.reach;
    const isOwner = !all && at.length > 0 && /^(standard-project|committee)\//.test(stream) && !streams.includes(stream);
    if (isOwner && namesOne(facets, at)) this.reach = { all, at, streams: [...streams, stream] };
  }

  /** First what was asked for, then what moved meanwhile beyond `after`, then what moves. */
  begin(
    id: string,
    { after, past, looked }: { readonly after: string; readonly past: readonly Move[] | null; readonly looked: readonly Moved[] },
  ): void {
    this.push(`retry: 3000\nid: ${id}\n\n`);
    if (past === null) this.lost(id);
    for (const one of past ?? []) this.tell(one);
    for (const one of looked) {
      this.looked.set(one.stream, one.seq);
      this.push(`data: ${JSON.stringify(one)}\n\n`);
    }
    const held = this.held ?? [];
    this.held = null;
    for (const one of held) if (one.at > after) this.tell(one);
  }

  /** What was missed nobody knows: everything may have moved. */
  lost(id: string): void {
    this.push(text(id, 'reset', {}));
  }

  /** Shows that the line stands, and from where to go on. */
  beat(id: string): void {
    if (this.held === null) this.push(`id: ${id}\n\n`);
  }

  end(): void {
    this.out.push(null);
  }

  private tell({ id, moved, facets }: Move): void {
    if (moved.seq <= (this.looked.get(moved.stream) ?? 0) || !this.sees(moved.stream, facets)) return;
    this.push(text(id, null, moved));
  }

  private push(words: string): void {
    if (this.out.destroyed) return;
    if (this.out.readableLength > longestQueue) this.out.destroy();
    else this.out.push(words);
  }
}
