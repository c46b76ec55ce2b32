import type { Migration } from './migration.js';

/** Committees by change, party and person; intervals of membership by committee and by person. */
export const committees20261125: Migration = {
  id: '2026-11-25-committees',
  up: async (db) => {
    await db.collection('committees').createIndex({ updatedAt: -1, _id: -1 }, { name: 'recent' });
    await db.collection('committees').createIndex({ parties: 1 }, { name: 'parties' });
    await db.collection('committees').createIndex({ persons: 1 }, { name: 'persons' });
    await db.collection('memberships').createIndex({ committee: 1, n: 1 }, { name: 'committee', unique: true });
    await db.collection('memberships').createIndex({ person: 1, until: 1 }, { name: 'person' });
  },
};
