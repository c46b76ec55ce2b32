import type { Migration } from './migration.js';

/** Drafting groups by project and by person, and their rows in order. */
export const draftings20261125: Migration = {
  id: '2026-11-25-draftings',
  up: async (db) => {
    await db.collection('draftings').createIndex({ project: 1 }, { name: 'project' });
    await db.collection('draftings').createIndex({ persons: 1, status: 1 }, { name: 'persons' });
    await db.collection('draftings').createIndex({ parties: 1 }, { name: 'parties' });
    await db.collection('draftings').createIndex({ updatedAt: -1, _id: -1 }, { name: 'recent' });
    for (const collection of ['draftingVersions', 'draftingIssues', 'draftingDecisions'])
      await db.collection(collection).createIndex({ drafting: 1, n: 1 }, { name: 'drafting', unique: true });
    await db.collection('draftingVersions').createIndex({ sha256: 1 }, { name: 'sha256' });
  },
};
