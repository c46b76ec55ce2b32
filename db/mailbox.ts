import { mongo, Schema, type Connection, type Model } from 'mongoose';
import { mailAddress } from '../contract/mail-address.js';
import type { Instant } from '../domain/kernel/decider.js';
import type { RowWrite } from './projection.js';
import type { Sealing } from './sealing.js';
import { anything, collection, modelOf, trusted } from './model.js';

/**
 * Where somebody gets mail: said by the person, `keeper` null, or entered by an organisation for its own notices. Kept beside the archive, because an address must
 * be erasable on request (个人信息保护法 第四十七条), and sealed, so that erasing need not chase bytes. Erased, a row has no box and says when and by whom.
 * `refused`: since when mail servers take nothing for it.
 */
type MailboxRow = {
  readonly _id: string;
  readonly person: string;
  readonly keeper: string | null;
  readonly by: string;
  readonly at: Instant;
  readonly keyId?: string;
  readonly box?: mongo.Binary;
  readonly erased?: Instant;
  readonly refused?: Instant;
  readonly mailLeft?: true;
};

/** Who entered or erased an address, without it. Insert only; what an organisation erases stands in its log instead. */
type RecordRow = Hand & Entry & { readonly what: 'entered' | 'erased' };

/** Whose entry about whom. */
export type Entry = { readonly person: string; readonly keeper: string | null };
type Hand = { readonly by: string; readonly at: Instant };
/** An address, and the entry it stands in since when; `own` when the person said it. */
export type Address = { readonly mail: string; readonly entry: string; readonly at: Instant; readonly own: boolean; readonly refused: boolean };

const askedAtOnce = 1000;

export const mailboxes = collection<MailboxRow>(
  'mailboxes',
  {
    person: String,
    keeper: String,
    by: String,
    at: Number,
    keyId: String,
    box: anything,
    erased: Number,
    refused: Number,
    mailLeft: Boolean,
  },
  [
    [{ person: 1 }, { name: 'person' }],
    [{ mailLeft: 1 }, { name: 'mailLeft', sparse: true }],
  ],
);

export const mailboxRecords = collection<RecordRow>('mailboxRecords', {
  _id: { type: Schema.Types.ObjectId, auto: true },
  person: String,
  keeper: String,
  by: String,
  at: Number,
  what: String,
});

const entryOf = ({ person, keeper }: Entry): string => (keeper === null ? person : `${keeper}|${person}`);
const aboutOf = (entry: string): string => `mailbox ${entry}`;
const erasure = ({ by, at }: Hand) => ({ $set: { erased: at, mailLeft: true as const, by, at }, $unset: { box: '' as const, keyId: '' as const } });

/** What was said by the person goes before what anybody entered, whenever; only an address that mail servers refuse goes behind. Of entries the latest counts. */
const rankOf = ({ keeper, refused, at }: MailboxRow): readonly number[] => [refused === undefined ? 1 : 0, keeper === null ? 1 : 0, at];
function goesBefore(a: MailboxRow, b: MailboxRow | undefined): boolean {
  if (b === undefined) return true;
  const [ranks, others] = [rankOf(a), rankOf(b)];
  const differs = ranks.findIndex((rank, n) => rank !== others[n]);
  return differs !== -1 && (ranks[differs] ?? 0) > (others[differs] ?? 0);
}

/** The addresses of people with accounts and of members on rolls. */
export class AddressBook {
  constructor(
    private readonly db: Connection,
    private readonly sealing: Sealing,
  ) {}

  private get boxes(): Model<MailboxRow> {
    return modelOf(this.db, mailboxes);
  }

  /** Enters an address: a keeper's never touches what others use, nor what the person has said. Throws on what is no address. */
  async put(entry: Entry, mail: string, hand: Hand): Promise<void> {
    const _id = entryOf(entry);
    const { keyId, box } = this.sealing.seal(Buffer.from(mailAddress.parse(mail)), aboutOf(_id));
    const row = { ...entry, ...hand, keyId, box: new mongo.Binary(box) };
    await this.recorded({ ...entry, ...hand, what: 'entered' }, async (session) => {
      await this.boxes.updateOne({ _id }, { $set: row, $unset: { erased: '', refused: '' } }, { upsert: true, session });
    });
  }

  private async recorded(record: RecordRow, change: (session: mongo.ClientSession) => Promise<void>): Promise<void> {
    await this.db.transaction(async (session) => {
      await modelOf(this.db, mailboxRecords).insertOne(record, { session });
      await change(session);
    });
  }

  /** Erases what the person has said. An organisation's entry is erased with its event, by `addressErasedBy`. */
  async eraseOwn(person: string, at: Instant): Promise<void> {
    const hand = { by: person, at };
    await this.recorded({ person, keeper: null, ...hand, what: 'erased' }, async (session) => {
      await this.boxes.updateOne({ _id: person, box: trusted({ $exists: true }) }, erasure(hand), { session });
    });
  }

  /** When an entry was made, unless it was erased; null when there never was one. */
  async entered(entry: Entry): Promise<{ readonly at: Instant; readonly erased: boolean } | null> {
    const row = await this.boxes.findOne({ _id: entryOf(entry) }, { at: 1, erased: 1 }).lean<Pick<MailboxRow, 'at' | 'erased'>>();
    return row === null ? null : { at: row.at, erased: row.erased !== undefined };
  }

  /** The organisations that have an address of this person: who asks for erasure knows whom to ask. */
  async keepersOf(person: string): Promise<readonly string[]> {
    const rows = await this.boxes
      .find({ person, keeper: trusted({ $ne: null }), box: trusted({ $exists: true }) }, { keeper: 1 })
      .sort({ keeper: 1 })
      .lean<MailboxRow[]>();
    return rows.flatMap(({ keeper }) => keeper ?? []);
  }

  /** The addresses of people for notices of these organisations, by person; those without one are not in it. Asked a thousand at a time: a roll may have 100,000. */
  async read(persons: readonly string[], keepers: readonly string[] = []): Promise<ReadonlyMap<string, Address>> {
    const found = new Map<string, Address>();
    for (let from = 0; from < persons.length; from += askedAtOnce)
      for (const [person, row] of await this.first(persons.slice(from, from + askedAtOnce), keepers)) found.set(person, this.addressIn(row));
    return found;
  }

  private async first(persons: readonly string[], keepers: readonly string[]): Promise<ReadonlyMap<string, SealedRow>> {
    const ids = persons.flatMap((person) => [null, ...keepers].map((keeper) => entryOf({ person, keeper })));
    const found = new Map<string, SealedRow>();
    for (const row of await this.boxes.find({ _id: trusted({ $in: ids }) }).lean<MailboxRow[]>())
      if (isSealed(row) && goesBefore(row, found.get(row.person))) found.set(row.person, row);
    return found;
  }

  private addressIn(row: SealedRow): Address {
    return { mail: this.unseal(row), entry: row._id, at: row.at, own: row.keeper === null, refused: row.refused !== undefined };
  }

  /** The word of a mail server about an address: it stays with the entry until another is entered, or mail goes through again. */
  async answered({ entry, at, refused }: Omit<Address, 'mail' | 'own'>, taken: boolean, now: Instant): Promise<void> {
    if (taken !== refused) return;
    await this.boxes.updateOne({ _id: entry, at }, taken ? { $unset: { refused: '' } } : { $set: { refused: now } });
  }

  /** The address in an entry; null when it was erased, or there is none. */
  async mailIn(entry: string): Promise<string | null> {
    const row = await this.boxes.findOne({ _id: entry }).lean<MailboxRow>();
    return row !== null && isSealed(row) ? this.unseal(row) : null;
  }

  /** A mail came back after its server had taken it. One that was entered since stays as it is. */
  async bounced(entry: string, { sent, now }: { readonly sent: Instant; readonly now: Instant }): Promise<void> {
    await this.boxes.updateOne({ _id: entry, at: trusted({ $lte: sent }), refused: trusted({ $exists: false }) }, { $set: { refused: now } });
  }

  private unseal({ _id, keyId, box }: SealedRow): string {
    return Buffer.from(this.sealing.open({ keyId, box: box.buffer }, aboutOf(_id))).toString('utf8');
  }

  /** Entries that were erased and may still have mail in an outbox. */
  async erasedWithMail(): Promise<readonly { readonly entry: string; readonly erased: Instant }[]> {
    const rows = await this.boxes.find({ mailLeft: true }).limit(100).lean<MailboxRow[]>();
    return rows.map(({ _id, erased = 0 }) => ({ entry: _id, erased }));
  }

  async mailForgotten(entry: string): Promise<void> {
    await this.boxes.updateOne({ _id: entry }, { $unset: { mailLeft: '' } });
  }

  /** Seals again, with the key that is first now, what an older one sealed. */
  async reseal(): Promise<number> {
    const current = this.sealing.seal(new Uint8Array(), '').keyId;
    let count = 0;
    const older = this.boxes.find({ keyId: trusted({ $exists: true, $ne: current }) }).lean<MailboxRow>();
    for await (const row of older.cursor()) {
      if (!isSealed(row)) continue;
      const { keyId, box } = this.sealing.seal(Buffer.from(this.unseal(row)), aboutOf(row._id));
      // An erasure, or another address, that came between stays.
      const same = { _id: row._id, keyId: row.keyId, at: row.at };
      count += (await this.boxes.updateOne(same, { $set: { keyId, box: new mongo.Binary(box) } })).modifiedCount;
    }
    return count;
  }
}

type SealedRow = MailboxRow & Required<Pick<MailboxRow, 'keyId' | 'box'>>;
const isSealed = (row: MailboxRow): row is SealedRow => row.keyId !== undefined && row.box !== undefined;

type Erased = { readonly keeper: string; readonly person: string; readonly entered: Instant };

/**
 * Written with the event that says so, in its transaction. What was entered after it stays, when the archive is filled again after a restore; `entered` tells when the
 * erased entry was made, for the clock of who entered it may be ahead.
 */
export const addressErasedBy = ({ keeper, person, entered }: Erased, hand: Hand): RowWrite => ({
  collection: mailboxes,
  write: {
    updateOne: { filter: { _id: entryOf({ person, keeper }) as never, at: { $lte: Math.max(entered, hand.at) } }, update: erasure(hand) },
  }, // rows are named by entries
});
