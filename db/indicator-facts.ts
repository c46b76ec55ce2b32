import type { ClientSession, Connection, Model } from 'mongoose';
import type { Recorded, Stream } from '../domain/kernel/decider.js';
import type { Facts } from '../domain/indicator/facts.js';
import { factsAfter, hasFacts } from '../domain/indicator/fold.js';
import { anything, collection, modelOf } from './model.js';

/**
 * What the indicators need of one lifecycle, written in the transaction of its events. `lastSeq` is the event that changed it last; a body's facts are the same as long
 * as their number and the sum of these are.
 */
export type FactsRow = { readonly _id: Stream; readonly organisation: string; readonly lastSeq: number; readonly facts: Facts };

export const indicatorFacts = collection<FactsRow>('indicatorFacts', { organisation: String, lastSeq: Number, facts: anything }, [
  [{ organisation: 1, lastSeq: 1 }, { name: 'organisation' }],
]);

export const factsOf = (db: Connection): Model<FactsRow> => modelOf(db, indicatorFacts);

/** Facts on their way through the events of one step. */
export type Folding = { readonly facts: Facts | null; readonly lastSeq: number };

export const noFacts: Folding = { facts: null, lastSeq: 0 };

/** After one more event; `lastSeq` stays where it changed nothing. */
export function folded(before: Folding, recorded: Recorded, state: unknown): Folding {
  const facts = factsAfter(before.facts, recorded, state);
  return facts === before.facts ? before : { facts, lastSeq: recorded.seq };
}

/** What is stored of a stream; nothing is looked for of a kind without facts, nor of a rehearsal. */
export async function storedFacts(
  db: Connection,
  { stream, clock }: { readonly stream: Stream; readonly clock: unknown },
  session: ClientSession,
): Promise<Folding> {
  if (clock !== null || !hasFacts(stream)) return noFacts;
  return (await factsOf(db).findOne({ _id: stream }).session(session).lean<FactsRow>()) ?? noFacts;
}

export const rowOf = ({ facts, lastSeq }: Folding): FactsRow | null =>
  facts === null ? null : { _id: facts.stream, organisation: facts.organisation, lastSeq, facts };
