import type { Connection } from 'mongoose';
import { contentHash } from '../domain/kernel/log/merkle.js';
import { eventsOf } from './archive.js';
import { collections } from './collections.js';
import { EarlierArchive } from './earlier-archive.js';
import { collection, modelOf } from './model.js';

/** The form of the archive and of the histories beside it in Temporal; another name whenever those of before can neither be read nor replayed. */
const form = 'store-2026-11';

/** Stands in every store of ours, with the indexes it was last given. */
type Shape = { readonly _id: string; readonly indexes: string };
const shapes = collection<Shape>('shapes', { indexes: String });

/** Makes the store ready: refuses one of before, and builds the indexes of every collection when they are not those it has. Two processes that start together may both do it. */
export async function migrate(db: Connection): Promise<void> {
  const kept = modelOf(db, shapes);
  // In this order: another process that starts now marks the store before it writes the first event.
  const begun = (await eventsOf(db).exists({})) !== null;
  const store = await kept.findOne({ _id: form }).lean<Shape>();
  if (begun && store === null) throw new EarlierArchive();
  const indexes = contentHash(collections.map(({ name, schema }) => [name, schema.indexes()]));
  if (store?.indexes === indexes) return;
  await Promise.all(collections.map((one) => modelOf(db, one).createIndexes()));
  await kept.updateOne({ _id: form }, { $set: { indexes } }, { upsert: true });
}
