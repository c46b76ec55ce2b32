import { pathToFileURL } from 'node:url';
import type { Connection } from 'mongoose';
import { loadAppConfig } from '../config.js';
import { eventsOf, rebuildView } from '../db/archive.js';
import { connect } from '../db/connect.js';
import { migrate } from '../db/migrate.js';
import { projections } from '../db/projections.js';
import { kindOf, type Stream } from '../domain/kernel/decider.js';

/*
 * `npm run rebuild-views` makes every view, and the rows beside them, anew from the archive; with names of kinds (`ballot committee`) those alone. For the day on
 * which a view shows something it did not show before. Stop the workers first: a step that is written meanwhile would be overtaken.
 */

/** How many views of each kind were made. */
export type Rebuilt = { readonly [kind: string]: number };

export async function rebuildViews(db: Connection, kinds: readonly string[] = Object.keys(projections)): Promise<Rebuilt> {
  const made: { [kind: string]: number } = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  const births = eventsOf(db).find({ seq: 1 }, { stream: 1 }).sort({ _id: 1 }).lean<{ readonly stream: Stream }>();
  for await (const { stream } of births.cursor()) {
    const kind = kindOf(stream);
    const projection = projections[kind];
    if (projection === undefined || !kinds.includes(kind)) continue;
    await rebuildView(db, projection, stream);
    made[kind] = (made[kind] ?? 0) + 1;
  }
  return made;
}

async function main(kinds: readonly string[]): Promise<void> {
  const unknown = kinds.find((kind) => projections[kind] === undefined);
  if (unknown !== undefined) throw new Error(`no lifecycle is called ${unknown}; there are ${Object.keys(projections).join(', ')}`);
  const db = await connect(loadAppConfig().mongo.uri, 2);
  try {
    await migrate(db);
    for (const [kind, count] of Object.entries(await rebuildViews(db, kinds.length > 0 ? kinds : undefined))) console.log(`${kind} ${count}`);
  } finally {
    await db.close();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
