import { mongo, type Connection, type Model } from 'mongoose';
import { z } from 'zod';
import type { HookShape } from '../contract/webhook.js';
import type { Instant } from '../domain/kernel/decider.js';
import { anything, collection, modelOf, trusted } from './model.js';
import type { Sealing } from './sealing.js';

/**
 * An address to which an organisation has messages sent. Whole, it stands in the box alone, with its secrets: the address of a robot is itself one. `failingSince` while nothing gets through,
 * `stopped` when it was given up, or its owner was told to go away.
 */
export type WebhookRow = {
  readonly _id: string;
  readonly organisation: string;
  readonly name: string;
  readonly shape: HookShape;
  readonly host: string;
  readonly keyId: string;
  readonly box: mongo.Binary;
  readonly by: string;
  readonly at: Instant;
  readonly earlierUntil: Instant | null;
  readonly failingSince: Instant | null;
  readonly stopped: Instant | null;
  readonly error: string | null;
  readonly ended: Instant | null;
};

/** What is sealed. `earlier` signs beside `secret` for a while after a change. */
const kept = z.strictObject({ url: z.string(), secret: z.string(), earlier: z.string().nullable(), robotSecret: z.string().nullable() });
export type KeptHook = z.output<typeof kept>;

export const webhooks = collection<WebhookRow>(
  'webhooks',
  {
    ...{ organisation: String, name: String, shape: String, host: String, keyId: String, box: anything, by: String, at: Number },
    ...{ earlierUntil: Number, failingSince: Number, stopped: Number, error: String, ended: Number },
  },
  [[{ organisation: 1, ended: 1 }, { name: 'organisation' }]],
);

const hooksOf = (db: Connection): Model<WebhookRow> => modelOf(db, webhooks);
const about = (id: string): string => `webhook ${id}`;
const running = { ended: null } as const;

export const findWebhook = (db: Connection, id: string): Promise<WebhookRow | null> =>
  hooksOf(db)
    .findOne({ _id: id, ...running })
    .lean<WebhookRow>();

export const webhooksOf = (db: Connection, organisation: string): Promise<WebhookRow[]> =>
  hooksOf(db)
    .find({ organisation, ...running })
    .sort({ at: 1 })
    .lean<WebhookRow[]>();

/** Those that listen at any of these organisations, also while they are stopped: their messages wait. */
export const listeningAt = (db: Connection, organisations: readonly string[]): Promise<Pick<WebhookRow, '_id'>[]> =>
  hooksOf(db)
    .find({ organisation: trusted({ $in: [...organisations] }), ...running }, { _id: 1 })
    .lean<Pick<WebhookRow, '_id'>[]>();

export const stoppedAt = (db: Connection, organisations: readonly string[]): Promise<WebhookRow[]> =>
  hooksOf(db)
    .find({ organisation: trusted({ $in: [...organisations] }), stopped: trusted({ $ne: null }), ...running })
    .lean<WebhookRow[]>();

/** Nothing is sent any more, and what would be needed for it is gone. */
export async function endWebhook(db: Connection, id: string, at: Instant): Promise<void> {
  await hooksOf(db).updateOne({ _id: id, ...running }, { $set: { ended: at }, $unset: { box: '', keyId: '' } });
}

/** A message got through. */
export async function webhookWorks(db: Connection, id: string): Promise<void> {
  await hooksOf(db).updateOne({ _id: id, failingSince: trusted({ $ne: null }) }, { $set: { failingSince: null, error: null } });
}

/** One did not; answers since when none has. */
export async function webhookFails(db: Connection, id: string, { at, error }: { readonly at: Instant; readonly error: string }): Promise<Instant> {
  const row = await hooksOf(db)
    .findOneAndUpdate({ _id: id, ...running }, [{ $set: { failingSince: { $ifNull: ['$failingSince', at] }, error } }], {
      returnDocument: 'after',
      updatePipeline: true,
    })
    .lean<WebhookRow>();
  return row?.failingSince ?? at;
}

export async function stopWebhook(db: Connection, id: string, at: Instant): Promise<void> {
  await hooksOf(db).updateOne({ _id: id, stopped: null, ...running }, { $set: { stopped: at } });
}

/** It is tried again, from the message at which it stopped. */
export async function resumeWebhook(db: Connection, id: string): Promise<void> {
  await hooksOf(db).updateOne({ _id: id, ...running }, { $set: { stopped: null, failingSince: null, error: null } });
}

/** Addresses and secrets of webhooks, sealed. */
export class WebhookStore {
  constructor(
    private readonly db: Connection,
    private readonly sealing: Sealing,
  ) {}

  async add(row: Pick<WebhookRow, '_id' | 'organisation' | 'name' | 'shape' | 'host' | 'by' | 'at'>, hook: KeptHook): Promise<WebhookRow> {
    const fresh = { earlierUntil: null, failingSince: null, stopped: null, error: null, ended: null };
    const whole = { ...row, ...this.seal(row._id, hook), ...fresh };
    await hooksOf(this.db).insertOne(whole);
    return whole;
  }

  /** What is sealed of a webhook that still runs. */
  open({ _id, keyId, box }: WebhookRow): KeptHook {
    return kept.parse(JSON.parse(Buffer.from(this.sealing.open({ keyId, box: new Uint8Array(box.buffer) }, about(_id))).toString('utf8')));
  }

  /** A new secret; until then the one of before signs beside it. */
  async renew(row: WebhookRow, { secret, earlierUntil }: { readonly secret: string; readonly earlierUntil: Instant }): Promise<void> {
    const before = this.open(row);
    const sealed = this.seal(row._id, { ...before, secret, earlier: before.secret });
    await hooksOf(this.db).updateOne({ _id: row._id, ...running }, { $set: { ...sealed, earlierUntil } });
  }

  async reseal(): Promise<number> {
    const current = this.sealing.seal(new Uint8Array(), '').keyId;
    let count = 0;
    const older = hooksOf(this.db)
      .find({ keyId: trusted({ $exists: true, $ne: current }) })
      .lean<WebhookRow>();
    for await (const row of older.cursor()) {
      const same = { _id: row._id, keyId: row.keyId };
      count += (await hooksOf(this.db).updateOne(same, { $set: this.seal(row._id, this.open(row)) })).modifiedCount;
    }
    return count;
  }

  private seal(id: string, hook: KeptHook): Pick<WebhookRow, 'keyId' | 'box'> {
    const { keyId, box } = this.sealing.seal(Buffer.from(JSON.stringify(hook)), about(id));
    return { keyId, box: new mongo.Binary(box) };
  }
}
