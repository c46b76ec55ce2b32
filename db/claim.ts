import type { Connection, Model } from 'mongoose';
import type { Instant } from '../domain/kernel/decider.js';
import { isDuplicate } from './duplicate.js';
import { fateOf } from './command.js';
import { anything, collection, modelOf } from './model.js';

/** What only one may have: a name (`group-code/LNSR`) and who has it. */
export type Claim = { readonly name: string; readonly holder: string };
/** The command a claim is taken for. Until its outcome is known the claim is open. */
export type ClaimFor = { readonly command: string; readonly stream: string; readonly at: Instant };
type ClaimRow = { readonly _id: string; readonly holder: string; readonly open?: ClaimFor };

/** `new`: taken by this call; `own`: by this very command before; `held`: by the same holder for another one. */
export type Taken = 'new' | 'own' | 'held' | { readonly by: string };

/** A command of unknown outcome that the archive does not have by then came to nothing; longer than any store has been behind. */
export const openFor = 86_400_000;

export const claims = collection<ClaimRow>('claims', { holder: String, open: anything });
const claimsOf = (db: Connection): Model<ClaimRow> => modelOf(db, claims);

/**
 * Takes it, or says who has it. Looking first and writing after would let everybody who looks at the same time have it; the unique `_id` lets one.
 * An open claim of another is looked into: what its command came to decides.
 */
export async function takeClaim(db: Connection, claim: Claim, asked: ClaimFor): Promise<Taken> {
  for (;;) {
    try {
      await claimsOf(db).insertOne({ _id: claim.name, holder: claim.holder, open: asked });
      return 'new';
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const kept = await claimsOf(db).findOne({ _id: claim.name }).lean<ClaimRow>();
    // None any more: whoever had it gave it back in between, and it is free to take.
    if (kept === null) continue;
    if (kept.holder === claim.holder) return kept.open?.command === asked.command ? 'own' : 'held';
    return (await takeLapsed(db, kept, { claim, asked })) ? 'new' : { by: kept.holder };
  }
}

async function takeLapsed(db: Connection, { open, ...kept }: ClaimRow, next: { readonly claim: Claim; readonly asked: ClaimFor }): Promise<boolean> {
  if (open === undefined || next.asked.at - open.at < openFor) return false;
  if ((await fateOf(db, open.command, open.stream)).length > 0) {
    await settleClaim(db, { name: kept._id, holder: kept.holder });
    return false;
  }
  const taken = { $set: { holder: next.claim.holder, open: next.asked } };
  return (await claimsOf(db).updateOne({ _id: kept._id, holder: kept.holder, 'open.command': open.command }, taken)).modifiedCount === 1;
}

/** Its command came true: from now on it stays. */
export async function settleClaim(db: Connection, { name, holder }: Claim): Promise<void> {
  await claimsOf(db).updateOne({ _id: name, holder }, { $unset: { open: '' } });
}

export async function dropClaim(db: Connection, { name, holder }: Claim): Promise<void> {
  await claimsOf(db).deleteOne({ _id: name, holder });
}
