import type { Connection } from 'mongoose';

/** What only one may have: a name (`group-code/LNSR`) and who has it. */
export type Claim = { readonly name: string; readonly holder: string };
type ClaimRow = { readonly _id: string; readonly holder: string };

const claims = (db: Connection) => db.collection<ClaimRow>('claims');

/**
 * Takes it, or says who has it. Looking first and writing after would let everybody who looks at the same time have it; the unique `_id` lets one.
 * `new` when this call took it, so that it can be given back when what it was taken for is refused.
 */
export async function takeClaim(db: Connection, { name, holder }: Claim): Promise<'new' | 'held' | { readonly by: string }> {
  for (;;) {
    try {
      await claims(db).insertOne({ _id: name, holder });
      return 'new';
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
    const kept = await claims(db).findOne({ _id: name });
    // None any more: whoever had it gave it back in between, and it is free to take.
    if (kept !== null) return kept.holder === holder ? 'held' : { by: kept.holder };
  }
}

/** MongoDB's answer to a second row under one `_id`. */
const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 11000;

export async function dropClaim(db: Connection, { name, holder }: Claim): Promise<void> {
  await claims(db).deleteOne({ _id: name, holder });
}
