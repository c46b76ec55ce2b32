import { localDay, startOfDay } from '../../domain/law/calendar/instant.js';
import type { Instant } from '../../domain/kernel/decider.js';

/**
 * When somebody wants mail that the procedure does not require: not within these hours (Beijing time, from the full hour to the full hour, over midnight too), or once a day at this hour, all
 * together. Notices that the procedure requires go out at once, whatever was chosen.
 */
export type Wish = { readonly quiet: { readonly from: number; readonly until: number } | null; readonly digestAt: number | null };

export const noWish: Wish = { quiet: null, digestAt: null };

const hour = 3_600_000;
const day = 24 * hour;

const hourOf = (at: Instant): number => Math.floor((at - startOfDay(localDay(at))) / hour);

/** The next time that it is this hour; this very instant when it is. */
function next(at: Instant, wanted: number): Instant {
  const today = startOfDay(localDay(at)) + wanted * hour;
  return today >= at ? today : today + day;
}

const isQuiet = (at: Instant, { from, until }: NonNullable<Wish['quiet']>): boolean => {
  const now = hourOf(at);
  return from <= until ? now >= from && now < until : now >= from || now < until;
};

/** From when on a mail that nobody requires may go to who has this wish. */
export function mayGoAt(now: Instant, { quiet, digestAt }: Wish): Instant {
  const at = digestAt === null ? now : next(now, digestAt);
  return quiet !== null && isQuiet(at, quiet) ? next(at, quiet.until) : at;
}
