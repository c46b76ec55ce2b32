import type { Migration } from './migration.js';

/** Comments by who sent them, for the holder of a receipt; lifecycles by the files they have on record. */
export const receipts20261128: Migration = {
  id: '2026-11-28-receipts',
  up: async (db) => {
    await db.collection('comments').createIndex({ by: 1 }, { name: 'by' });
    for (const collection of ['projects', 'committees']) await db.collection(collection).createIndex({ files: 1 }, { name: 'files' });
    for (const collection of ['ballots', 'consultations']) await db.collection(collection).createIndex({ text: 1 }, { name: 'text' });
  },
};
