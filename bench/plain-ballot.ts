import { mongo } from 'mongoose';
import { personOf } from './ballot-papers.js';
import type { Electorate } from './electorate.js';

/** A ballot of (c): the same people on its roll, the same text. Written straight into its collections, before any clock runs. */
export async function openPlainBallot(
  uri: string,
  electorate: Electorate,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<{ readonly path: string }> {
  const client = new mongo.MongoClient(uri);
  try {
    const db = client.db();
    await db.collection('ballots').insertOne({ name, open: true, closesAt: new Date(Date.now() + 30 * 86_400_000), text });
    for (let from = 0; from < electorate.size; from += 10_000) {
      const seats = Array.from({ length: Math.min(10_000, electorate.size - from) }, (_, i) => from + i);
      await db.collection('entitleds').insertMany(
        seats.map((seat) => ({ ballot: name, person: personOf(electorate.label, seat), seat })),
        { ordered: false },
      );
    }
  } finally {
    await client.close();
  }
  return { path: `/ballots/${name}/votes` };
}

/** Votes that (c) holds for a ballot. */
export async function countPlainVotes(uri: string, name: string): Promise<number> {
  const client = new mongo.MongoClient(uri);
  try {
    return await client.db().collection('votes').countDocuments({ ballot: name });
  } finally {
    await client.close();
  }
}
