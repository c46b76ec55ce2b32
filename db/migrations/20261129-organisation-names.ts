import type { Migration } from './migration.js';

/** Who bears a name, in whatever spelling: asked when another body takes it. */
export const organisationNames20261129: Migration = {
  id: '2026-11-29-organisation-names',
  up: async (db) => {
    await db.collection('organisations').createIndex({ nameKey: 1 }, { name: 'nameKey' });
  },
};
