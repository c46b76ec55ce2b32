import type { Migration } from './migration.js';

/** Campaigns: an authority's, and the newest first. */
export const campaigns20261125: Migration = {
  id: '2026-11-25-campaigns',
  up: async (db) => {
    const campaigns = db.collection('campaigns');
    await campaigns.createIndex({ organisation: 1, status: 1 }, { name: 'organisation' });
    await campaigns.createIndex({ parties: 1 }, { name: 'parties' });
    await campaigns.createIndex({ updatedAt: -1, _id: -1 }, { name: 'recent' });
  },
};
