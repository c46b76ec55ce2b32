import type { Connection, Model } from 'mongoose';
import type { NoticeRow } from '../activities/journal.js';
import type { Instant, Stream } from '../domain/kernel/decider.js';
import { anything, collection, modelOf, texts } from './model.js';

/** `done`: everybody has an outcome and nobody's mail was refused; `failed`: somebody's was. Both are ends; `resendNotice` opens them again. */
export type NoticeState = 'queued' | 'delivering' | 'done' | 'failed';
/**
 * `pending` is between the decision to send and the word of the mail server; after a crash it is sent again under the same message id.
 * `overtaken`: while it was pending the recipient ceased to be one, e.g. voted before a reminder could be sent. `held`: its recipient
 * chose to get what is not required at another hour, `until`.
 */
export type DeliveryOutcome = 'pending' | 'sent' | 'noAddress' | 'failed' | 'overtaken' | 'held';

/**
 * One row of the ledger of notices. The journal writes it with its event, so rows of the public feed are complete then.
 * `attempts` counts turns since mail last went through; `firstAt` is the first of them and dates the mail; `owner` is the turn under way. `unbegun` stands until a turn
 * has begun since it was queued: what keeps it for long was not told to the engine.
 */
export type LedgerRow = Omit<NoticeRow, 'id'> & {
  readonly _id: string;
  readonly stream: Stream;
  readonly state: NoticeState;
  readonly attempts?: number;
  readonly firstAt?: Instant;
  readonly owner?: string;
  readonly unbegun?: true;
  readonly error?: string | null;
  /** Somebody is to be written to after all whom the turn under way has passed over: it is not the last one. */
  readonly again?: true;
  readonly counts?: { readonly [outcome in DeliveryOutcome]?: number };
  readonly resends?: readonly { readonly by: string; readonly at: Instant }[];
};

/**
 * What became of a notice for one recipient. `_id` is notice and recipient, so there is one per key whatever number of workers. `entry` says which entry of the book
 * of addresses it was written to: the address itself stands there alone, so that erasing it in one place erases it.
 */
export type DeliveryRow = {
  readonly _id: string;
  readonly notice: string;
  readonly recipient: string;
  readonly outcome: DeliveryOutcome;
  readonly at: Instant;
  readonly entry?: string;
  readonly messageId?: string;
  readonly until?: Instant;
  readonly attempts?: number;
  readonly error?: string | null;
};

/** People of one notice that nobody has an address of, many in a row: a roll of 100,000 must not become as many writes beside its votes. */
export type UnreachedRow = { readonly _id: string; readonly notice: string; readonly recipients: readonly string[]; readonly at: Instant };

/** Whether anybody is written to: the public feed gets no mail. */
export const isMailed = ({ to }: Pick<NoticeRow, 'to'>): boolean => !to.every((audience) => 'feed' in audience);

/** The ledger itself; db/notice-ledger.ts reads it for people. */
export const ledger = collection<LedgerRow>(
  'notices',
  {
    template: String,
    to: anything,
    data: anything,
    stream: String,
    state: String,
    attempts: Number,
    firstAt: Number,
    owner: String,
    unbegun: Boolean,
    error: String,
    again: Boolean,
    counts: anything,
    resends: anything,
  },
  [
    [{ state: 1 }, { name: 'queue' }],
    [{ unbegun: 1 }, { name: 'unbegun', sparse: true }],
    [{ stream: 1 }, { name: 'stream' }],
  ],
);
/** One row per recipient with an address. */
export const delivered = collection<DeliveryRow>(
  'deliveries',
  {
    notice: String,
    recipient: String,
    outcome: String,
    at: Number,
    entry: String,
    messageId: String,
    until: Number,
    attempts: Number,
    error: String,
  },
  [
    [{ notice: 1, outcome: 1 }, { name: 'notice' }],
    // Mails by the entry they were written to, so that they can be taken back.
    [{ entry: 1 }, { name: 'entry', sparse: true }],
    // Which mail came back.
    [{ messageId: 1 }, { name: 'messageId', sparse: true }],
    // What somebody was told, the latest first.
    [{ recipient: 1, at: -1 }, { name: 'recipient' }],
  ],
);
/** The recipients without one. */
export const missed = collection<UnreachedRow>('unreached', { notice: String, recipients: texts, at: Number }, [
  [{ notice: 1 }, { name: 'notice' }],
  [{ recipients: 1, at: -1 }, { name: 'recipients' }],
]);

export const notices = (db: Connection): Model<LedgerRow> => modelOf(db, ledger);
export const deliveries = (db: Connection): Model<DeliveryRow> => modelOf(db, delivered);
export const unreached = (db: Connection): Model<UnreachedRow> => modelOf(db, missed);
