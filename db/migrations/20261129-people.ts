import type { Migration } from './migration.js';

/** People by the organisations they belong to: for notices to a role, and for the work list of who confirms them. */
export const people20261129: Migration = {
  id: '2026-11-29-people',
  up: async (db) => {
    await db.collection('persons').createIndex({ 'state.memberships.organisation': 1 }, { name: 'belonging' });
  },
};
