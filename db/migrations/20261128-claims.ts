import type { Migration } from './migration.js';

/** Codes that organisations bear already are theirs: without a claim the next one to ask would get it. */
export const claims20261128: Migration = {
  id: '2026-11-28-claims',
  up: async (db) => {
    const borne = await db
      .collection('organisations')
      .find({ code: { $type: 'string' } }, { projection: { code: 1, organisation: 1 } })
      .toArray();
    for (const { code, organisation } of borne)
      await db
        .collection<{ _id: string; holder: string }>('claims')
        .updateOne({ _id: `group-code/${String(code)}` }, { $setOnInsert: { holder: String(organisation) } }, { upsert: true });
  },
};
