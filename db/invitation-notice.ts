import type { Connection } from 'mongoose';
import type { NoticeRow } from '../activities/journal.js';
import { isDuplicate } from './duplicate.js';
import { findInvitation, invitations, type InvitationRow } from './invitation.js';
import { modelOf, trusted } from './model.js';
import { deliveryId } from './notice.js';
import { deliveries, notices, unreached, type DeliveryOutcome, type DeliveryRow, type UnreachedRow } from './notice-row.js';

/** Notices of events are counted from 0: those of invitations, which follow no event of their own, from here. */
const firstNumber = 1000;
const mostTries = 50;

type Made = Omit<InvitationRow, 'notice'>;
/** After which event of its record it was made, and what its notice says. */
type Told = Pick<NoticeRow, 'template' | 'data'> & { readonly seq: number };

/**
 * Keeps an invitation, and puts it into the ledger of its record: one that our mail carries waits there for its turn, one that is handed on has nothing left to do. Of two that are
 * made with one secret, asked for twice in the same moment, the first is kept and given to both.
 */
export async function noteInvitation(db: Connection, made: Made, told: Told): Promise<InvitationRow> {
  const many = await modelOf(db, invitations).countDocuments({ stream: made.stream });
  for (let n = firstNumber + many; n < firstNumber + many + mostTries; n += 1) {
    const row = { ...made, notice: `${made.stream}#${told.seq}.${n}` };
    if (await inserted(db, row, told)) return row;
    const first = await findInvitation(db, { print: made.print });
    if (first !== null) return first;
  }
  throw new Error(`no number is free for an invitation to ${made.stream}`);
}

/** Both or none; false when somebody else was invited in the same moment, under this number. */
async function inserted(db: Connection, row: InvitationRow, { template, data }: Told): Promise<boolean> {
  const state = row.way === 'mail' ? { state: 'queued' as const, unbegun: true as const } : { state: 'done' as const, counts: {} };
  const notice = { _id: row.notice, stream: row.stream, template, data, to: [{ person: row.person }], ...state };
  try {
    await db.transaction(async (session) => {
      await modelOf(db, invitations).insertOne(row, { session });
      await notices(db).insertOne(notice, { session });
    });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** What became of the mail of an invitation. */
export type Mailed = { readonly outcome: DeliveryOutcome; readonly at: number | null };

/** The same of many, by invitation; those that were handed on are not in it. */
export async function mailedOf(db: Connection, rows: readonly InvitationRow[]): Promise<ReadonlyMap<string, Mailed>> {
  const mailed = rows.filter(({ way }) => way === 'mail');
  const ids = mailed.map(({ notice, person }) => deliveryId(notice, person));
  const sent = await deliveries(db)
    .find({ _id: trusted({ $in: ids }) })
    .lean<DeliveryRow[]>();
  const missed = await unreached(db)
    .find({ notice: trusted({ $in: mailed.map(({ notice }) => notice) }) })
    .lean<UnreachedRow[]>();
  const found = new Map<string, Mailed>([
    ...missed.map(({ notice, at }) => [notice, { outcome: 'noAddress' as const, at }] as const),
    ...sent.map(({ notice, outcome, at }) => [notice, { outcome, at: outcome === 'pending' ? null : at }] as const),
  ]);
  return new Map(mailed.map(({ _id, notice }) => [_id, found.get(notice) ?? { outcome: 'pending', at: null }]));
}
