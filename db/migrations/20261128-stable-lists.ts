import type { Migration } from './migration.js';

const listed = ['projects', 'consultations', 'ballots', 'committees', 'meetings', 'draftings', 'campaigns', 'registers', 'organisations', 'persons'];

/** Lists go by when a lifecycle began, which never changes; who keeps a copy asks by the last change. */
export const stableLists20261128: Migration = {
  id: '2026-11-28-stable-lists',
  up: async (db) => {
    for (const collection of listed) {
      await db.collection(collection).createIndex({ startedAt: -1, _id: -1 }, { name: 'began' });
      await db.collection(collection).createIndex({ updatedAt: -1, _id: -1 }, { name: 'recent' });
    }
  },
};
