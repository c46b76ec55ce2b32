import type { Recorded } from '../../domain/decider.js';
import { hashesIn, noteNamed } from '../named-file.js';
import type { Migration } from './migration.js';

const atOnce = 1_000;

/** Files that no record names, by their senders and by age; and, once, what the events written so far name. Files stored before it was asked are never removed. */
export const looseFiles20261129: Migration = {
  id: '2026-11-29-loose-files',
  up: async (db) => {
    const documents = db.collection('documents');
    await documents.createIndex({ 'uploads.by': 1, loose: 1 }, { name: 'looseBySender', partialFilterExpression: { loose: true } });
    await documents.createIndex({ touchedAt: 1 }, { name: 'looseByAge', partialFilterExpression: { loose: true } });
    let found = new Set<string>();
    const note = async (): Promise<void> => {
      if (found.size > 0) await noteNamed(db, [...found]);
      found = new Set();
    };
    for await (const { data } of db.collection<Pick<Recorded, 'data'>>('events').find({}, { projection: { data: 1 } })) {
      for (const hash of hashesIn(data)) found.add(hash);
      if (found.size >= atOnce) await note();
    }
    await note();
  },
};
