import type { Migration } from './migration.js';

/** Addresses are sealed; those in clear from before go. Mails by the entry they were written to, so that they can be taken back. */
export const addresses20261128: Migration = {
  id: '2026-11-28-addresses',
  up: async (db) => {
    await db.collection('mailboxes').deleteMany({ mail: { $exists: true } });
    await db.collection('deliveries').updateMany({ address: { $exists: true } }, { $unset: { address: '' } });
    await db.collection('mailboxes').createIndex({ person: 1 }, { name: 'person' });
    await db.collection('mailboxes').createIndex({ mailLeft: 1 }, { name: 'mailLeft', sparse: true });
    await db.collection('deliveries').createIndex({ entry: 1 }, { name: 'entry', sparse: true });
  },
};
