import { noticeWords } from '../../contract/notices.js';
import { mayGoAt, noWish } from '../../contract/notices/quiet-hours.js';
import { hold, heldFor } from '../../db/held-notice.js';
import { wishesOf } from '../../db/notice-wish.js';
import type { LedgerRow } from '../../db/notice-row.js';
import type { Delivery } from './delivery.js';

/**
 * Of the recipients of a notice, those who chose to get it later (`waiting`, the first of them from `until` on), those whose hour has come (`due`), and of these those who chose to get everything
 * together (`together`).
 */
export type HeldBack = {
  readonly waiting: ReadonlySet<string>;
  readonly until: number | null;
  readonly due: ReadonlySet<string>;
  readonly together: ReadonlySet<string>;
};

const nobody: HeldBack = { waiting: new Set(), until: null, due: new Set(), together: new Set() };

/** What is held must arrive while there is time left to act on it. */
const leftToAct = 3_600_000;
const inTime = ({ data }: LedgerRow, at: number): boolean => typeof data['closesAt'] !== 'number' || at + leftToAct <= data['closesAt'];

/** Holds a notice that nothing requires for those who want it later. All others go out at once, whatever anybody chose. */
export async function holdBack({ db, clock }: Pick<Delivery, 'db' | 'clock'>, row: LedgerRow, people: readonly string[]): Promise<HeldBack> {
  if (noticeWords(row.template)?.courtesy !== true) return nobody;
  const [wishes, held] = await Promise.all([wishesOf(db, people), heldFor(db, row._id)]);
  const now = clock();
  const [waiting, due, together] = [new Map<string, number>(), new Set<string>(), new Set<string>()];
  for (const person of people) {
    const wish = wishes.get(person) ?? noWish;
    const until = held.get(person);
    if (until !== undefined && until <= now) {
      due.add(person);
      if (wish.digestAt !== null) together.add(person);
      continue;
    }
    const at = until ?? mayGoAt(now, wish);
    if (at <= now || !inTime(row, at)) continue;
    if (until === undefined) await hold(db, { notice: row._id, recipient: person, until: at }, now);
    waiting.set(person, at);
  }
  return { waiting: new Set(waiting.keys()), until: waiting.size === 0 ? null : Math.min(...waiting.values()), due, together };
}
