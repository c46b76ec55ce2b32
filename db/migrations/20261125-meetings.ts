import type { Migration } from './migration.js';

/** Meetings: a committee's, a person's, those whose material a document is, and the newest first. */
export const meetings20261125: Migration = {
  id: '2026-11-25-meetings',
  up: async (db) => {
    const meetings = db.collection('meetings');
    await meetings.createIndex({ committee: 1, opensAt: -1 }, { name: 'committee' });
    await meetings.createIndex({ persons: 1, status: 1 }, { name: 'persons' });
    await meetings.createIndex({ parties: 1 }, { name: 'parties' });
    await meetings.createIndex({ documents: 1 }, { name: 'documents' });
    await meetings.createIndex({ updatedAt: -1, _id: -1 }, { name: 'recent' });
  },
};
