import type { Connection } from 'mongoose';
import type { Instant } from '../domain/kernel/decider.js';
import { trusted } from './model.js';
import { deliveryId } from './notice.js';
import { deliveries, notices, unreached, type DeliveryOutcome, type DeliveryRow, type LedgerRow, type UnreachedRow } from './notice-row.js';

/** A notice that somebody was told, and what became of its mail. */
export type Told = { readonly _id: string; readonly at: Instant; readonly outcome: DeliveryOutcome; readonly row: LedgerRow };

type Paging = { readonly before: readonly [Instant, string] | null; readonly most: number };
type Found = Pick<DeliveryRow, '_id' | 'notice' | 'at' | 'outcome'>;

const later = (a: Found, b: Found): number => b.at - a.at || (a._id < b._id ? 1 : -1);

/** What somebody was told, the latest first, also where no mail could be sent: whoever signs in reads it here. */
export async function noticesTo(db: Connection, recipient: string, { before, most }: Paging): Promise<readonly Told[]> {
  const until = before === null ? {} : { at: trusted({ $lte: before[0] }) };
  // More than fall together in one instant; what lies before the cursor is cut off below.
  const limit = most + 50;
  const [sent, without] = await Promise.all([
    deliveries(db)
      .find({ recipient, ...until })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<DeliveryRow[]>(),
    unreached(db)
      .find({ recipients: recipient, ...until }, { notice: 1, at: 1 })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<Pick<UnreachedRow, '_id' | 'notice' | 'at'>[]>(),
  ]);
  const all: readonly Found[] = [
    ...sent,
    ...without.map(({ notice, at }): Found => ({ _id: deliveryId(notice, recipient), notice, at, outcome: 'noAddress' })),
  ];
  const page = all
    .filter(({ at, _id }) => before === null || at < before[0] || (at === before[0] && _id < before[1]))
    .toSorted(later)
    .slice(0, most);
  const rows = await notices(db)
    .find({ _id: trusted({ $in: page.map(({ notice }) => notice) }) })
    .lean<LedgerRow[]>();
  return page.flatMap(({ _id, notice, at, outcome }) => {
    const row = rows.find((one) => one._id === notice);
    return row === undefined ? [] : [{ _id, at, outcome, row }];
  });
}
