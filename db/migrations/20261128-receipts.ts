import type { Migration } from './migration.js';

/** Comments by who sent them, for the holder of a receipt. */
export const receipts20261128: Migration = {
  id: '2026-11-28-receipts',
  up: async (db) => {
    await db.collection('comments').createIndex({ by: 1 }, { name: 'by' });
  },
};
