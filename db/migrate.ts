import type { Connection } from 'mongoose';
import { eventsOf } from './archive.js';
import { collections } from './collections.js';
import { EarlierArchive } from './earlier-archive.js';
import { collection, modelOf } from './model.js';

/** What the store is made of now. Raised when stored documents would have to be carried over, with the code that carries them. */
const shape = { _id: 'store', version: 2 } as const;

const shapes = collection<{ readonly _id: string; readonly version: number }>('shapes', { version: Number });

/** Makes the store ready: refuses one of before, and builds the indexes of every collection. Two processes that start together may both do it. */
export async function migrate(db: Connection): Promise<void> {
  const kept = modelOf(db, shapes);
  // In this order: another process that starts now marks the store before it writes the first event.
  const begun = (await eventsOf(db).exists({})) !== null;
  if (begun && (await kept.exists({ _id: shape._id })) === null) throw new EarlierArchive();
  for (const one of collections) await modelOf(db, one).createIndexes();
  await kept.updateOne({ _id: shape._id }, { $set: { version: shape.version } }, { upsert: true });
}
