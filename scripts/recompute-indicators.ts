import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Connection } from 'mongoose';
import { loadAppConfig } from '../config.js';
import { connect } from '../db/connect.js';
import { factsOf, type FactsRow } from '../db/indicator-facts.js';
import { migrate } from '../db/migrate.js';
import { trusted } from '../db/model.js';
import { recomputedFacts } from '../db/recomputed-facts.js';

/*
 * `npm run recompute-indicators` computes what the indicators rest on again, from the archive of events alone, says what differs from what was kept beside the events as
 * they came, and puts it right; with `check` it only says so. Stop the workers first: a step that is written meanwhile would be overtaken.
 */

export type Recomputed = { readonly lifecycles: number; readonly differing: readonly string[] };

const perBatch = 500;

export async function recomputeIndicators(db: Connection, { check }: { readonly check: boolean }): Promise<Recomputed> {
  const rows = factsOf(db);
  const seen = { lifecycles: 0 };
  const differing: string[] = [];
  const take = async (batch: readonly FactsRow[]): Promise<void> => {
    const wrong = await differs(db, batch);
    differing.push(...wrong.map(({ _id }) => _id));
    seen.lifecycles += batch.length;
    if (!check && wrong.length > 0)
      await rows.bulkWrite(wrong.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } })));
  };
  let batch: FactsRow[] = [];
  for await (const row of recomputedFacts(db)) {
    batch.push(row);
    if (batch.length < perBatch) continue;
    await take(batch);
    batch = [];
  }
  await take(batch);
  return { lifecycles: seen.lifecycles, differing };
}

/** Those of a batch that are kept otherwise, or not at all. */
async function differs(db: Connection, batch: readonly FactsRow[]): Promise<readonly FactsRow[]> {
  const kept = await factsOf(db)
    .find({ _id: trusted({ $in: batch.map(({ _id }) => _id) }) })
    .lean<FactsRow[]>();
  const byId = new Map(kept.map((row) => [row._id, row]));
  return batch.filter((row) => !isDeepStrictEqual(byId.get(row._id), row));
}

async function main(words: readonly string[]): Promise<void> {
  const db = await connect(loadAppConfig().mongo.uri, 2);
  try {
    await migrate(db);
    const began = performance.now();
    const { lifecycles, differing } = await recomputeIndicators(db, { check: words.includes('check') });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    console.log(`${lifecycles} lifecycles computed again in ${seconds} s, ${differing.length} differ`);
    for (const stream of differing.slice(0, 20)) console.log(stream);
    if (words.includes('check') && differing.length > 0) process.exitCode = 1;
  } finally {
    await db.close();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
