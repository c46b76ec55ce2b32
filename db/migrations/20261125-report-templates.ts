import type { Migration } from './migration.js';

/** Forms of yearly reports, the latest of an authority and a year first. */
export const reportTemplates20261125: Migration = {
  id: '2026-11-25-report-templates',
  up: async (db) => {
    await db.collection('reportTemplates').createIndex({ authority: 1, year: 1, at: -1 }, { name: 'year' });
  },
};
