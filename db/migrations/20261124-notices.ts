import type { Migration } from './migration.js';

/** Delivery of notices: the queue in the order of its turns, a lifecycle's notices, and the outcomes of one notice. */
export const notices20261124: Migration = {
  id: '2026-11-24-notices',
  up: async (db) => {
    await db.collection('notices').createIndex({ state: 1, nextAt: 1, _id: 1 }, { name: 'turn' });
    await db.collection('notices').createIndex({ stream: 1 }, { name: 'stream' });
    await db.collection('deliveries').createIndex({ notice: 1, outcome: 1 }, { name: 'notice' });
    await db.collection('unreached').createIndex({ notice: 1 }, { name: 'notice' });
  },
};
