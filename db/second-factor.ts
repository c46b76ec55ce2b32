import { mongo, type Connection, type Model } from 'mongoose';
import { anything, collection, modelOf, trusted } from './model.js';
import type { Sealing } from './sealing.js';

type Box = { readonly keyId: string; readonly box: mongo.Binary };

/**
 * The second factor of an account, `_id`: a seed that its authenticator shares, sealed. `lastStep` is the step of time of the last code that was taken, so that
 * none is taken twice. `pending` is a seed that was shown and not yet proven.
 */
type FactorRow = {
  readonly _id: string;
  readonly seed: Box | null;
  readonly since: number | null;
  readonly lastStep: number;
  readonly pending: Box | null;
};

/** An account that has one: its seed, and since when. */
export type SecondFactor = { readonly seed: Uint8Array; readonly since: number };

export const secondFactors = collection<FactorRow>('secondFactors', {
  seed: anything,
  since: Number,
  lastStep: Number,
  pending: anything,
});

const about = (account: string): string => `second factor of ${account}`;

/** The account has none from now on: its authenticator is lost. */
export async function forgetSecondFactor(db: Connection, account: string): Promise<void> {
  await modelOf(db, secondFactors).deleteOne({ _id: account });
}

/** Seeds of authenticators. What stands in the store opens nothing without the key of personal data. */
export class SecondFactorStore {
  constructor(
    private readonly db: Connection,
    private readonly sealing: Sealing,
  ) {}

  async find(account: string): Promise<SecondFactor | null> {
    const row = await this.row(account);
    return row?.seed == null ? null : { seed: this.open(account, row.seed), since: row.since ?? 0 };
  }

  async since(account: string): Promise<number | null> {
    return (await this.row(account))?.since ?? null;
  }

  /** Keeps a seed that waits to be proven; one that waited before is forgotten. */
  async offer(account: string, seed: Uint8Array): Promise<void> {
    const fresh = { seed: null, since: null, lastStep: 0 };
    await this.rows().updateOne({ _id: account }, { $set: { pending: this.seal(account, seed) }, $setOnInsert: fresh }, { upsert: true });
  }

  async offered(account: string): Promise<Uint8Array | null> {
    const pending = (await this.row(account))?.pending ?? null;
    return pending === null ? null : this.open(account, pending);
  }

  /** From now on it is this seed; the code it was proven with is used up. */
  async enrol(account: string, seed: Uint8Array, { at, step }: { readonly at: number; readonly step: number }): Promise<void> {
    await this.rows().updateOne(
      { _id: account },
      { $set: { seed: this.seal(account, seed), since: at, lastStep: step, pending: null } },
      { upsert: true },
    );
  }

  /** Takes the code of a step of time; false when that one, or a later one, was taken before. */
  async take(account: string, step: number): Promise<boolean> {
    const taken = await this.rows().updateOne({ _id: account, lastStep: trusted({ $lt: step }) }, { $set: { lastStep: step } });
    return taken.modifiedCount === 1;
  }

  /** Seals again what an older key sealed. */
  async reseal(): Promise<number> {
    const current = this.sealing.seal(new Uint8Array(), '').keyId;
    let count = 0;
    for await (const { _id, seed, pending } of this.rows().find({}).lean<FactorRow>().cursor()) {
      if ([seed, pending].every((one) => one === null || one.keyId === current)) continue;
      const anew = (box: Box | null): Box | null => (box === null ? null : this.seal(_id, this.open(_id, box)));
      // One that was enrolled in between is sealed with the newest key already.
      count += (await this.rows().updateOne({ _id, seed, pending }, { $set: { seed: anew(seed), pending: anew(pending) } })).modifiedCount;
    }
    return count;
  }

  private seal(account: string, seed: Uint8Array): Box {
    const { keyId, box } = this.sealing.seal(seed, about(account));
    return { keyId, box: new mongo.Binary(box) };
  }

  private open(account: string, { keyId, box }: Box): Uint8Array {
    return this.sealing.open({ keyId, box: new Uint8Array(box.buffer) }, about(account));
  }

  private rows(): Model<FactorRow> {
    return modelOf(this.db, secondFactors);
  }

  private row(account: string): Promise<FactorRow | null> {
    return this.rows().findOne({ _id: account }).lean<FactorRow>();
  }
}
