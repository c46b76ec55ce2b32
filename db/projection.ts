import type { mongo } from 'mongoose';
import type { Collection } from './model.js';
import type { AnyDecider, Kind, Recorded } from '../domain/kernel/decider.js';
import type { Clock } from '../domain/kernel/rehearsal-clock.js';
import type { Json } from '../domain/kernel/refusal.js';

/** What the screens and the API read of one lifecycle. `_id` is the stream; `state` is what acts are computed from. */
export type View = {
  readonly _id: string;
  /** The last event folded in. Never shown: it moves with every vote. */
  readonly lastSeq: number;
  /** The last event that may be seen to have happened; it and `updatedAt` are what readers are shown. */
  readonly shownSeq: number;
  readonly root: string | null;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly status: string;
  readonly due: number | null;
  readonly ended: boolean;
  /** The rehearsal clock the lifecycle lives by, null in real life. */
  readonly clock: Clock | null;
  readonly state: unknown;
  readonly [facet: string]: unknown;
};

export type RowWrite = { readonly collection: Collection<unknown>; readonly write: mongo.AnyBulkWriteOperation<mongo.Document> };

/**
 * How one noun is shown. The default `fold` is the decider's own evolve, so that no rule is written twice;
 * a noun whose state is too large to rewrite with every batch (a ballot) folds what is shown of it instead.
 * `facets` are the extra fields that are searched and indexed; `rows` are further documents (one per comment …), written in the same transaction.
 */
export type Projection = {
  readonly kind: Kind;
  readonly views: Collection<View>;
  readonly decider: AnyDecider;
  readonly fold?: (state: unknown, event: Recorded) => unknown;
  /** Events that must not be seen to happen yet, from the state they led to: neither number nor time of what is shown moves with them. */
  readonly hides?: (state: unknown, event: Recorded) => boolean;
  readonly facets: (state: unknown) => { readonly [name: string]: Json };
  readonly rows?: (event: Recorded, state: unknown) => readonly RowWrite[];
};
