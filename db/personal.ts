import { randomBytes } from 'node:crypto';
import { mongo, type Connection, type Model } from 'mongoose';
import { z } from 'zod';
import type { Instant, Recorded, Stream } from '../domain/kernel/decider.js';
import { personalDigest, personalRef, type Personal } from '../domain/kernel/personal.js';
import { isDuplicate } from './duplicate.js';
import { WaitingLinks } from './invitation.js';
import { AddressBook } from './mailbox.js';
import type { RowWrite } from './projection.js';
import type { Sealing } from './sealing.js';
import { SecondFactorStore } from './second-factor.js';
import { anything, collection, modelOf, trusted } from './model.js';
import { WebhookStore } from './webhook.js';

/**
 * Personal data of one act. `keeper` is the organisation that answers for them and alone may have them erased. `until` stands on what no event has claimed yet:
 * what belongs to a command that never arrived goes by itself. Erased, a row has no box and says when.
 */
type PersonalRow = {
  readonly _id: string;
  readonly about: Stream;
  readonly keeper: string;
  readonly digest: string;
  readonly keyId?: string;
  readonly box?: mongo.Binary;
  readonly until?: Date;
  readonly comment?: number;
  readonly erased?: Instant;
  readonly mailLeft?: true;
};

/** The words, or that they were erased and when. */
export type Found = (Personal & { readonly erased: null }) | { readonly erased: Instant };

/** Far beyond what an outbox ever waits for the archive. */
const unclaimedFor = 30 * 86_400_000;
const readAtOnce = 1000;

const inBox = z.strictObject({ salt: z.string(), author: z.string(), contact: z.string().nullable() });
type InBox = z.output<typeof inBox>;

export const personalData = collection<PersonalRow>(
  'personal',
  {
    about: String,
    keeper: String,
    digest: String,
    keyId: String,
    box: anything,
    until: Date,
    comment: Number,
    erased: Number,
    mailLeft: Boolean,
  },
  [
    // What no event has claimed goes by itself.
    [{ until: 1 }, { name: 'unclaimed', expireAfterSeconds: 0 }],
    [{ mailLeft: 1 }, { name: 'mailLeft', sparse: true }],
  ],
);
const rowsOf = (db: Connection): Model<PersonalRow> => modelOf(db, personalData);

export type PersonalEntry = { readonly about: Stream; readonly commandId: string; readonly keeper: string; readonly who: Personal };

/** Names and contacts beside the log: of commenters here, of people with accounts and on rolls in `addresses`; and what else is sealed with that key. */
export class PersonalStore {
  readonly addresses: AddressBook;
  readonly secondFactors: SecondFactorStore;
  readonly webhooks: WebhookStore;
  readonly waitingLinks: WaitingLinks;

  constructor(
    private readonly db: Connection,
    private readonly sealing: Sealing,
  ) {
    this.addresses = new AddressBook(db, sealing);
    this.secondFactors = new SecondFactorStore(db, sealing);
    this.webhooks = new WebhookStore(db, sealing);
    this.waitingLinks = new WaitingLinks(db, sealing);
  }

  /** Keeps the words and answers with the digest for the event; a repeat gets the first one's, another text under the same command another. */
  async keep({ about, commandId, keeper, who }: PersonalEntry): Promise<{ readonly digest: string; readonly fresh: boolean }> {
    const _id = personalRef(about, commandId);
    const content = { salt: randomBytes(32).toString('base64url'), author: who.author, contact: who.contact };
    const { keyId, box } = this.sealing.seal(Buffer.from(JSON.stringify(content)), _id);
    const digest = personalDigest(content.salt, who);
    const until = new Date(Date.now() + unclaimedFor);
    try {
      await rowsOf(this.db).insertOne({ _id, about, keeper, digest, keyId, box: new mongo.Binary(box), until });
      return { digest, fresh: true };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return { digest: await this.digestAgain(_id, who), fresh: false };
    }
  }

  private async digestAgain(_id: string, who: Personal): Promise<string> {
    const row = await rowsOf(this.db).findOne({ _id }).lean<PersonalRow>();
    const content = row === null ? null : this.unseal(row);
    return content === null ? (row?.digest ?? '') : personalDigest(content.salt, who);
  }

  /** Takes back what was kept for a command that was refused. */
  async drop({ about, commandId }: Pick<PersonalEntry, 'about' | 'commandId'>): Promise<void> {
    await rowsOf(this.db).deleteOne({ _id: personalRef(about, commandId), until: trusted({ $exists: true }) });
  }

  /** What stands under these names, by name. */
  async read(refs: readonly string[]): Promise<ReadonlyMap<string, Found>> {
    const found = new Map<string, Found>();
    for (let from = 0; from < refs.length; from += readAtOnce) {
      const some = await rowsOf(this.db)
        .find({ _id: trusted({ $in: refs.slice(from, from + readAtOnce) }) })
        .lean<PersonalRow[]>();
      for (const row of some) {
        const content = this.unseal(row);
        if (content !== null) found.set(row._id, { author: content.author, contact: content.contact, erased: null });
        else if (row.erased !== undefined) found.set(row._id, { erased: row.erased });
      }
    }
    return found;
  }

  private unseal({ _id, keyId, box }: PersonalRow): InBox | null {
    if (keyId === undefined || box === undefined) return null;
    return inBox.parse(JSON.parse(Buffer.from(this.sealing.open({ keyId, box: box.buffer }, _id)).toString('utf8')));
  }

  /** Who was erased and may still have mail in an outbox. */
  async erasedWithMail(): Promise<readonly { readonly ref: string; readonly about: Stream; readonly comment: number; readonly erased: Instant }[]> {
    const rows = await rowsOf(this.db).find({ mailLeft: true }).limit(100).lean<PersonalRow[]>();
    return rows.map(({ _id, about, comment = 0, erased = 0 }) => ({ ref: _id, about, comment, erased }));
  }

  async mailForgotten(ref: string): Promise<void> {
    await rowsOf(this.db).updateOne({ _id: ref }, { $unset: { mailLeft: '' } });
  }

  /** Seals again, with the key that is first now, what an older one sealed; afterwards the older one may be destroyed, and with it all that was erased before. */
  async reseal(): Promise<number> {
    const current = this.sealing.seal(new Uint8Array(), '').keyId;
    let count =
      (await this.addresses.reseal()) + (await this.secondFactors.reseal()) + (await this.webhooks.reseal()) + (await this.waitingLinks.reseal());
    const older = rowsOf(this.db)
      .find({ keyId: trusted({ $exists: true, $ne: current }) })
      .lean<PersonalRow>();
    for await (const row of older.cursor()) {
      const content = this.unseal(row);
      if (content === null) continue;
      const { keyId, box } = this.sealing.seal(Buffer.from(JSON.stringify(content)), row._id);
      // An erasure that came between stays one.
      count += (await rowsOf(this.db).updateOne({ _id: row._id, keyId: trusted({ $exists: true }) }, { $set: { keyId, box: new mongo.Binary(box) } }))
        .modifiedCount;
    }
    return count;
  }
}

/** Written with the event that needs them: from now on they stay until they are erased. */
export const claimed = ({ stream, commandId }: Recorded, comment: number): RowWrite => ({
  collection: personalData,
  write: { updateOne: { filter: { _id: personalRef(stream, commandId) as never }, update: { $set: { comment }, $unset: { until: '' } } } }, // rows are named by digests
});

/** Written with the event that says so, in its transaction. Only what this keeper answers for. */
export const erasedBy = (keeper: string, ref: string, at: Instant): RowWrite => ({
  collection: personalData,
  write: {
    updateOne: { filter: { _id: ref as never, keeper }, update: { $set: { erased: at, mailLeft: true }, $unset: { box: '', keyId: '', until: '' } } },
  }, // as above
});
