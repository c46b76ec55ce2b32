import type { Connection } from 'mongoose';
import { viewsOf } from '../../../db/collections.js';
import { factsOf } from '../../../db/indicator-facts.js';
import { trusted } from '../../../db/model.js';

/** What bodies are called: as they are registered, or else as their own project or committee named them. */
export async function namesOfBodies(db: Connection, organisations: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const registered = await viewsOf(db, 'organisations')
    .find({ organisation: trusted({ $in: [...organisations] }) }, { organisation: 1, title: 1, 'state.name': 1 })
    .maxTimeMS(10_000)
    .lean<{ organisation: string; state?: { name?: string } }[]>();
  const names = new Map(registered.flatMap(({ organisation, state }) => (state?.name === undefined ? [] : [[organisation, state.name] as const])));
  const unnamed = organisations.filter((one) => !names.has(one));
  const told = await factsOf(db)
    .aggregate<{ _id: string; name: string }>([
      { $match: { organisation: { $in: unnamed }, 'facts.name': { $exists: true } } },
      { $group: { _id: '$organisation', name: { $first: '$facts.name' } } },
    ])
    .option({ maxTimeMS: 10_000 });
  for (const { _id, name } of unnamed.length === 0 ? [] : told) names.set(_id, name);
  return names;
}
