import { setImmediate } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { eventOf } from '../domain/kernel/log/record.js';
import type { Stream } from '../domain/kernel/decider.js';
import { kindsWithFacts } from '../domain/indicator/fold.js';
import { eventsOf, type EventRow } from './archive.js';
import { folded, noFacts, rowOf, type FactsRow, type Folding } from './indicator-facts.js';
import { trusted } from './model.js';
import { projections } from './projections.js';

/*
 * The facts of every lifecycle computed again, from `events` and nothing else: neither a view nor what the journal has folded on its way is looked at.
 */

const rowsPerTurn = 500;

/** Under way through one stream. */
type Under = { readonly stream: Stream | null; readonly rehearsed: boolean; state: unknown; folding: Folding };
const nothing: Under = { stream: null, rehearsed: false, state: null, folding: noFacts };

export async function* recomputedFacts(db: Connection): AsyncGenerator<FactsRow> {
  for (const kind of kindsWithFacts) yield* factsOfKind(db, kind);
}

async function* factsOfKind(db: Connection, kind: string): AsyncGenerator<FactsRow> {
  const projection = projections[kind];
  if (projection === undefined) throw new Error(`no projection for ${kind}`);
  const evolve = projection.fold ?? ((state: unknown, event: EventRow) => projection.decider.evolve(state, eventOf(event), event.at));
  let under = nothing;
  let read = 0;
  for await (const event of inOrder(db, kind)) {
    if (under.stream !== event.stream) {
      yield* finished(under);
      under = { stream: event.stream, rehearsed: event.clock !== undefined, state: null, folding: noFacts };
    }
    read += 1;
    if (read % rowsPerTurn === 0) await setImmediate();
    if (under.rehearsed || (event.seq > 1 && under.folding.facts === null)) continue;
    under.state = evolve(under.state, event);
    under.folding = folded(under.folding, event, under.state);
  }
  yield* finished(under);
}

function* finished({ folding }: Under): Generator<FactsRow> {
  const row = rowOf(folding);
  if (row !== null) yield row;
}

/** All events of one kind, stream by stream: the primary index sorts them so. */
const inOrder = (db: Connection, kind: string) =>
  eventsOf(db)
    .find({ _id: trusted({ $gt: `${kind}/`, $lt: `${kind}0` }) }, { stream: 1, seq: 1, at: 1, type: 1, data: 1, clock: 1 })
    .sort({ _id: 1 })
    .batchSize(rowsPerTurn * 4)
    .lean<EventRow>()
    .cursor();
