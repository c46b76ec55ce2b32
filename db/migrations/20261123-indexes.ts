import type { Connection } from 'mongoose';
import type { Migration } from './migration.js';

type Index = {
  readonly collection: string;
  readonly key: { readonly [field: string]: 1 | -1 };
  readonly name: string;
  readonly options?: { readonly unique?: boolean; readonly partialFilterExpression?: object; readonly expireAfterSeconds?: number };
};

const has = (field: string) => ({ partialFilterExpression: { [field]: { $exists: true } } });

const indexes: readonly Index[] = [
  // One command of one sender happens once per lifecycle (D-idempotency); only the first event of a command carries `key`.
  { collection: 'events', key: { key: 1 }, name: 'command', options: { unique: true, ...has('key') } },
  { collection: 'projects', key: { updatedAt: -1, _id: -1 }, name: 'recent' },
  { collection: 'projects', key: { organisation: 1, updatedAt: -1 }, name: 'organisation' },
  { collection: 'projects', key: { status: 1, updatedAt: -1 }, name: 'status' },
  { collection: 'projects', key: { parties: 1 }, name: 'parties' },
  { collection: 'projects', key: { persons: 1 }, name: 'persons' },
  { collection: 'projects', key: { publishedAt: -1, _id: -1 }, name: 'published' },
  { collection: 'projects', key: { publishedText: 1 }, name: 'publishedText' },
  { collection: 'projects', key: { number: 1 }, name: 'number' },
  { collection: 'projects', key: { due: 1 }, name: 'due' },
  { collection: 'consultations', key: { project: 1 }, name: 'project' },
  { collection: 'consultations', key: { text: 1 }, name: 'text' },
  { collection: 'consultations', key: { status: 1, closesAt: 1 }, name: 'open' },
  { collection: 'comments', key: { consultation: 1, n: 1 }, name: 'comment', options: { unique: true } },
  { collection: 'consultations', key: { parties: 1 }, name: 'parties' },
  { collection: 'ballots', key: { persons: 1, status: 1 }, name: 'persons' },
  { collection: 'ballots', key: { updatedAt: -1, _id: -1 }, name: 'recent' },
  { collection: 'consultations', key: { updatedAt: -1, _id: -1 }, name: 'recent' },
  { collection: 'ballots', key: { project: 1 }, name: 'project' },
  { collection: 'ballots', key: { text: 1 }, name: 'text' },
  { collection: 'ballots', key: { organisation: 1, status: 1 }, name: 'organisation' },
  { collection: 'organisations', key: { code: 1 }, name: 'code' },
  { collection: 'persons', key: { organisation: 1 }, name: 'organisation' },
  { collection: 'numbers', key: { register: 1, _id: 1 }, name: 'register' },
  { collection: 'notices', key: { state: 1 }, name: 'queue' },
  { collection: 'accounts', key: { person: 1 }, name: 'person' },
  { collection: 'revocations', key: { until: 1 }, name: 'until', options: { expireAfterSeconds: 0 } },
];

/** Indexes live here and nowhere else; models declare none. */
export const indexes20261123: Migration = {
  id: '2026-11-23-indexes',
  up: async (db: Connection) => {
    for (const { collection, key, name, options } of indexes) await db.collection(collection).createIndex({ ...key }, { name, ...options });
  },
};
