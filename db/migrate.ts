import type { Connection } from 'mongoose';
import { indexes20261123 } from './migrations/20261123-indexes.js';
import { notices20261124 } from './migrations/20261124-notices.js';
import { meetings20261125 } from './migrations/20261125-meetings.js';
import { committees20261125 } from './migrations/20261125-committees.js';
import { campaigns20261125 } from './migrations/20261125-campaigns.js';
import { draftings20261125 } from './migrations/20261125-draftings.js';
import { reportTemplates20261125 } from './migrations/20261125-report-templates.js';
import { personal20261128 } from './migrations/20261128-personal.js';
import { claims20261128 } from './migrations/20261128-claims.js';
import { stableLists20261128 } from './migrations/20261128-stable-lists.js';
import { receipts20261128 } from './migrations/20261128-receipts.js';
import { addresses20261128 } from './migrations/20261128-addresses.js';
import { looseFiles20261129 } from './migrations/20261129-loose-files.js';
import { organisationNames20261129 } from './migrations/20261129-organisation-names.js';
import { people20261129 } from './migrations/20261129-people.js';
import { asked20261130 } from './migrations/20261130-asked.js';
import type { Migration } from './migrations/migration.js';

/** All migrations, in the order they run. */
const migrations: readonly Migration[] = [
  asked20261130,
  indexes20261123,
  notices20261124,
  meetings20261125,
  campaigns20261125,
  committees20261125,
  draftings20261125,
  reportTemplates20261125,
  personal20261128,
  claims20261128,
  stableLists20261128,
  receipts20261128,
  addresses20261128,
  looseFiles20261129,
  people20261129,
  organisationNames20261129,
];

/** Runs what has not run yet. Two processes that start together may both run one: every migration can be repeated. */
export async function migrate(db: Connection): Promise<readonly string[]> {
  const done = db.collection<{ _id: string; at: Date }>('migrations');
  const known = new Set((await done.find({}).toArray()).map((row) => row._id));
  const ran: string[] = [];
  for (const migration of migrations) {
    if (known.has(migration.id)) continue;
    await migration.up(db);
    await done.updateOne({ _id: migration.id }, { $set: { at: new Date() } }, { upsert: true });
    ran.push(migration.id);
  }
  return ran;
}
