import type { Connection } from 'mongoose';
import type { Migration } from './migration.js';

/** Personal data beside the log: what no event has claimed goes by itself. Revocations by the time they were noted. */
export const personal20261128: Migration = {
  id: '2026-11-28-personal',
  up: async (db: Connection) => {
    await db.collection('personal').createIndex({ until: 1 }, { name: 'unclaimed', expireAfterSeconds: 0 });
    await db.collection('personal').createIndex({ mailLeft: 1 }, { name: 'mailLeft', sparse: true });
    // What every API process asks for a few times a second.
    await db.collection('revocations').createIndex({ noted: 1 }, { name: 'noted' });
  },
};
