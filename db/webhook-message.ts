import { hash } from 'node:crypto';
import type { Connection, Model } from 'mongoose';
import type { JournalStep } from '../activities/journal.js';
import { aboutStandard } from '../domain/ballot/about-standard.js';
import type { BallotState } from '../domain/ballot/state.js';
import { kindOf, type Instant, type Recorded } from '../domain/kernel/decider.js';
import { lifecycles } from '../domain/lifecycles.js';
import { anything, collection, modelOf, trusted } from './model.js';
import type { View } from './projection.js';
import { projections } from './projections.js';
import { listeningAt } from './webhook.js';

/**
 * One message of one webhook. `_id` is webhook and cursor, so there is one for an event however often its step is written; the cursor goes by the time of the event. It names nobody: what it
 * says is what everybody who sees the lifecycle may see to have happened.
 */
export type MessageRow = {
  readonly _id: string;
  readonly hook: string;
  readonly cursor: string;
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly title: { readonly zh: string; readonly en: string | null } | null;
  readonly rehearsal: boolean;
  readonly at: Instant;
  readonly state: 'waiting' | 'delivered';
  readonly attempts: number;
  readonly lastAt: Instant | null;
  readonly status: number | null;
  readonly error: string | null;
  /** Until when it can be sent again. */
  readonly keptUntil: Date;
};

const keptMs = 90 * 86_400_000;

export const webhookMessages = collection<MessageRow>(
  'webhookMessages',
  {
    ...{ hook: String, cursor: String, stream: String, seq: Number, type: { type: String }, title: anything, rehearsal: Boolean, at: Number },
    ...{ state: String, attempts: Number, lastAt: Number, status: Number, error: String, keptUntil: Date },
  },
  [
    [{ hook: 1, state: 1, cursor: 1 }, { name: 'waiting' }],
    [{ keptUntil: 1 }, { name: 'kept', expireAfterSeconds: 0 }],
  ],
);

/** What of the state of a ballot says what it is called. */
const asked = { 'state.question': 1, 'state.purpose': 1, 'state.follows': 1 };

const rowsOf = (db: Connection): Model<MessageRow> => modelOf(db, webhookMessages);
const idIn = (hook: string, cursor: string): string => `${hook}|${cursor}`;

/** The id of a message to its receiver: the same whenever it is sent, so that it is known again. */
export const messageId = ({ _id }: Pick<MessageRow, '_id'>): string => `msg_${hash('sha256', _id, 'base64url').slice(0, 27)}`;

/** `messageCursor` of the contract takes what this makes, and nothing else. */
const cursorOf = ({ at, stream, seq }: Recorded): string => `${at.toString(36).padStart(9, '0')}-${stream}-${String(seq).padStart(9, '0')}`;

/** Whether everybody who sees the lifecycle may know that this happened. Votes and other papers are not among it. */
const isOpen = ({ stream, type }: Recorded): boolean => lifecycles[kindOf(stream)]?.events[type]?.sight?.everybody !== undefined;

const textsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/** The question of a ballot that is not about a standard is left out: it may be about a person, and what a message says leaves the installation. */
function titleIn({ _id, title, state }: View): MessageRow['title'] {
  const isBallot = kindOf(_id) === 'ballot';
  const found: unknown = isBallot ? questionIn(state as BallotState) : title; // written by the projection of ballots
  if (typeof found === 'string') return { zh: found, en: null };
  if (typeof found !== 'object' || found === null || !('zh' in found) || typeof found.zh !== 'string') return null;
  return { zh: found.zh, en: 'en' in found && typeof found.en === 'string' ? found.en : null };
}

const questionIn = (ballot: Pick<BallotState, 'purpose' | 'follows' | 'question'>): string | null => (aboutStandard(ballot) ? ballot.question : null);

/** Writes a message of what happened for every webhook of an organisation that is party to it, once; answers with those that have something to send. */
export async function noteMessages(db: Connection, { stream, events }: Pick<JournalStep, 'stream' | 'events'>): Promise<readonly string[]> {
  const open = events.filter(isOpen);
  const views = projections[kindOf(stream)]?.views;
  if (open.length === 0 || views === undefined) return [];
  const view = await modelOf(db, views)
    .findOne({ _id: stream }, { parties: 1, title: 1, rehearsal: 1, ...asked })
    .lean<View>();
  const hooks = view === null ? [] : await listeningAt(db, textsIn(view['parties']));
  if (view === null || hooks.length === 0) return [];
  const about = { title: titleIn(view), rehearsal: view['rehearsal'] === true };
  const rows = hooks.flatMap(({ _id }) => open.map((event) => rowOf(_id, event, about)));
  await rowsOf(db).bulkWrite(rows.map(({ _id, ...row }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: row }, upsert: true } })));
  return hooks.map(({ _id }) => _id);
}

const rowOf = (hook: string, event: Recorded, about: Pick<MessageRow, 'title' | 'rehearsal'>): MessageRow => {
  const { stream, seq, type, at } = event;
  const cursor = cursorOf(event);
  const fresh = {
    state: 'waiting',
    attempts: 0,
    lastAt: null,
    status: null,
    error: null,
    keptUntil: new Date(Math.max(at, Date.now()) + keptMs),
  } as const;
  return { _id: idIn(hook, cursor), ...{ hook, cursor, stream, seq, type: `${kindOf(stream)}.${type}`, at }, ...about, ...fresh };
};

/** What waits for a webhook, in the order in which it happened. */
export const waitingMessages = (db: Connection, hook: string, most: number): Promise<MessageRow[]> =>
  rowsOf(db).find({ hook, state: 'waiting' }).sort({ cursor: 1 }).limit(most).lean<MessageRow[]>();

/** The ledger behind a cursor. */
export const messagesAfter = (
  db: Connection,
  hook: string,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<MessageRow[]> =>
  rowsOf(db)
    .find({ hook, cursor: trusted({ $gt: after }) })
    .sort({ cursor: 1 })
    .limit(most)
    .lean<MessageRow[]>();

/** Whose messages wait: for a worker that starts, or one that was not told. */
export const hooksThatWait = (db: Connection): Promise<string[]> => rowsOf(db).distinct('hook', { state: 'waiting' });

export type Tried = { readonly at: Instant; readonly status: number | null; readonly error: string | null };

/** One attempt: without an error it was taken. */
export async function markTried(db: Connection, { _id }: Pick<MessageRow, '_id'>, { at, status, error }: Tried): Promise<void> {
  const state = error === null ? 'delivered' : 'waiting';
  await rowsOf(db).updateOne({ _id }, { $set: { state, lastAt: at, status, error }, $inc: { attempts: 1 } });
}

/** Has everything behind a cursor sent again; answers how many messages that are. */
export async function replayAfter(db: Connection, hook: string, after: string): Promise<number> {
  const again = await rowsOf(db).updateMany({ hook, cursor: trusted({ $gt: after }) }, { $set: { state: 'waiting', error: null } });
  return again.matchedCount;
}
